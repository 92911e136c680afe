"""`mandorla COMMAND`: Django's commands and ours behind one entry point."""

import os
import sys

from django.conf import settings
from django.core.management import execute_from_command_line
from environs import EnvError

REFUSED = 2


def main() -> None:
    """Run the command named on the command line; `rotate-key` and `rotate_key` are the same."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mandorla.settings")
    # The coach multiplies small matrices: threads that wait for one another make that ten times slower.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    words = ["mandorla", *sys.argv[1:]]
    if len(words) > 1 and not words[1].startswith("-"):
        words[1] = words[1].replace("-", "_")
    _read_settings()
    execute_from_command_line(words)


def _read_settings() -> None:
    # Read here, so that a slip in the environment is answered by a sentence.
    try:
        _ = settings.DATABASES
    except (EnvError, ValueError) as reason:
        sys.stderr.write(f"A setting makes no sense. {reason}\n".replace('"', "`").replace("'", "`"))
        sys.exit(REFUSED)


if __name__ == "__main__":
    main()
