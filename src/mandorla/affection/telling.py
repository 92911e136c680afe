"""What the outbox is told of: that an ask is there for the other. Never what it is, and never how it was answered.

An answer is told of on the page alone. Were there a notice, then to get none would be an answer too.
"""

from datetime import datetime

from django.urls import reverse

from mandorla.affection.models import Ask
from mandorla.notices.actions import notify, withdraw
from mandorla.notices.models import Kind
from mandorla.pairs.models import Member


def of_ask(member: Member, ask: Ask, now: datetime) -> None:
    """Tell the other of an ask, once a day at most, however often it is changed."""
    if member.other:
        notify(
            person=member.other.person,
            pair=member.pair,
            kind=Kind.WRITTEN,
            link=reverse("affection:affection", args=[member.pair_id]),
            key=_key(ask),
            due_at=now,
        )


def no_more_of(ask: Ask) -> None:
    """Take back what was not told yet."""
    withdraw(key=_key(ask))


def _key(ask: Ask) -> str:
    return f"affection:{ask.pair_id}:{ask.author_id}:{ask.day}"
