"""The export file: JSON for programs, a book for people, a calendar of whatever has a date, pictures and sounds,
and a list of checksums; with a passphrase if wanted."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256

import pyrage
from django.utils.translation import gettext as _

from mandorla.ownership.book import book
from mandorla.ownership.gathering import Gathered, as_json, gather
from mandorla.ownership.logic.calendar import calendar
from mandorla.pairs.logic.occasions import Occasion
from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.shared import clock

EVERYTHING, BOOK, CALENDAR, SUMS = "everything.json", "book.md", "calendar.ics", "sha256sums.txt"
MEDIA = "media"
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # of what a zip file can say; the same content makes the same bytes


def export(person: Person, now: datetime) -> bytes:
    """Everything `person` may see, as a zip file. Nothing is recorded, and nobody is told."""
    gathered = gather(person, now)
    made_on = clock.day_of(now, person.zone)
    files = {
        EVERYTHING: json.dumps(as_json(gathered, made_on), ensure_ascii=False, indent=1, sort_keys=True),
        BOOK: book(gathered, _name_of_other(person)),
        CALENDAR: calendar(_occasions(gathered), made_on),
    }
    media = {f"{MEDIA}/{name}": content for one in gathered for name, content in one.media}
    return _zipped({**{name: text.encode() for name, text in files.items()}, **media})


def lock(content: bytes, passphrase: str) -> bytes:
    """The same, in `age` format: with the passphrase, `age --decrypt` opens it."""
    return bytes(pyrage.passphrase.encrypt(content, passphrase))


def _occasions(gathered: list[Gathered]) -> Iterator[tuple[str, Occasion]]:
    for one in gathered:
        for place, occasion in enumerate(one.occasions, start=1):
            yield f"{one.row['id']}-{place}".replace(":", "-"), occasion


def _zipped(files: dict[str, bytes]) -> bytes:
    sums = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in [*sorted(files.items()), (SUMS, sums.encode())]:
            package.writestr(zipfile.ZipInfo(name, _BEGINNING), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _name_of_other(person: Person) -> str:
    beside = Member.objects.beside(person, list(Member.objects.of(person)))
    names = sorted({member.person.name for member in beside})
    return " / ".join(names) or str(_("The other"))
