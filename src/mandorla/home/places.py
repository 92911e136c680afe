"""The five places in the app's menu: where each leads, and which one the current page belongs to."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from mandorla.pairs.models import Member, Pair
from mandorla.people.models import Person

# The place of each slice's pages, and of single pages that belong elsewhere.
ROOMS = {
    "talk": "talks prompts",
    "us": "pairs checkins appreciation affection asks promises repair insights",
    "plan": "moments",
    "me": "people coach notices",
}
PAGES = {
    "today": "home:start home:today checkins:checkin suggestions:why",
    "us": "home:us home:letter home:days prompts:shelf journal:journal ownership:staying",
    "me": "home:safety ownership:export journal:kept_one journal:end",
}
_OF_ROOMS = {room: place for place, rooms in ROOMS.items() for room in rooms.split()}
_OF_PAGES = {page: place for place, pages in PAGES.items() for page in pages.split()}


@dataclass(frozen=True, slots=True)
class PlaceLink:
    name: str
    title: str
    url: str
    icon: str
    current: bool


def places(request: HttpRequest) -> dict[str, Any]:
    """Context for every page. Makes no query if nobody is signed in."""
    device = getattr(request, "device", None)
    return {"places": SimpleLazyObject(lambda: _places(request, device.person))} if device else {}


def place_of(name: str) -> str:
    """The place a page belongs to, by its URL name; empty if it belongs to none."""
    if name.endswith(":kept") or name.startswith(("account_", "mfa_")):
        return "me"
    return _OF_PAGES.get(name) or _OF_ROOMS.get(name.partition(":")[0], "")


def _places(request: HttpRequest, person: Person) -> list[PlaceLink]:
    here = place_of(request.resolver_match.view_name) if request.resolver_match else ""
    pair = getattr(request, "pair", None) or _only_pair(person)
    if pair is None:
        ways = [("today", _("Today"), reverse("home:start"), "sun")]
    else:
        ways = [
            ("today", _("Today"), reverse("home:today", args=[pair.pk]), "sun"),
            ("talk", _("Talk"), reverse("talks:talks", args=[pair.pk]), "message-circle"),
            ("us", _("Us"), reverse("home:us", args=[pair.pk]), "heart"),
            ("plan", _("Plan"), reverse("moments:windows", args=[pair.pk]), "calendar-heart"),
        ]
    ways.append(("me", _("Me"), reverse("people:me"), "user"))
    return [PlaceLink(name, title, url, icon, current=name == here) for name, title, url, icon in ways]


def _only_pair(person: Person) -> Pair | None:
    pairs = [member.pair for member in Member.objects.of(person)[:2]]
    return pairs[0] if len(pairs) == 1 else None
