import copy
import pickle
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import FieldError
from django.db import DatabaseError
from pytest_django import DjangoAssertNumQueries

from mandorla.vault import host, keys
from mandorla.vault.errors import KeyMissing
from mandorla.vault.fields import Ciphertext, EncryptedField, EncryptedJSON
from mandorla.vault.models import DataKey
from mandorla.vault.tests.notes import Note
from mandorla.vault.tests.rows import lose_key, stored

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
CANARY = "the sea at night"


@pytest.mark.parametrize(
    "text", ["", CANARY, "ä" * 999, "a\0b\n\u2028", "👩🏽‍🤝‍👩🏻", "\udc80", "\x80\x00", "  "]
)
def test_a_text_comes_back_as_it_was(noor: UUID, text: str) -> None:
    note = Note.objects.create(text=text, author_id=noor)

    assert Note.objects.get(pk=note.pk).text == text


@pytest.mark.parametrize(
    "value", [0, 7, False, "", "\udc80", [], {}, {"b": [1, None], "a": {"ä": 0.5}}, [CANARY]]
)
def test_a_value_of_json_comes_back_as_it_was(noor: UUID, value: object) -> None:
    note = Note.objects.create(rating=value, author_id=noor)

    assert Note.objects.get(pk=note.pk).rating == value


def test_the_database_holds_no_word_of_it(noor: UUID) -> None:
    note = Note.objects.create(text=CANARY, aside=CANARY, rating={"on": CANARY}, author_id=noor)

    for column in ("text", "aside", "rating"):
        value = stored(note, column)
        assert value
        assert value[:1] == b"\x01"
        assert CANARY.encode() not in value


def test_no_nonce_and_no_secret_comes_twice(noor: UUID, sam: UUID) -> None:
    nonces, wrapped = set(), {bytes(row.wrapped) for row in DataKey.objects.all()}
    notes = [Note.objects.create(text=CANARY, aside=CANARY, author_id=noor) for _note in range(10)]
    for text in (CANARY, "the sea by day", CANARY):  # also a text that comes back
        for note in notes:
            note.text = note.aside = text
            note.save()
            nonces |= {nonce_in(stored(note, column)) for column in ("text", "aside")}
    assert len(nonces) == 2 * 10 * 3
    sealed = {host.seal(CANARY, purpose="mfa") for _time in range(10)}
    assert len(sealed) == 10
    assert len({one[1:13] for one in wrapped}) == len(wrapped) > 1
    assert len({keys.of(owner).secret for owner in (noor, sam)}) == 2


def nonce_in(ciphertext: bytes | None) -> bytes:
    assert ciphertext
    return ciphertext[17:29]


def test_nothing_stays_null(noor: UUID) -> None:
    note = Note.objects.create(text=CANARY, author_id=noor)

    assert stored(note, "aside") is None
    assert Note.objects.get(pk=note.pk).aside is None
    assert Note.objects.get(pk=note.pk).rating is None


def test_a_row_that_is_only_loaded_opens_nothing(noor: UUID) -> None:
    Note.objects.create(text=CANARY, rating=3, author_id=noor)
    keys.forget()
    lose_key(noor)

    note = Note.objects.get(author_id=noor)

    assert note.topic == "everyday"
    assert isinstance(note.__dict__["text"], Ciphertext)
    with pytest.raises(KeyMissing):
        _ = note.text


def test_a_text_is_opened_once(noor: UUID) -> None:
    Note.objects.create(text=CANARY, author_id=noor)
    note = Note.objects.get(author_id=noor)
    assert note.text == CANARY
    lose_key(noor)

    assert note.text == CANARY


def test_many_rows_of_many_owners_need_one_query_for_their_keys(
    owner: Callable[[], UUID], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = [owner() for _ in range(5)]
    Note.objects.bulk_create(Note(text=f"{CANARY} {person}", author_id=person) for person in people)
    keys.forget()

    with django_assert_num_queries(1, using="keyring"):
        keys.preload(people)
        assert {note.text for note in Note.objects.all()} == {f"{CANARY} {person}" for person in people}


@pytest.mark.parametrize("is_read", [True, False])
def test_an_unchanged_text_is_written_back_as_it_is(noor: UUID, is_read: bool) -> None:
    before = stored(Note.objects.create(text=CANARY, rating=[1], author_id=noor))
    note = Note.objects.get(author_id=noor)
    if is_read:
        assert (note.text, note.rating) == (CANARY, [1])

    note.topic = "joys"
    note.save()

    assert stored(note) == before
    assert Note.objects.get(pk=note.pk).topic == "joys"


def test_a_new_row_that_is_saved_again_is_written_as_it_was(noor: UUID) -> None:
    note = Note.objects.create(text=CANARY, rating=[1], author_id=noor)
    before = stored(note), stored(note, "rating")

    note.save()

    assert (stored(note), stored(note, "rating")) == before


def test_a_changed_text_is_encrypted_anew(noor: UUID) -> None:
    note = Note.objects.create(text=CANARY, author_id=noor)
    before = stored(note)

    note.text = CANARY
    note.save(update_fields=["text"])

    assert stored(note) != before
    assert Note.objects.get(pk=note.pk).text == CANARY


def test_a_list_that_was_changed_in_place_is_saved(noor: UUID) -> None:
    for rating in (1, 2, 3):
        note, _ = Note.objects.get_or_create(author_id=noor, defaults={"rating": []})
        assert note.rating is not None
        note.rating.append(rating)
        note.save()

    assert Note.objects.get(author_id=noor).rating == [1, 2, 3]


@pytest.mark.parametrize("wrong", [7, b"bytes", ["list"]])
def test_a_text_field_takes_only_text(noor: UUID, wrong: Any) -> None:
    with pytest.raises(TypeError, match=rf"vault_tests\.Note\.text holds text, not {type(wrong).__name__}\."):
        Note.objects.create(text=wrong, author_id=noor)


def test_json_takes_no_number_that_is_none(noor: UUID) -> None:
    with pytest.raises(ValueError, match="JSON"):
        Note.objects.create(rating=float("nan"), author_id=noor)


def test_json_is_stored_with_sorted_keys() -> None:
    assert EncryptedJSON(owner="author_id").encode({"b": 1, "a": "ä"}) == '{"a":"ä","b":1}'.encode()


def test_a_deferred_text_is_fetched_and_opened_when_it_is_read(
    noor: UUID, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Note.objects.create(text=CANARY, aside="also", author_id=noor)

    for rows in (Note.objects.defer("text"), Note.objects.only("author_id")):
        note = rows.get(author_id=noor)
        with django_assert_num_queries(1):
            assert note.text == CANARY
            assert note.text == CANARY


def test_a_deferred_text_is_fetched_from_where_its_row_came(noor: UUID) -> None:
    Note.objects.create(text=CANARY, author_id=noor)
    note = Note.objects.defer("text").get()
    note._state.db = "keyring"  # as that of a backup would be elsewhere

    with pytest.raises(DatabaseError, match="vault_tests_note"):
        _ = note.text


def test_refreshing_reads_the_text_again(noor: UUID) -> None:
    note = Note.objects.create(text="before", aside="x", author_id=noor)
    Note.objects.update_or_create(pk=note.pk, defaults={"text": CANARY, "aside": None})

    note.refresh_from_db(fields=["text"])
    assert (note.text, note.aside) == (CANARY, "x")
    note.refresh_from_db()
    assert (note.text, note.aside) == (CANARY, None)
    note.save()
    assert Note.objects.get(pk=note.pk).text == CANARY


def test_rows_written_in_bulk_are_encrypted(noor: UUID, sam: UUID) -> None:
    notes = Note.objects.bulk_create([Note(text=CANARY, author_id=noor), Note(text="mine", author_id=sam)])

    assert [Note.objects.get(pk=note.pk).text for note in notes] == [CANARY, "mine"]
    assert CANARY.encode() not in (stored(notes[0]) or b"")


def test_a_pickle_or_copy_of_a_row_carries_no_text(noor: UUID) -> None:
    Note.objects.create(text=CANARY, author_id=noor)
    note = Note.objects.get(author_id=noor)
    assert note.text == CANARY

    frozen = pickle.dumps(note)

    assert CANARY.encode() not in frozen
    for state in (pickle.loads(pickle.dumps(note.__dict__)), copy.deepcopy(note.__dict__)):
        note.__dict__ = state
        assert isinstance(state["text"], Ciphertext)
        assert note.text == CANARY


def test_a_ciphertext_shows_only_its_length(noor: UUID) -> None:
    note = Note.objects.create(text=CANARY, author_id=noor)
    value = Note.objects.values_list("text", flat=True).get()

    assert repr(value) == str(value) == f"<Ciphertext of {len(stored(note) or b'')} bytes>"
    assert CANARY not in repr(note.__dict__)


def test_a_row_is_tried_with_the_keys_that_are_given(noor: UUID, sam: UUID) -> None:
    Note.objects.create(text="The kettle", author_id=noor)
    row = Note.objects.get()
    field = Note._meta.get_field("text")
    assert field.opens(row, {noor: keys.of(noor)})
    assert not field.opens(row, {noor: keys.of(sam)})
    assert field.opens(row, {sam: keys.of(sam)})  # nobody has its key, so nothing is wrong
    assert Note._meta.get_field("aside").opens(row, {noor: keys.of(noor)})
    assert row.text == "The kettle"


def test_a_field_says_itself_what_it_is_and_nothing_else_can_be_made_of_it() -> None:
    field = Note.text.field
    assert field is Note._meta.get_field("text")
    with pytest.raises(FieldError, match="find rows by it"):
        field.get_transform("lower")
    with pytest.raises(NotImplementedError):
        EncryptedField.encode(field, "words")
    with pytest.raises(NotImplementedError):
        EncryptedField.decode(field, b"words")
