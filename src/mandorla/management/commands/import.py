import getpass
import secrets
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from mandorla.ownership import settling, unpacking
from mandorla.ownership.trouble import NotTakenIn
from mandorla.people import actions
from mandorla.serving import readiness
from mandorla.serving.command import HouseCommand
from mandorla.serving.refusal import Refused
from mandorla.shared import clock

BYTES = 12


class Command(HouseCommand):
    help = "Take a file in that somebody took along, where nobody has an account yet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--passphrase-file", type=Path, help="a file that holds the passphrase; else you are asked"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        readiness.check()
        now = clock.now()
        try:
            content = options["file"].read_bytes()
            passphrase = self._passphrase(content, options["passphrase_file"])
            rows, files = unpacking.unpack(content, passphrase)
            person = settling.settle(rows=rows, files=files, now=now)
        except (OSError, NotTakenIn) as reason:
            raise Refused(str(reason)) from None
        password = secrets.token_urlsafe(BYTES)
        actions.reset_password(person=person, password=password, now=now)
        self.say(f"Everything is here again. Sign in as {person.username} with this password: {password}")
        for other in settling.places_kept(person):
            self.say(f"The place of the other is kept: `mandorla reset {other}` hands it to them.")

    def _passphrase(self, content: bytes, file: Path | None) -> str:
        if not unpacking.is_locked(content):
            return ""
        return file.read_text().rstrip("\r\n") if file else getpass.getpass("The passphrase of the file: ")
