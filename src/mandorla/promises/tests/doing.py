"""What people do on the pages of promises, and what they find there."""

import re
from typing import Any

from tests.cast import Player

from mandorla.promises.models import Apology, Promise, Wording
from mandorla.shared.tests.browser import Page, visit

OWNED: dict[str, Any] = {
    "did": "I came home at nine.",
    "effect": "You ate alone and worried.",
    "offer": "I text you before six.",
}
# What differs from one look to the next, whatever anybody did.
FRESH = re.compile(
    r'name="operation" value="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"|nonce="[^"]*"'
)
PLACES = (
    "home:today",
    "promises:promises",
    "promises:apologies",
    "promises:new",
    "promises:owning",
    "home:us",
)


def promises(player: Player, will: str = "text before six", **said: Any) -> Page:
    """Make a promise as the page offers it, and see it."""
    return visit(player, player.at("promises:new")).press("Promise it", will=will, **said)


def owns(player: Player, **said: Any) -> Page:
    """Own a mistake as the page offers it, and see it."""
    other = player.member.other
    button = f"Say it to {other.person.name}" if other else "Keep it"
    return visit(player, player.at("promises:owning")).press(button, **{**OWNED, **said})


def newest() -> Promise:
    """The promise made last. The clock stands still here, so it goes by the number of its first wording."""
    first = Wording.objects.filter(number=1).order_by("-id").select_related("promise").first()
    return first.promise if first else Promise.objects.get()


def opens(player: Player, promise: Promise | None = None) -> Page:
    return visit(player, player.at("promises:promise", promise=(promise or newest()).pk))


def reads(player: Player, apology: Apology | None = None) -> Page:
    found = apology or Apology.objects.newest_first()[0]
    return visit(player, player.at("promises:apology", apology=found.pk))


def today(player: Player) -> str:
    """What the card of promises says on today's page, or nothing."""
    return " ".join(visit(player, player.at("home:today")).all('section[aria-label="Promises"]'))


def pages_of(player: Player) -> dict[str, str]:
    """Every page of promises, byte for byte, without what is new at each look."""
    found = {name: visit(player, player.at(name)).html for name in PLACES}
    for one in Promise.objects.visible_to(player.member):
        found[f"promise {one.pk}"] = opens(player, one).html
    for two in Apology.objects.visible_to(player.member):
        found[f"apology {two.pk}"] = reads(player, two).html
    return {name: FRESH.sub("", html) for name, html in found.items()}
