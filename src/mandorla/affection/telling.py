"""Notices: they say that the other person asks for something, never what, and never how it was answered.

An answer shows on the page only. If answers sent notices, then getting none would be an answer too.
"""

from datetime import datetime

from django.urls import reverse

from mandorla.affection.models import Ask
from mandorla.notices.actions import notify, withdraw
from mandorla.notices.models import Kind
from mandorla.pairs.models import Member


def of_ask(member: Member, ask: Ask, now: datetime) -> None:
    """Notify the other person of an ask, at most once a day, however often it changes."""
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
    """Withdraw a notice that has not been sent yet."""
    withdraw(key=_key(ask))


def _key(ask: Ask) -> str:
    return f"affection:{ask.pair_id}:{ask.author_id}:{ask.day}"
