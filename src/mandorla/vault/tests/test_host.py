import base64
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from mandorla.vault import host, keys, rotation
from mandorla.vault.errors import DoesNotOpen, KeyMissing
from mandorla.vault.logic import cipher
from mandorla.vault.models import DataKey

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.mark.parametrize("purpose", ["mfa", "stream", ""])
@pytest.mark.parametrize("text", ["", SECRET, "ä👋\0"])
def test_what_was_sealed_comes_back(text: str, purpose: str) -> None:
    sealed = host.seal(text, purpose=purpose)

    assert host.unseal(sealed, purpose=purpose) == text
    assert sealed.isascii()
    assert not text or text not in sealed


def test_the_same_secret_is_sealed_differently_each_time() -> None:
    assert host.seal(SECRET, purpose="mfa") != host.seal(SECRET, purpose="mfa")


def test_a_secret_does_not_open_for_another_purpose() -> None:
    sealed = host.seal(SECRET, purpose="mfa")

    with pytest.raises(DoesNotOpen):
        host.unseal(sealed, purpose="mf")


def test_a_changed_secret_does_not_open() -> None:
    sealed = base64.urlsafe_b64decode(host.seal(SECRET, purpose="mfa"))
    random = Random(7)
    for _ in range(200):
        changed = bytearray(sealed)
        changed[random.randrange(len(changed))] ^= random.randint(1, 255)
        with pytest.raises(DoesNotOpen):
            host.unseal(base64.urlsafe_b64encode(changed).decode(), purpose="mfa")


@pytest.mark.parametrize("nonsense", ["", "a", "nö", "====", SECRET, "AQ=="])
def test_what_was_never_sealed_does_not_open(nonsense: str) -> None:
    host.seal(SECRET, purpose="mfa")

    with pytest.raises(DoesNotOpen):
        host.unseal(nonsense, purpose="mfa")


def test_a_secret_with_anything_between_is_none() -> None:
    sealed = host.seal(SECRET, purpose="mfa")

    for changed in (f"{sealed[:8]}\n{sealed[8:]}", f"{sealed}!", "nö"):
        with pytest.raises(DoesNotOpen, match=r"^This is not a secret sealed for mfa\.$"):
            host.unseal(changed, purpose="mfa")


def test_a_secret_that_was_sealed_once_opens_for_ever() -> None:
    sealed = base64.urlsafe_b64decode(host.seal(SECRET, purpose="mfa"))
    key = cipher.derive(keys.of(UUID(int=0)), purpose="mfa")

    place = cipher.Place("host", "mfa", UUID(int=0), UUID(int=0))
    assert cipher.decrypt(sealed, key=key, place=place) == SECRET.encode()


def test_unsealing_makes_no_key() -> None:
    with pytest.raises(KeyMissing):
        host.unseal("AAAA", purpose="mfa")

    assert not keys.exists(host.SERVER)


def test_sealing_twice_makes_one_key(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    host.seal(SECRET, purpose="mfa")
    with django_assert_num_queries(0, using="keyring"):
        host.seal(SECRET, purpose="stream")

    assert DataKey.objects.get().owner == host.SERVER


def test_a_sealed_secret_survives_a_rotation(host_key: Path) -> None:
    before, sealed = host_key.read_bytes(), host.seal(SECRET, purpose="mfa")

    assert rotation.rotate() == 1

    assert host_key.read_bytes() != before
    assert host.unseal(sealed, purpose="mfa") == SECRET
