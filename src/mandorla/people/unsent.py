"""The lock on what was written without a network and waits in the browser: a session has its key, and nobody else.

The key is made of the token that lies in the session's sealed cookie, and of the server's secret. The server keeps
neither token nor key, so once the session has ended, what was locked with it opens to nobody.
"""

import base64
from dataclasses import dataclass

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from mandorla.people.middleware import DEVICE
from mandorla.people.models import Person

KEY_BYTES, NAME_BYTES = 32, 12


@dataclass(frozen=True, slots=True)
class Lock:
    """`name` tells one session's key from another's, `whose` one person from another; neither leads back."""

    key: str
    name: str
    whose: str


def lock_of(request: HttpRequest, person: Person) -> Lock:
    """The lock of the session that asks."""
    token = str(request.session[DEVICE])
    return Lock(
        key=_derive(token, "key", KEY_BYTES),
        name=_derive(token, "name", NAME_BYTES),
        whose=_derive(str(person.pk), "person", NAME_BYTES),
    )


def empty(response: HttpResponseBase) -> None:
    """Let the browser throw away what it holds of these pages, once a session ends."""
    response.headers["Clear-Site-Data"] = '"cache", "storage"'


def _derive(source: str, purpose: str, length: int) -> str:
    info, salt = f"mandorla.people unsent {purpose}".encode(), settings.SECRET_KEY.encode()
    derived = HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(source.encode())
    return base64.b64encode(derived).decode()
