"""The journal in a person's export, still locked: only its author can open it."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from mandorla.journal.models import Entry, Journal
from mandorla.pairs.parts import Part, Taker


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """The person's own locks and sealed entries. A readable export is made in the browser."""
    journals = list(Journal.objects.of(taker.person).order_by("id"))
    yield Part(journals, lambda row: _("Journal, locked"), model=Journal)
    yield Part(Entry.objects.filter(journal__in=journals).order_by("journal_id", "number"))
