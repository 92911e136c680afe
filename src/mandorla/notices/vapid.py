"""The keys by which push services know this server: made when they are first needed, and never again."""

import base64

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid02

from mandorla.notices.models import Signature
from mandorla.vault import host

NAME = PURPOSE = "vapid"


def make_ready() -> None:
    """Make the keys, where there are none yet; repeating it changes nothing."""
    if not public_key():
        _make()


def public_key() -> str:
    """The public half, as a browser's `applicationServerKey` wants it; empty until the keys are made."""
    return Signature.objects.filter(name=NAME).values_list("public", flat=True).first() or ""


def private_key() -> Vapid02:
    """The private half, ready to sign."""
    make_ready()
    sealed = Signature.objects.get(name=NAME).sealed
    return Vapid02.from_string(private_key=host.unseal(sealed, purpose=PURPOSE))


def _make() -> None:
    pair = ec.generate_private_key(ec.SECP256R1())
    public = pair.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    private = pair.private_numbers().private_value.to_bytes(32, "big")
    row = {"public": _text(public), "sealed": host.seal(_text(private), purpose=PURPOSE)}
    Signature.objects.get_or_create(name=NAME, defaults=row)


def _text(key: bytes) -> str:
    return base64.urlsafe_b64encode(key).rstrip(b"=").decode()
