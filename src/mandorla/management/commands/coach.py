import sys
from typing import Any

from django.core.management.base import CommandParser

from mandorla.coach.installing import NotInstalled, install
from mandorla.coach.lines import UnreadableLine, answers
from mandorla.serving.command import HouseCommand
from mandorla.serving.refusal import Refused


class Command(HouseCommand):
    help = "Answer lines of JSON about texts (`mandorla coach`), or fetch the coach's model (`mandorla coach install`)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", nargs="?", choices=["read", "install"], default="read")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._install() if options["what"] == "install" else self._read()
        except (NotInstalled, UnreadableLine) as reason:
            raise Refused(str(reason)) from reason

    def _install(self) -> None:
        install()
        self.say("The model is here. The coach uses it from the next start on.")

    def _read(self) -> None:
        for line in answers(sys.stdin):
            self.say(line)
