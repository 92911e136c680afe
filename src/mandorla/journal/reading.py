"""What a page of the journal is given: ciphertext, and the sum by which a browser knows the one script that it runs."""

import base64
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha384
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib.staticfiles.storage import staticfiles_storage
from django.urls import reverse

from mandorla.journal.models import Entry, Journal
from mandorla.pairs.models import Member
from mandorla.people.models import Person

SCRIPT, WORDS = "journal/mandorla.js", "journal/words.txt"
ROWS = 10


@dataclass(frozen=True, slots=True)
class File:
    """A static file, and its sum as `integrity` takes it (W3C Subresource Integrity)."""

    url: str
    integrity: str


@dataclass(frozen=True, slots=True)
class Left:
    """A journal in a space that its author has left."""

    journal: Journal
    until: date


@cache
def file(name: str) -> File:
    """The static file of that name as it is served."""
    stored = staticfiles_storage.stored_name(name)  # type: ignore[attr-defined]
    digest = sha384(Path(staticfiles_storage.path(stored)).read_bytes()).digest()
    return File(staticfiles_storage.url(name), f"sha384-{base64.b64encode(digest).decode()}")


def addresses_of(journal: Journal) -> dict[str, str]:
    """Where the script asks for entries, and where it sends new locks."""
    return {name: reverse(f"journal:{name}", args=[journal.pk]) for name in ("entries", "locks")}


def page_parts(journal: Journal | None) -> dict[str, Any]:
    """What every page with a journal needs."""
    return {
        "journal": journal,
        "locks": {"locks": journal.locks, "version": journal.version} if journal else {},
        "addresses": addresses_of(journal) if journal else {},
        "script": file(SCRIPT),
        "words": file(WORDS),
    }


def entries_before(journal: Journal, number: int | None) -> dict[str, Any]:
    """Some entries, the newest first, and whether there are older ones. One query."""
    rows = Entry.objects.of(journal).latest_first()
    if number is not None:
        rows = rows.filter(number__lt=number)
    found = list(rows[: ROWS + 1])
    return {"entries": [plain(one) for one in found[:ROWS]], "has_older": len(found) > ROWS}


def plain(entry: Entry) -> dict[str, Any]:
    return {"id": str(entry.pk), "number": entry.number, "version": entry.version, "sealed": entry.sealed}


def left_by(person: Person) -> list[Left]:
    """The journals that `person` wrote in spaces they have left. Two queries."""
    rows = list(Journal.objects.left_by(person).order_by("id"))
    ended: dict[UUID, Any] = dict(
        Member.objects.filter(person=person, pair__in=[row.pair_id for row in rows]).values_list(
            "pair_id", "left_on"
        )
    )
    return [Left(row, ended[row.pair_id]) for row in rows]
