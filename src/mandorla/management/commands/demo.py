import os
import secrets
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandParser

from mandorla.demo import presence
from mandorla.demo.furnishing import furnish
from mandorla.serving import door, making
from mandorla.serving.command import HouseCommand
from mandorla.shared import clock


class Command(HouseCommand):
    help = "A throw-away Mandorla with people in it, on this machine only. It is gone when you stop it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        port: int = options["port"]
        if not presence.is_here():
            door.take(door.LOOPBACK, port, "demo").close()
            _begin_apart(port)
        signal.signal(signal.SIGTERM, _leave)
        try:
            making.make_ready()
            furnish(now=clock.now())
            self.say(f"Be anybody you like, at {door.url(door.LOOPBACK, port)}/demo/")
            call_command("serve", port=port)
        finally:
            shutil.rmtree(Path(settings.MANDORLA_DATA).parent, ignore_errors=True)


def _begin_apart(port: int) -> NoReturn:
    """Begin again in a new folder; nothing of the surroundings comes along, least of all a database."""
    folder = Path(tempfile.mkdtemp(prefix="mandorla-demo-"))
    (folder / presence.MARK).touch()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MANDORLA_")}
    own = {
        "MANDORLA_DEMO": "1",
        "MANDORLA_BACKUPS": "",
        "MANDORLA_DATA": str(folder / "data"),
        "MANDORLA_KEYS": str(folder / "keys"),
        "MANDORLA_SECRET_KEY": secrets.token_urlsafe(48),
        "MANDORLA_ORIGIN": door.url(door.LOOPBACK, port),
        "MANDORLA_HOST_NAME": "Val",
    }
    command = [sys.executable, "-m", "mandorla", "demo", "--port", str(port)]
    os.execve(sys.executable, command, {**kept, **own})  # noqa: S606 - this very program


def _leave(number: int, frame: object) -> NoReturn:
    sys.exit(0)
