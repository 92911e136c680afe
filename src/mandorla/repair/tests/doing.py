"""What people do when it is hard, on the pages as they find them."""

import re
from typing import Any

from tests.cast import Player

from mandorla.repair.models import Start
from mandorla.shared.tests.browser import Page, visit

SOFT: dict[str, Any] = {
    "feel": "lonely",
    "about": "dinner on Monday",
    "need": "one evening with you",
    "thanks": "you cook for us",
}
SIGNS = ["calm", "fed", "sober", "time", "safe"]
# What differs from one look to the next, whatever anybody did.
_FRESH = re.compile(
    r'name="operation" value="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"|nonce="[^"]*"'
)
PLACES = ("room", "not_now", "readiness", "starts", "new", "phrases", "parked")


def room(player: Player) -> Page:
    return visit(player, player.at("repair:room"))


def checks(player: Player, *signs: str) -> Page:
    """Tick some signs of being ready, and see what follows."""
    return visit(player, player.at("repair:readiness")).press("See if it fits", signs=list(signs))


def writes(player: Player, **said: Any) -> Page:
    """Write a soft start as the page offers it, and see how it reads."""
    return visit(player, player.at("repair:new")).press("See how it reads", **{**SOFT, **said})


def sends(player: Player, **said: Any) -> Start:
    """Write one and send it."""
    button = f"Send it to {player.member.other.person.name}" if player.member.other else ""
    assert writes(player, **said).press(button).status == 200
    return newest()


def newest() -> Start:
    return Start.objects.latest("made_at", "id")


def opens(player: Player, start: Start) -> Page:
    return visit(player, player.at("repair:start", start=start.pk))


def pages_of(player: Player, *names: str) -> dict[str, str]:
    """Pages of this room and today's, byte for byte, without what is new at each look."""
    found = [*(f"repair:{name}" for name in PLACES), "home:today", "talks:talks", "home:us", *names]
    return {name: plain(visit(player, player.at(name))) for name in found}


def plain(page: Page) -> str:
    return _FRESH.sub("", page.html)
