"""What the outbox is told of: that something was written for the other. Never what."""

from datetime import datetime

from django.urls import reverse

from mandorla.notices.actions import notify, withdraw
from mandorla.notices.models import Kind
from mandorla.pairs.models import Member
from mandorla.repair.models import Start


def of_start(member: Member, start: Start, now: datetime) -> None:
    """Tell the other that there is something for them to read."""
    if member.other:
        link = reverse("repair:start", args=[member.pair_id, start.pk])
        person = member.other.person
        notify(person=person, pair=member.pair, kind=Kind.WRITTEN, link=link, key=_key(start), due_at=now)


def no_more_of(start: Start) -> None:
    """Take back what was not told yet: it is not there any more."""
    withdraw(key=_key(start))


def _key(start: Start) -> str:
    return f"start:{start.pk}"
