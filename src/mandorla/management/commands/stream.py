from typing import Any

from django.core.management.base import CommandParser

from mandorla.live import stream
from mandorla.serving import door, household, readiness
from mandorla.serving.command import HouseCommand


class Command(HouseCommand):
    help = "Serve the live stream alone, under /live/, above one household."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default=door.LOOPBACK)
        parser.add_argument("--port", type=int, default=8001)

    def handle(self, *args: Any, **options: Any) -> None:
        entrance = door.take(options["host"], options["port"], "stream")
        readiness.check_settings()
        readiness.check_secret()
        address = door.url(options["host"], options["port"])
        household.run(stream.application, entrance, lambda: self.say(f"The stream is at {address}/live/"))
