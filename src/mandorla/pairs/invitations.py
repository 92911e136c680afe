"""What an invitation means to the person who opens it, and its link for the person who made it."""

from datetime import datetime
from enum import Enum
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from mandorla.pairs.models import Invitation, Member


class Standing(Enum):
    OPEN = "open"
    OWN = "own"
    HERE = "here"
    USED = "used"
    EXPIRED = "expired"
    ENDED = "ended"
    UNKNOWN = "unknown"


def standing_of(word: str, person_id: UUID | None, now: datetime) -> tuple[Standing, Invitation | None]:
    """What `word` means at `now` to the person with `person_id` (None: not signed in)."""
    found = Invitation.objects.with_word(word).first()
    if found is None:
        return Standing.UNKNOWN, None
    members = Member.objects.in_pair(found.pair)
    if person_id and any(member.person_id == person_id and member.left_on is None for member in members):
        return (Standing.OWN if len(members) == 1 else Standing.HERE), found
    if len(members) > 1:
        return Standing.USED, None
    if found.ended_on is not None:
        return Standing.ENDED, None
    return (Standing.OPEN, found) if found.expires_at > now else (Standing.EXPIRED, None)


def link_of(request: HttpRequest, invitation: Invitation) -> str:
    """The URL to give to the other person, on the host of this request."""
    return request.build_absolute_uri(reverse("pairs:invited", args=[invitation.word]))
