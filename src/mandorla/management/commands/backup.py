from typing import Any

from mandorla.backups import making, restoring
from mandorla.serving import readiness
from mandorla.serving.command import HouseCommand
from mandorla.shared import clock


class Command(HouseCommand):
    help = "Back up content and keyring, while the server runs or not, and try the backup out."

    def handle(self, *args: Any, **options: Any) -> None:
        readiness.check_settings()
        made = making.make(now=clock.now())
        for backup in reversed(made):
            self.say(restoring.verify(backup))
        for backup in made:
            self.say(f"  {backup.file}")
        self.say("Keep a copy on another disk, the host key apart from both. Nothing opens without that key.")
