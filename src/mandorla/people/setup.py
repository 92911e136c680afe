"""The first account. If others can reach the server, only the holder of the set-up link may create it."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from mandorla.people.models import Person

SESSION_KEY = "setup"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def token() -> str:
    """The one-time token of the set-up link; created on first use, kept beside the host key until then."""
    path = _file()
    if not path.exists():
        _write(path, secrets.token_urlsafe(18))
    return path.read_text()


def retire() -> None:
    """Delete the token once there is an account. Repeating it changes nothing."""
    if Person.objects.exists():
        _file().unlink(missing_ok=True)


def is_needed() -> bool:
    """Whether creating an account needs the link: others can reach this server, and nobody has an account yet."""
    is_open = settings.MANDORLA_IS_LAN or urlsplit(settings.MANDORLA_ORIGIN).hostname not in LOOPBACK
    return is_open and not Person.objects.exists()


def may_begin(request: HttpRequest) -> bool:
    """Whether this browser may create the first account on this server."""
    if Person.objects.exists():
        return False
    return not is_needed() or constant_time_compare(request.session.get(SESSION_KEY, ""), token())


def _file() -> Path:
    return Path(settings.MANDORLA_KEYS, "setup.word")


def _write(path: Path, word: str) -> None:
    # Linked when it is complete: nobody may ever read an empty word, which any browser could say.
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    draft.write_text(word)
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
