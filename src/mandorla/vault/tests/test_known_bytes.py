"""What was written once opens for ever: the very bytes, as the first version wrote them. No later one changes them."""

from hashlib import sha256
from uuid import UUID

import pytest

from mandorla.vault.errors import DoesNotOpen
from mandorla.vault.hostkey import HostKey
from mandorla.vault.logic import chunks, cipher
from mandorla.vault.logic.cipher import Key, Place

SECRET, NONCE = bytes(range(32)), bytes(range(12))
KEY = Key(UUID(int=1), SECRET)
PLACE = Place("prompts_answer", "text", UUID(int=2), UUID(int=3))
TEXT = b"The kettle sings."
FILES = {  # the SHA-256 of the file of so many letters
    0: "3a180faf60ec546cc4c44d0c4e8658916630545f633e0357047adf62c44f9236",
    11: "5dd496bbb88e727fe5acb1f60a1ef8620d8eb42df278db8bcbb86f73a1f338aa",
    70000: "4ecea0030c7d1abfb7e9977538abb81eca4c20a630738367dcc18091040e8ff2",
}


def test_a_text() -> None:
    written = bytes.fromhex(
        "0100000000000000000000000000000001000102030405060708090a0b136ab3"
        "3bae80b66fe124b7f8d8871f1ead568734f07b5f7c3867e5851d6900b23f03ca"
        "266ede54efd4707983c3541891"
    )
    assert cipher.encrypt(TEXT, key=KEY, place=PLACE, nonce=NONCE) == written
    assert cipher.decrypt(written, key=KEY, place=PLACE) == TEXT


def test_a_text_that_holds_the_mark_of_its_end() -> None:
    for text in (b"\x80", "Àh, \u0400".encode(), b"\x80\x00\x80" * 20):
        written = cipher.encrypt(text, key=KEY, place=PLACE, nonce=NONCE)
        assert cipher.decrypt(written, key=KEY, place=PLACE) == text


def test_a_wrapped_key() -> None:
    written = bytes.fromhex(
        "01000102030405060708090a0b4703d418c1e0c41c85489d80bde4766293c795"
        "27e46e496b207eff9e01741eada25eccc74d6061ef547abe306b2fa715"
    )
    known = {"host": KEY.aead, "key_id": UUID(int=4), "owner": UUID(int=5)}
    assert cipher.wrap(SECRET, nonce=NONCE, **known) == written  # type: ignore[arg-type]
    assert cipher.unwrap(written, **known) == SECRET  # type: ignore[arg-type]


def test_a_key_for_one_purpose() -> None:
    made = cipher.derive(KEY, purpose="mfa")
    assert made.id == KEY.id
    assert made.secret.hex() == "e5b72448c920c6841ccae8a6a8479145b0c5ba1179a7810f1fd4b8f8f4e0bfc6"


def test_the_name_of_a_host_key() -> None:
    assert HostKey(SECRET).id == "630dcd2966c43366"


@pytest.mark.parametrize("letters", FILES)
def test_a_file(letters: int) -> None:
    parts = chunks.encrypt(b"a" * letters, secret=SECRET, row=PLACE.row, owner=PLACE.owner)
    assert sha256(b"".join(parts)).hexdigest() == FILES[letters]


def test_what_does_not_open_says_where_it_is_and_no_word_of_it() -> None:
    written = cipher.encrypt(TEXT, key=KEY, place=PLACE, nonce=NONCE)
    where = f"A ciphertext in prompts_answer.text of row {PLACE.row}, owner {PLACE.owner},"
    said = {
        b"\x02" + written[1:]: f"{where} is of another version or under another key.",
        written[:-1]: f"{where} was moved or changed.",
        written[:20]: f"{where} was moved or changed.",
    }
    for changed, words in said.items():
        with pytest.raises(DoesNotOpen) as trouble:
            cipher.decrypt(changed, key=KEY, place=PLACE)
        assert str(trouble.value) == words
    with pytest.raises(DoesNotOpen) as trouble:
        cipher.unwrap(b"", host=KEY.aead, key_id=UUID(int=4), owner=UUID(int=5))
    assert str(trouble.value) == f"The key of {UUID(int=5)} was changed, or wrapped by another host key."
    chunk = chunks.Place(PLACE.row, PLACE.owner, number=7, is_last=True)
    with pytest.raises(DoesNotOpen) as trouble:
        chunks.decrypt(b"", secret=SECRET, place=chunk)
    assert str(trouble.value) == f"Chunk 7 of the file of row {PLACE.row} was moved or changed."


def test_a_text_without_its_mark_of_an_end_does_not_open() -> None:
    header = b"\x01" + KEY.id.bytes
    bound = cipher.bind(b"value", header, *PLACE.parts)
    forged = header + NONCE + KEY.aead.encrypt(NONCE, bytes(32), bound)
    with pytest.raises(DoesNotOpen):
        cipher.decrypt(forged, key=KEY, place=PLACE)
