import os
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from mandorla.people import setup
from mandorla.serving import door, household, making, presence, readiness
from mandorla.serving.command import HouseCommand
from mandorla.serving.refusal import Refused
from mandorla.serving.worker import Supervisor


class Command(HouseCommand):
    help = "Run Mandorla for one household: pages, live stream and worker, in one go."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="", help="the address to listen at; else this machine alone")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--lan", action="store_true", help="let phones in the same network in")
        parser.add_argument("--init", action="store_true", help="run `mandorla init` first")

    def handle(self, *args: Any, **options: Any) -> None:
        host = options["host"] or (door.EVERYWHERE if options["lan"] else door.LOOPBACK)
        entrance = door.take(host, options["port"], "serve")
        self._make_ready(options["init"])
        setup.retire()
        welcome = self._welcome(self._address(host, options), options["lan"])
        application, supervisor = household.household(), Supervisor()

        def when_open() -> None:
            self.say("\n".join(welcome))
            supervisor.start()

        with presence.hold(presence.WEB):
            try:
                household.run(application, entrance, when_open)
            finally:
                supervisor.stop()

    def _make_ready(self, is_asked: bool) -> None:
        if is_asked:
            for sentence in making.make_ready():
                self.say(sentence)
            if not settings.HAS_SECRET:  # it is in its file now, but settings were loaded earlier
                os.execv(sys.executable, [sys.executable, "-m", "mandorla", *sys.argv[1:]])  # noqa: S606
        readiness.check()

    def _address(self, host: str, options: dict[str, Any]) -> str:
        if options["lan"]:
            host = self._let_network_in(options["host"])
        elif "MANDORLA_ORIGIN" in os.environ or host not in setup.LOOPBACK:
            return settings.MANDORLA_ORIGIN
        address = door.url(host, options["port"])
        if "MANDORLA_ORIGIN" not in os.environ:
            settings.MANDORLA_ORIGIN = os.environ["MANDORLA_ORIGIN"] = address  # the worker's, too
        return address

    def _let_network_in(self, host: str) -> str:
        names = [host] if host else door.lan_names()
        if not (host or door.lan_addresses()):
            raise Refused("This machine has no address in a network. Connect it to one, then start again.")
        settings.MANDORLA_IS_LAN = True
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, *names]
        return names[0]

    def _welcome(self, address: str, is_lan: bool) -> list[str]:
        sentences = [f"Mandorla is at {address}"]
        if is_lan:
            sentences.append(
                "Others on this Wi-Fi can read what is sent; docs/run-it.md says how to get https."
            )
        if setup.is_needed():
            sentences.append(f"Open this once to make the first account: {address}/begin/{setup.token()}/")
        return sentences
