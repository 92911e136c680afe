"""What Mandorla's own commands have in common."""

import os
import sys

from django.core.management.base import BaseCommand

from mandorla.backups.trouble import BackupTrouble
from mandorla.library.reading import ContentProblem
from mandorla.serving.refusal import Refused
from mandorla.vault.errors import VaultError

REFUSED = 2
PRIVATE = 0o077


class HouseCommand(BaseCommand):
    """A command that says in a sentence, without a traceback, why it refuses; files it makes are its owner's alone."""

    requires_system_checks: list[str] = []

    def run_from_argv(self, argv: list[str]) -> None:
        os.umask(PRIVATE)
        try:
            super().run_from_argv(argv)
        except (Refused, BackupTrouble, VaultError, ContentProblem) as reason:
            self.stderr.write(str(reason))
            sys.exit(REFUSED)
        except KeyboardInterrupt:
            sys.exit(0)

    def say(self, sentence: str) -> None:
        """Print a sentence at once, also into a pipe."""
        self.stdout.write(sentence)
        self.stdout.flush()
