"""Sessions in a sealed cookie. There is no table of visits, and a browser's own files do not tell what a session holds:
for a moment it may be the secret of a code app, or a form that waits until the password was given once more."""

import base64
import binascii
import os
from functools import cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.sessions.backends.signed_cookies import SessionStore as SignedSessionStore
from django.core import signing

NONCE_BYTES = 12
_SALT = "django.contrib.sessions.backends.signed_cookies"


class SessionStore(SignedSessionStore):
    def load(self) -> dict[str, Any]:
        try:
            return signing.loads(  # type: ignore[no-any-return]
                _open(self.session_key or ""),
                serializer=self.serializer,
                max_age=self.get_session_cookie_age(),
                salt=_SALT,
            )
        except (signing.BadSignature, InvalidTag, binascii.Error, ValueError):
            self.create()
            return {}

    def _get_session_key(self) -> str:
        return _seal(super()._get_session_key() or "")


def _seal(text: str) -> str:
    nonce = os.urandom(NONCE_BYTES)
    return base64.urlsafe_b64encode(
        nonce + _aead(settings.SECRET_KEY).encrypt(nonce, text.encode(), None)
    ).decode()


def _open(sealed: str) -> str:
    given = base64.b64decode(sealed, altchars=b"-_", validate=True)
    if base64.urlsafe_b64encode(given).decode() != sealed:
        raise ValueError("bits beside the last byte were changed")
    return _aead(settings.SECRET_KEY).decrypt(given[:NONCE_BYTES], given[NONCE_BYTES:], None).decode()


@cache
def _aead(secret: str) -> AESGCM:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"mandorla.people session")
    return AESGCM(derived.derive(secret.encode()))
