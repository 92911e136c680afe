import sys
from typing import Any

from django.core.management.base import CommandParser

from mandorla.serving import readiness, worker
from mandorla.serving.command import HouseCommand


class Command(HouseCommand):
    help = "Run the queue and the timetable. `mandorla serve` does it too."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--attached", action="store_true", help="end when standard input closes")

    def handle(self, *args: Any, **options: Any) -> None:
        readiness.check()
        sys.exit(worker.work(is_attached=options["attached"]))
