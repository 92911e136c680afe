"""Notices: they say that something was written for the other person, never what."""

from datetime import datetime

from django.urls import reverse

from mandorla.notices.telling import tell_other
from mandorla.pairs.models import Member
from mandorla.repair.models import Start


def of_start(member: Member, start: Start, now: datetime) -> None:
    """Tell the other that there is something for them to read."""
    tell_other(member, start, reverse("repair:start", args=[member.pair_id, start.pk]), now)
