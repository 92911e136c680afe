"""`mandorla COMMAND`: Django's commands and ours behind one entry point."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run the command named on the command line; `rotate-key` and `rotate_key` are the same."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mandorla.settings")
    words = sys.argv[:]
    if len(words) > 1:
        words[1] = words[1].replace("-", "_") if not words[1].startswith("-") else words[1]
    execute_from_command_line(words)


if __name__ == "__main__":
    main()
