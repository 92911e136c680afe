"""What the outbox is told of: that the other proposed a time, or that one begins. Never which."""

from datetime import datetime

from django.urls import reverse

from mandorla.moments.models import Window
from mandorla.notices.actions import notify
from mandorla.notices.models import Kind
from mandorla.notices.telling import tell_other
from mandorla.pairs.models import Member


def of_proposal(member: Member, window: Window, now: datetime) -> None:
    """Tell the other that something was proposed to them."""
    tell_other(member, window, reverse("moments:windows", args=[member.pair_id]), now)


def of_beginning(member: Member, window: Window, starts: datetime, now: datetime) -> None:
    """Tell one of the two that a time begins which both agreed on, if they want to know."""
    notify(
        person=member.person,
        pair=member.pair,
        kind=Kind.BEGINNING,
        link=reverse("moments:windows", args=[member.pair_id]),
        key=f"begins:{window.pk.hex}:{member.person_id.hex}:{starts:%Y%m%d%H%M}",
        due_at=now,
    )
