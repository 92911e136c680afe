"""Notices: they say that a time was proposed, or that one begins, never which."""

from datetime import datetime

from django.urls import reverse

from mandorla.moments.models import Window
from mandorla.notices.actions import notify
from mandorla.notices.models import Kind
from mandorla.notices.telling import tell_other
from mandorla.pairs.models import Member


def of_proposal(member: Member, window: Window, now: datetime) -> None:
    """Notify the other person that something was proposed to them."""
    tell_other(member, window, reverse("moments:windows", args=[member.pair_id]), now)


def of_beginning(member: Member, window: Window, starts: datetime, now: datetime) -> None:
    """Notify one of the two that an agreed time is about to begin, if they want to know."""
    notify(
        person=member.person,
        pair=member.pair,
        kind=Kind.BEGINNING,
        link=reverse("moments:windows", args=[member.pair_id]),
        key=f"begins:{window.pk.hex}:{member.person_id.hex}:{starts:%Y%m%d%H%M}",
        due_at=now,
    )
