from typing import Any

from mandorla.serving import making
from mandorla.serving.command import HouseCommand


class Command(HouseCommand):
    help = "Set up the data folder: keys, tables, files. Repeating it makes only what is missing."

    def handle(self, *args: Any, **options: Any) -> None:
        for sentence in making.make_ready() or ["Everything is in place."]:
            self.say(sentence)
