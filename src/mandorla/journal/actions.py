from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from mandorla.journal.models import Entry, Journal
from mandorla.pairs.models import Member

TOPIC = "journal"


class Refused(Exception):
    """The request was refused because what it was based on no longer exists."""


class Conflict(Exception):
    """`standing` was changed elsewhere in the meantime; nothing was saved."""

    def __init__(self, standing: Entry | Journal) -> None:
        self.standing = standing
        super().__init__("changed elsewhere")


@transaction.atomic
def begin_journal(*, member: Member, locks: dict[str, Any]) -> Journal:
    """Save the locks of a new journal; an existing one keeps its locks."""
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    known = Journal.objects.of(member.person).within(member.pair).first()
    if known is None:
        return Journal.objects.create(pair=member.pair, person=member.person, locks=locks)
    if known.locks != locks:
        raise Conflict(known)
    return known


@transaction.atomic
def change_locks(*, journal: Journal, locks: dict[str, Any], version: int) -> Journal:
    """Replace the locks that stood at `version`; the key inside stays the same."""
    standing = Journal.objects.select_for_update(no_key=True).get(pk=journal.pk)
    if standing.locks == locks:
        return standing
    if standing.version != version:
        raise Conflict(standing)
    if any(standing.locks[part] != locks[part] for part in ("journal", "key")):
        raise Refused
    standing.locks, standing.version = locks, version + 1
    standing.save(update_fields=["locks", "version"])
    return standing


@transaction.atomic
def keep_entry(*, journal: Journal, number: UUID, sealed: str, version: int) -> Entry:
    """Save a sealed entry: a new one if `version` is 0, otherwise replacing that version."""
    Journal.objects.select_for_update(no_key=True).get(pk=journal.pk)
    standing = Entry.objects.filter(pk=number).first()
    if standing is None and version == 0:
        last = Entry.objects.of(journal).aggregate(last=Max("number"))["last"] or 0
        return Entry.objects.create(
            id=number, journal=journal, person_id=journal.person_id, number=last + 1, sealed=sealed
        )
    if standing is None or standing.journal_id != journal.pk:
        raise Refused
    if standing.sealed == sealed:
        return standing
    if standing.version != version:
        raise Conflict(standing)
    standing.sealed, standing.version = sealed, version + 1
    standing.save(update_fields=["sealed", "version"])
    return standing


@transaction.atomic
def erase_entry(*, journal: Journal, number: UUID) -> None:
    """Delete an entry for good. Repeating it changes nothing."""
    Entry.objects.of(journal).filter(pk=number).delete()


@transaction.atomic
def erase_journal(*, journal: Journal) -> None:
    """Permanently delete a journal and everything in it, even if nobody can open it any more."""
    Journal.objects.filter(pk=journal.pk).delete()
