"""What every page stands in: the places of the app, and whose colors these are."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from mandorla.pairs.models import Member, Pair
from mandorla.people.models import Person
from mandorla.people.models.person import companion, neutral_name
from mandorla.people.unsent import lock_of
from mandorla.shared.ids import new_form_id


@dataclass(frozen=True, slots=True)
class PlaceLink:
    name: str
    title: str
    url: str
    icon: str
    current: bool


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Context of every page. Reads nothing where nobody is signed in."""
    device = getattr(request, "device", None)
    if not device:
        return {"operation": new_form_id}
    person: Person = device.person
    member: Member | None = getattr(request, "member", None)
    other = member.other.person if member and member.other else None
    return {
        "operation": new_form_id,
        "exit_address": settings.MANDORLA_EXIT_ADDRESS,
        "person": person,
        "app_name": neutral_name() if person.is_neutral else "",
        "unsent": SimpleLazyObject(lambda: lock_of(request, person)),
        "hues": {"mine": person.hue, "theirs": _apart(other.hue, person.hue) if other else 0},
        "other": other,
        "places": SimpleLazyObject(lambda: _places(request, person)),
        "is_listening": member is not None,
    }


def _apart(theirs: int, mine: int) -> int:
    # Two people may like the same color; on each one's own screen the other's moves along the circle.
    return companion(mine) if theirs == mine else theirs


def _places(request: HttpRequest, person: Person) -> list[PlaceLink]:
    pair = getattr(request, "pair", None) or _only_pair(person)
    here = request.resolver_match.view_name if request.resolver_match else ""
    me = PlaceLink(
        "me",
        _("Me"),
        reverse("people:me"),
        "user",
        here.startswith(("people:", "coach:", "notices:", "account_", "mfa_"))
        or here.endswith(":kept")
        or here in ("ownership:export", "home:safety", "journal:kept_one", "journal:end"),
    )
    if pair is None:
        return [PlaceLink("today", _("Today"), reverse("home:start"), "sun", here == "home:start"), me]
    talk = here.startswith(("talks:", "prompts:")) and here not in ("prompts:shelf", "prompts:kept")
    today = here in ("home:today", "checkins:checkin", "suggestions:why")
    us = here in ("prompts:shelf", "journal:journal", "ownership:staying", "home:letter") or (
        here.startswith(
            (
                "pairs:",
                "checkins:",
                "appreciation:",
                "affection:",
                "asks:",
                "promises:",
                "repair:",
                "insights:",
            )
        )
        and not (today or here.endswith(":kept"))
    )
    plan = here.startswith("moments:") and here != "moments:kept"
    return [
        PlaceLink("today", _("Today"), reverse("home:today", args=[pair.pk]), "sun", today),
        PlaceLink("talk", _("Talk"), reverse("talks:talks", args=[pair.pk]), "message-circle", talk),
        PlaceLink("us", _("Us"), reverse("pairs:us", args=[pair.pk]), "heart", us),
        PlaceLink("plan", _("Plan"), reverse("moments:windows", args=[pair.pk]), "calendar-heart", plan),
        me,
    ]


def _only_pair(person: Person) -> Pair | None:
    pairs = [member.pair for member in Member.objects.of(person)[:2]]
    return pairs[0] if len(pairs) == 1 else None
