"""The first account. On a network, only who holds the set-up link may take it."""

import secrets

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from mandorla.people.models import Person

SESSION_KEY = "setup"


def token() -> str:
    """The one-time word of the set-up link; made on first use, kept beside the host's key, gone with the first account."""
    path = settings.MANDORLA_KEYS / "setup.word"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(18))
    return str(path.read_text())


def may_begin(request: HttpRequest) -> bool:
    """Whether this browser may make the first account of this server."""
    if Person.objects.exists():
        return False
    if not settings.MANDORLA_IS_LAN:
        return True
    return constant_time_compare(request.session.get(SESSION_KEY, ""), token())
