import sys
from typing import Any

from django.core.management.base import CommandParser

from mandorla.serving import contents
from mandorla.serving.command import HouseCommand


class Command(HouseCommand):
    help = "`mandorla content check` reads every content file and says what is wrong, with file and line."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["check"])

    def handle(self, *args: Any, **options: Any) -> None:
        problems = contents.problems()
        for problem in problems:
            self.stderr.write(str(problem))
        if problems:
            sys.exit(1)
        self.say("All content is as it must be.")
