"""Journals: each room of one's own, sealed before it is sent."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from mandorla.journal import actions as journal
from mandorla.journal.models import Entry, Journal
from mandorla.journal.tests.samples import locks, sealed
from mandorla.pairs.models import Member, Pair
from mandorla.people.models import Person
from mandorla.shared.ids import new_opaque_id
from tests.access.cast import Cast
from tests.access.deeds import quiet, send
from tests.access.garden import Garden
from tests.cast import Player

FORMS: dict[str, dict[str, Any]] = {
    "journal:beginning": {"locks": json.dumps(locks()), "version": 0},
    "journal:locks": {"locks": json.dumps(locks()), "version": 1},
    "journal:entry": {"sealed": sealed(), "version": 0},
    "journal:end": {"word": "erase"},
}
NEVER_SAMS = {"journal.Entry.sealed", "journal.Journal.locks"}
LOOKED_AT = "journal:journal journal:kept journal:kept_one journal:end"
WITHOUT_A_PAGE = "journal:beginning journal:locks journal:entries journal:entry journal:erasure"
OPAQUE = {"journal.Entry"}
ENDS = {
    ("deleted", "journal.Entry"): "journal:erasure",
    ("deleted", "journal.Journal"): "journal:end",
}


def things(cast: Cast) -> dict[str, Any]:
    noors, entry = _begun(cast.noor.member)
    sams, _entry = _begun(cast.sam.member)
    return {"noors_journal": noors, "sams_journal": sams, "noors_entry": entry}


def left_behind(kit: Member, val: Member, now: datetime) -> dict[str, Any]:
    kits, entry = _begun(kit)
    return {"kits_journal": kits, "kits_entry": entry}


def sow_by_hand(garden: Garden, person: Person, pair: Pair) -> None:
    """Neither field takes words: here they hold some all the same."""
    row = Journal.objects.create(
        pair=pair, person=person, locks={"key": garden.word("journal.Journal.locks")}
    )
    Entry.objects.create(journal=row, person=person, number=1, sealed=garden.word("journal.Entry.sealed"))


@quiet
def begins_a_journal_and_writes_in_it(sam: Player) -> None:
    send(sam, "journal:beginning", FORMS["journal:beginning"])
    row = Journal.objects.of(sam.person).get()
    for version in range(2):
        address = reverse("journal:entry", args=[row.pk, UUID(int=7)])
        form = {"sealed": sealed(version + 1), "version": version}
        assert sam.post(address, form).status_code == 200
    assert sam.post(reverse("journal:erasure", args=[row.pk, UUID(int=7)])).status_code == 204


def _begun(member: Member) -> tuple[UUID, UUID]:
    row = journal.begin_journal(member=member, locks=locks())
    entry = journal.keep_entry(journal=row, number=new_opaque_id(), sealed=sealed(), version=0)
    return row.pk, entry.pk
