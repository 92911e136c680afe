"""What people do on the pages of a day, and what they find there."""

import re
from typing import Any

from tests.cast import Player

from mandorla.shared.tests.browser import Page, visit

PLACES = ("home:today", "checkins:checkin", "checkins:shares", "home:days", "checkins:habits", "home:us")
# What differs from one look to the next, whatever anybody did.
_FRESH = re.compile(
    r'name="operation" value="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"|nonce="[^"]*"'
)


def checks_in(player: Player, **said: Any) -> Page:
    """Fill in today's check-in as the page offers it, and send it."""
    return visit(player, player.at("checkins:checkin")).press("Done", **said)


def today(player: Player) -> Page:
    return visit(player, player.at("home:today"))


def theirs(player: Player) -> str:
    """What the card of the other says on today's page, or nothing."""
    return " ".join(today(player).all(".card--theirs"))


def shares(player: Player, text: str) -> Page:
    button = "Share it" if player.member.other else "Keep it"
    return visit(player, player.at("checkins:shares")).press(button, text=text)


def pages_of(player: Player) -> dict[str, str]:
    """Every page that shows something of a day, byte for byte, without what is new at each look."""
    return {name: _FRESH.sub("", visit(player, player.at(name)).html) for name in PLACES}
