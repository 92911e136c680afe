import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandorla.journal.logic.sealed import MOST, Malformed, read_entry, read_locks
from mandorla.journal.tests.samples import KEY, lock, locks, noise, sealed

PASSKEY = {"kind": "passkey", "credential": noise(32), "salt": noise(16), "iv": noise(12), "box": noise(48)}


def test_what_the_script_sends_is_taken_as_it_is() -> None:
    said = locks()
    assert read_locks(json.dumps(said)) == said
    assert read_entry(sealed(3), key=KEY, version=3)["version"] == 3
    with_passkey = locks(*said["locks"], PASSKEY)
    assert read_locks(json.dumps(with_passkey)) == with_passkey


@pytest.mark.parametrize(
    "bad",
    [
        locks(lock("passphrase")),
        locks(lock("code")),
        locks(lock("code"), lock("code")),
        locks(lock("passphrase"), lock("code"), lock("passphrase")),
        locks(lock("passphrase", cost=599_999), lock("code")),
        locks(lock("passphrase", cost="1000000"), lock("code")),
        locks(lock("passphrase", kdf="MD5"), lock("code")),
        locks(lock("passphrase", box=noise(47)), lock("code")),
        locks(lock("passphrase", salt="six words in plain"), lock("code")),
        locks(lock("passphrase", iv=12), lock("code")),
        locks(lock("passphrase", hint="the dog"), lock("code")),
        locks(*locks()["locks"], {**PASSKEY, "credential": ""}),
        locks(*locks()["locks"], *[PASSKEY] * 6),
        locks(v=2),
        locks(key="Monday"),
        locks(journal=None),
        locks(words="six words in plain"),
        {"v": 1},
        [],
        {**locks(), "locks": "none"},
        {**locks(), "locks": ["none"]},
    ],
)
def test_locks_of_another_kind_are_refused(bad: Any) -> None:
    with pytest.raises(Malformed):
        read_locks(json.dumps(bad))


@pytest.mark.parametrize(
    "bad",
    [
        sealed(2),
        sealed(key="3" * 32),
        sealed(box="A day by the river"),
        sealed(box=noise(255 + 16)),
        sealed(box=noise(16)),
        sealed(iv=noise(11)),
        sealed(name="Monday"),
        sealed(text="A day by the river"),
        sealed(v=2),
        json.dumps({"text": "A day by the river"}),
        "A day by the river",
        "[" * 60_000,
        "x" * (MOST + 1),
        "null",
    ],
)
def test_an_entry_that_is_not_sealed_is_refused(bad: str) -> None:
    with pytest.raises(Malformed):
        read_entry(bad, key=KEY, version=1)


@given(st.text())
def test_no_plain_text_is_ever_taken_for_a_sealed_one(text: str) -> None:
    for said in (text, json.dumps(text), sealed(box=text)):
        with pytest.raises(Malformed):
            read_entry(said, key=KEY, version=1)
