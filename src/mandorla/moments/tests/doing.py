"""What people do with times without phones, by the pages."""

import re
from typing import Any

from tests.cast import Player

from mandorla.shared.tests.browser import Page, visit

EVERY_DAY = ["0", "1", "2", "3", "4", "5", "6"]
PLACES = ("home:today", "moments:windows", "moments:quiet", "moments:felt", "home:us")
# What differs from one look to the next, whatever anybody did.
_FRESH = re.compile(
    r'name="operation" value="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"|nonce="[^"]*"'
)


def plan(player: Player) -> Page:
    return visit(player, player.at("moments:windows"))


def today(player: Player) -> Page:
    return visit(player, player.at("home:today"))


def quiet(player: Player) -> Page:
    return visit(player, player.at("moments:quiet"))


def proposes(player: Player, **chosen: Any) -> Page:
    """Propose what the form shows at first, 20:00 for an hour, on every day unless something else is chosen."""
    button = "Propose it" if player.member.other else "Keep this"
    return plan(player).press(button, **{"days": EVERY_DAY, **chosen})


def agree(player: Player) -> Page:
    return plan(player).press("Yes, let us do that")


def begins(player: Player, length: str = "An hour", **ticked: Any) -> Page:
    return plan(player).press(length, **ticked)


def pages_of(player: Player) -> dict[str, str]:
    """Every page that shows something of this, byte for byte, without what is new at each look."""
    return {name: _FRESH.sub("", visit(player, player.at(name)).html) for name in PLACES}
