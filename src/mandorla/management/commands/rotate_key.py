from typing import Any

from mandorla.serving import readiness
from mandorla.serving.command import HouseCommand
from mandorla.vault import rotation


class Command(HouseCommand):
    help = "Put a new host key in use and wrap every key under it. What is encrypted stays as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        readiness.check()
        wrapped = rotation.rotate()
        self.say(f"A new host key is in use; {wrapped} keys were wrapped under it.")
        self.say(
            "Run `mandorla backup` now, and copy the key to where the former one lies: a keyring of an earlier "
            "backup opens with the former one alone."
        )
