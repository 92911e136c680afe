"""Notices: they say that something is there for the other person, never what, and never that it was read."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse

from mandorla.appreciation.models import Appreciation, Landing
from mandorla.notices.telling import tell_other
from mandorla.pairs.models import Member


def of_appreciation(member: Member, appreciation: Appreciation, now: datetime) -> None:
    """Notify the other person that something was written for them."""
    tell_other(member, appreciation, _link(member, appreciation.pk), now)


def of_landing(member: Member, landing: Landing, now: datetime) -> None:
    """Notify the author of an appreciation that a word came back."""
    tell_other(member, landing, _link(member, landing.appreciation_id), now)


def _link(member: Member, appreciation: UUID | None) -> str:
    return reverse("appreciation:appreciation", args=[member.pair_id, appreciation])
