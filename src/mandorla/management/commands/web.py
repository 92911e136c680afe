import os
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from mandorla.people import setup
from mandorla.serving import door, lifeline, presence, readiness
from mandorla.serving.command import HouseCommand
from mandorla.serving.warmth import warm_application

PAGES = "mandorla.serving.pages:application"
THREADS = 4


class Command(HouseCommand):
    help = "Serve pages alone, above one household: run `mandorla stream` and `mandorla worker` beside it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default=door.LOOPBACK)
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)

    def handle(self, *args: Any, **options: Any) -> None:
        door.take(options["host"], options["port"], "web").close()
        readiness.check()
        warm_application()
        self.say(f"Pages are at {door.url(options['host'], options['port'])}")
        if setup.is_needed():
            link = f"{settings.MANDORLA_ORIGIN}/begin/{setup.token()}/"
            self.say(f"Open this once to make the first account: {link}")
        connections.close_all()  # forked processes must not share a connection
        lifeline.let_none_outlive_this()
        held = presence.hold(presence.WEB)
        Granian(
            PAGES,
            address=options["host"],
            port=options["port"],
            interface=Interfaces.WSGI,
            workers=options["processes"],
            blocking_threads=THREADS,
            websockets=False,
            log_level=LogLevels.warning,
            respawn_failed_workers=True,
        ).serve()
        held.close()
