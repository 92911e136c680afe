from typing import Any

from django.core.management.base import CommandParser

from mandorla.backups import places, restoring
from mandorla.backups.trouble import BackupTrouble
from mandorla.serving import presence
from mandorla.serving.command import HouseCommand
from mandorla.serving.refusal import Refused
from mandorla.shared import clock
from mandorla.vault.router import CONTENT, KEYRING

NEWEST = "newest"


class Command(HouseCommand):
    help = (
        "List backups, try one out, or put one back. A keyring that is in use stays, unless told otherwise."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "name", nargs="?", default="", help=f"which one, or `{NEWEST}`; without it: lists them"
        )
        parser.add_argument("--verify", action="store_true", help="only try it out; nothing is changed")
        parser.add_argument(
            "--with-keyring",
            action="store_true",
            help="its keyring, too: what was destroyed since then opens again",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["name"]:
            self._list()
            return
        name = options["name"]
        if name == NEWEST:
            found = places.newest(CONTENT, now=clock.now())
            if found is None:
                raise BackupTrouble(
                    f"There is no backup in {places.folder(CONTENT)} yet. Run `mandorla backup`."
                )
            name = found.name
        self._restore(name, is_trial=options["verify"], with_keyring=options["with_keyring"])

    def _list(self) -> None:
        found = places.all_of(CONTENT)
        for backup in found:
            self.say(backup.name)
        if not found:
            self.say(f"There is no backup in {places.folder(CONTENT)} yet. Run `mandorla backup`.")

    def _restore(self, name: str, *, is_trial: bool, with_keyring: bool) -> None:
        if not is_trial and any(map(presence.is_here, (presence.WEB, presence.WORKER))):
            raise Refused("Mandorla is running on this data. Stop it, then restore, then start it again.")
        # The current keyring has every key the content needs; an older one would bring back destroyed keys.
        needs_keyring = with_keyring or not places.source(KEYRING).is_file()
        for alias in (KEYRING, CONTENT):
            if alias == KEYRING and not (needs_keyring or is_trial):
                continue
            backup = places.named(alias, name)
            self.say(restoring.verify(backup))
            if not is_trial:
                aside = restoring.put_back(backup)
                self.say(f"It is in its place.{f' What was there is now {aside}.' if aside else ''}")
        if not is_trial:
            self.say("Start Mandorla, and ask `mandorla doctor`.")
