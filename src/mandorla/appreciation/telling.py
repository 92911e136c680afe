"""What the outbox is told of: that something is there for the other. Never what, and never that it was read."""

from datetime import datetime

from django.urls import reverse

from mandorla.appreciation.models import Appreciation, Landing
from mandorla.notices.actions import notify, withdraw
from mandorla.notices.models import Kind
from mandorla.pairs.models import Member


def of_appreciation(member: Member, appreciation: Appreciation, now: datetime) -> None:
    """Tell the other of what was written for them."""
    _tell(member, appreciation, _key(appreciation), now)


def of_landing(member: Member, landing: Landing, now: datetime) -> None:
    """Tell whoever wrote an appreciation that a word came back."""
    _tell(member, landing.appreciation, _key(landing), now)


def no_more_of(*rows: Appreciation | Landing) -> None:
    """Take back what was not told yet: it is not there any more, or they have it before them."""
    for row in rows:
        withdraw(key=_key(row))


def _tell(member: Member, appreciation: Appreciation, key: str, now: datetime) -> None:
    if member.other:
        link = reverse("appreciation:appreciation", args=[member.pair_id, appreciation.pk])
        other = member.other.person
        notify(person=other, pair=member.pair, kind=Kind.WRITTEN, link=link, key=key, due_at=now)


def _key(row: Appreciation | Landing) -> str:
    return f"{row._meta.model_name}:{row.pk}"
