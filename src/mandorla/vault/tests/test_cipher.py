from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mandorla.vault.errors import DoesNotOpen
from mandorla.vault.logic import cipher
from mandorla.vault.logic.cipher import BLOCK_BYTES, KEY_BYTES, NONCE_BYTES, Key, Place

EXAMPLES, TRIES = 500, 40  # five properties below: 100,000 ciphertexts in all, none may open
HEADER_BYTES = 17
many = settings(max_examples=EXAMPLES, deadline=None)

words = st.text(alphabet="abcdefgh_", max_size=8)
places = st.builds(Place, table=words, column=words, row=st.uuids(), owner=st.uuids())
texts = st.binary(max_size=200)
seeds = st.integers(min_value=0, max_value=2**64)


@dataclass
class Sealed:
    """One value that was encrypted, and all that opens it."""

    key: Key
    place: Place
    text: bytes
    ciphertext: bytes


def seal(text: bytes, place: Place, random: Random, key: Key | None = None) -> Sealed:
    key = key or any_key(random)
    ciphertext = cipher.encrypt(text, key=key, place=place, nonce=random.randbytes(NONCE_BYTES))
    return Sealed(key, place, text, ciphertext)


def any_key(random: Random) -> Key:
    return Key(any_id(random), random.randbytes(KEY_BYTES))


def any_id(random: Random) -> UUID:
    return UUID(bytes=random.randbytes(16))


def opens(ciphertext: bytes, key: Key, place: Place) -> bool:
    try:
        cipher.decrypt(ciphertext, key=key, place=place)
    except DoesNotOpen:
        return False
    return True


@many
@given(text=texts, place=places, seed=seeds)
def test_a_ciphertext_with_flipped_bits_does_not_open(text: bytes, place: Place, seed: int) -> None:
    random = Random(seed)
    sealed = seal(text, place, random)
    for _ in range(TRIES):
        changed = bytearray(sealed.ciphertext)
        for bit in random.sample(range(len(changed) * 8), random.choice((1, 1, 2, 9))):
            changed[bit // 8] ^= 1 << bit % 8
        assert not opens(bytes(changed), sealed.key, place), changed.hex()


@many
@given(text=texts, place=places, seed=seeds)
def test_a_ciphertext_that_was_cut_or_lengthened_does_not_open(text: bytes, place: Place, seed: int) -> None:
    random = Random(seed)
    sealed = seal(text, place, random)
    for _ in range(TRIES):
        cut, more = random.randrange(len(sealed.ciphertext)), random.randbytes(random.randint(1, 40))
        start, end = sealed.ciphertext[:cut], sealed.ciphertext[cut:]
        changed = random.choice(
            (start, end[1:], start + more + end, more + sealed.ciphertext, start + end[1:])
        )
        assert not opens(changed, sealed.key, place), changed.hex()


@many
@given(text=texts, place=places, seed=seeds)
def test_a_ciphertext_that_was_moved_does_not_open(text: bytes, place: Place, seed: int) -> None:
    random = Random(seed)
    sealed = seal(text, place, random)
    assert opens(sealed.ciphertext, sealed.key, place)
    elsewhere = moves(place, random)
    for _ in range(TRIES):
        moved = next(elsewhere)
        assert not opens(sealed.ciphertext, sealed.key, moved), moved


@many
@given(text=texts, other=texts, place=places, seed=seeds)
def test_ciphertexts_that_were_swapped_or_mixed_do_not_open(
    text: bytes, other: bytes, place: Place, seed: int
) -> None:
    random = Random(seed)
    one = seal(text, place, random)
    elsewhere = moves(place, random)
    for _ in range(TRIES // 2):
        two = seal(other, next(elsewhere), random, random.choice((one.key, any_key(random))))
        swapped = random.choice((two.ciphertext, mix(one.ciphertext, two.ciphertext, random)))
        assert not opens(swapped, one.key, one.place), swapped.hex()
        swapped = random.choice((one.ciphertext, mix(two.ciphertext, one.ciphertext, random)))
        assert not opens(swapped, two.key, two.place), swapped.hex()


@many
@given(text=texts, place=places, seed=seeds)
def test_a_ciphertext_does_not_open_with_another_key(text: bytes, place: Place, seed: int) -> None:
    random = Random(seed)
    sealed = seal(text, place, random)
    for _ in range(TRIES):
        stranger = any_key(random)
        impostor = random.choice(
            (stranger, replace(stranger, id=sealed.key.id), replace(sealed.key, id=stranger.id))
        )
        forged = sealed.ciphertext[:1] + impostor.id.bytes + sealed.ciphertext[HEADER_BYTES:]
        assert not opens(random.choice((sealed.ciphertext, forged)), impostor, place)


@settings(deadline=None)
@given(text=texts, place=places, seed=seeds)
def test_a_ciphertext_opens_where_it_was_made(text: bytes, place: Place, seed: int) -> None:
    sealed = seal(text, place, Random(seed))

    assert cipher.decrypt(sealed.ciphertext, key=sealed.key, place=place) == text


@given(text=texts, place=places, seed=seeds)
def test_a_ciphertext_names_its_version_key_and_nonce(text: bytes, place: Place, seed: int) -> None:
    random = Random(seed)
    key, nonce = any_key(random), random.randbytes(NONCE_BYTES)

    ciphertext = cipher.encrypt(text, key=key, place=place, nonce=nonce)

    assert ciphertext.startswith(b"\x01" + key.id.bytes + nonce)


@given(place=places, seed=seeds, lengths=st.tuples(*[st.integers(0, BLOCK_BYTES - 1)] * 2))
def test_the_length_of_a_ciphertext_does_not_tell_short_texts_apart(
    place: Place, seed: int, lengths: tuple[int, int]
) -> None:
    random = Random(seed)
    one, two = (seal(random.randbytes(length), place, random) for length in lengths)

    assert len(one.ciphertext) == len(two.ciphertext)


@settings(deadline=None)
@given(owner=st.uuids(), seed=seeds)
def test_a_wrapped_key_opens_for_its_own_id_owner_and_host_only(owner: UUID, seed: int) -> None:
    random = Random(seed)
    host, stranger, key = any_key(random), any_key(random), any_key(random)
    nonce = random.randbytes(NONCE_BYTES)
    wrapped = cipher.wrap(key.secret, host=host.aead, key_id=key.id, owner=owner, nonce=nonce)

    assert cipher.unwrap(wrapped, host=host.aead, key_id=key.id, owner=owner) == key.secret
    refused: list[Callable[[], bytes]] = [
        lambda: cipher.unwrap(wrapped, host=stranger.aead, key_id=key.id, owner=owner),
        lambda: cipher.unwrap(wrapped, host=host.aead, key_id=any_id(random), owner=owner),
        lambda: cipher.unwrap(wrapped, host=host.aead, key_id=key.id, owner=any_id(random)),
        lambda: cipher.unwrap(b"\x02" + wrapped[1:], host=host.aead, key_id=key.id, owner=owner),
        lambda: cipher.unwrap(
            wrapped[: random.randrange(len(wrapped))], host=host.aead, key_id=key.id, owner=owner
        ),
    ]
    for attempt in refused:
        with pytest.raises(DoesNotOpen):
            attempt()


@given(seed=seeds, purposes=st.lists(words, min_size=2, max_size=2, unique=True))
def test_each_purpose_has_a_key_of_its_own(seed: int, purposes: list[str]) -> None:
    key = any_key(Random(seed))
    one, two = (cipher.derive(key, purpose=purpose) for purpose in purposes)

    assert len({key.secret, one.secret, two.secret}) == 3
    assert one == cipher.derive(key, purpose=purposes[0])


def test_a_key_does_not_show_its_secret() -> None:
    key = any_key(Random(1))

    assert key.secret.hex() not in repr(key)
    assert repr(key.secret) not in repr(key)


def moves(place: Place, random: Random) -> Iterator[Place]:
    """Endless other places: one part changed, parts swapped, or letters passed from table to column."""
    names = place.table + place.column
    while True:
        cut = random.randint(0, len(names))
        candidate = random.choice(
            (
                replace(place, row=any_id(random)),
                replace(place, owner=any_id(random)),
                replace(place, table=place.table + random.choice("xyz")),
                replace(place, column=random.choice("xyz") + place.column),
                replace(place, table=place.column, column=place.table),
                replace(place, table=names[:cut], column=names[cut:]),
                replace(place, row=place.owner, owner=place.row),
                replace(place, row=UUID(int=place.row.int ^ 1 << random.randrange(128))),
            )
        )
        if candidate != place:
            yield candidate


def mix(one: bytes, two: bytes, random: Random) -> bytes:
    """The beginning of `one` with the end of `two`, joined where header, nonce or tag end, or anywhere."""
    cut = random.choice(
        (1, HEADER_BYTES, HEADER_BYTES + NONCE_BYTES, len(one) - 16, random.randrange(1, len(one)))
    )
    mixed = one[:cut] + two[cut:]
    return mixed if mixed not in (one, two) else two[::-1]
