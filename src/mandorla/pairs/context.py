"""Context for every page: the people, and their colors."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.people.models.person import companion, neutral_name
from mandorla.people.policy import LEFT
from mandorla.people.unsent import lock_of
from mandorla.shared.ids import new_form_id


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Context for every page. Makes no query if nobody is signed in."""
    device = getattr(request, "device", None)
    everywhere = {"operation": new_form_id, "exit_address": settings.MANDORLA_EXIT_ADDRESS}
    if not device:
        return {**everywhere, "left": request.COOKIES.get(LEFT), "host": settings.MANDORLA_HOST_NAME}
    person: Person = device.person
    member: Member | None = getattr(request, "member", None)
    other = member.other.person if member and member.other else None
    return {
        **everywhere,
        "person": person,
        "app_name": neutral_name() if person.is_neutral else "",
        "unsent": SimpleLazyObject(lambda: lock_of(request, person)),
        "hues": {"mine": person.hue, "theirs": _apart(other.hue, person.hue) if other else 0},
        "other": other,
        "has_room": member is not None and member.has_room,
        "is_listening": member is not None,
    }


def _apart(theirs: int, mine: int) -> int:
    # Two people may choose the same color; on each screen, the other's is then shifted along the circle.
    return companion(mine) if theirs == mine else theirs
