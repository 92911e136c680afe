from uuid import UUID

import pytest
from django.db import transaction

from mandorla.shared.ids import new_id
from mandorla.vault import keys
from mandorla.vault.errors import DoesNotOpen, KeyMissing, VaultError
from mandorla.vault.tests.notes import Note
from mandorla.vault.tests.rows import identify, lose_key, rewrite, stored

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
CANARY = "the sea at night"


def test_a_ciphertext_moved_to_another_row_does_not_open(noor: UUID) -> None:
    one, two = (Note.objects.create(text=text, author_id=noor) for text in (CANARY, "the other"))
    rewrite(one, text=stored(two))
    rewrite(two, text=stored(one, "text"))

    with pytest.raises(DoesNotOpen):
        _ = Note.objects.get(pk=one.pk).text


def test_a_ciphertext_moved_to_another_column_does_not_open(noor: UUID) -> None:
    note = Note.objects.create(text=CANARY, author_id=noor)
    rewrite(note, aside=stored(note))

    with pytest.raises(DoesNotOpen):
        _ = Note.objects.get(pk=note.pk).aside


def test_a_row_given_to_another_author_in_the_database_does_not_open(noor: UUID, sam: UUID) -> None:
    note = Note.objects.create(text=CANARY, author_id=noor)
    rewrite(note, author_id=identify(sam))

    with pytest.raises(DoesNotOpen):
        _ = Note.objects.get(pk=note.pk).text


def test_a_key_made_again_does_not_open_what_the_old_one_closed(noor: UUID) -> None:
    note = Note.objects.create(text=CANARY, author_id=noor)
    lose_key(noor)
    keys.create(noor)

    with pytest.raises(DoesNotOpen):
        _ = Note.objects.get(pk=note.pk).text


@pytest.mark.parametrize("is_read", [True, False])
@pytest.mark.parametrize("part", ["pk", "author_id"])
def test_a_row_that_moved_without_its_text_is_not_saved(
    noor: UUID, sam: UUID, part: str, is_read: bool
) -> None:
    note = Note.objects.create(text=CANARY, author_id=noor)
    before = stored(note)
    moved = Note.objects.get(pk=note.pk)
    if is_read:
        assert moved.text == CANARY

    setattr(moved, part, sam)
    words = (
        r"Note\.text was moved to another row or owner: assign its text again\."
        if is_read
        else r"A ciphertext in vault_tests_note\.text of row"
    )
    with pytest.raises(VaultError, match=words), transaction.atomic():
        moved.save()

    assert stored(note) == before
    assert Note.objects.count() == 1


def test_a_text_assigned_again_moves_to_another_owner(noor: UUID, sam: UUID) -> None:
    note = Note.objects.create(text=CANARY, author_id=noor)
    text = note.text
    note.author_id = sam
    note.text = text
    note.save()
    lose_key(noor)

    assert Note.objects.get(pk=note.pk).text == CANARY


def test_a_row_without_owner_is_not_saved(noor: UUID) -> None:
    with pytest.raises(
        VaultError, match=r"vault_tests\.Note\.text needs the row's id and its owner \(author_id\)"
    ):
        Note.objects.create(text=CANARY)


def test_a_row_whose_owner_has_no_key_is_not_saved(note_table: None) -> None:
    stranger = new_id()

    with pytest.raises(KeyMissing, match=str(stranger)):
        Note.objects.create(text=CANARY, author_id=stranger)


def test_ids_may_be_given_as_text(noor: UUID) -> None:
    note = Note(id=str(new_id()), text=CANARY, author_id=str(noor))
    note.save()

    assert Note.objects.get(pk=note.pk).text == CANARY
