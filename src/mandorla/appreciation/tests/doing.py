"""What people do on the pages of appreciations, and what they find there."""

import re
from typing import Any

from tests.cast import Player

from mandorla.appreciation.models import Appreciation
from mandorla.shared.tests.browser import Page, visit

PLACES = ("home:today", "appreciation:received", "appreciation:written", "appreciation:new", "home:us")
TEA: dict[str, Any] = {
    "what": "brought me tea without a word",
    "when": "this morning",
    "effect": "made the whole day lighter",
}
TEA_SAID = "When you brought me tea without a word this morning, it made the whole day lighter. Thank you."
# What differs from one look to the next, whatever anybody did.
_FRESH = re.compile(
    r'name="operation" value="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"|nonce="[^"]*"'
)


def opens(player: Player, name: str, query: str = "", **parts: Any) -> Page:
    return visit(player, player.at(f"appreciation:{name}", **parts) + query)


def thanks(player: Player, *, keep: bool = False, **said: Any) -> Appreciation:
    """Write an appreciation on its page, and send it, or keep it."""
    other = player.member.other
    button = f"Send it to {other.person.name}" if other and not keep else "Keep it"
    button = "Keep it for myself" if other and keep else button
    page = opens(player, "new").press(button, **(said or TEA))
    if page.has_button("Send it all the same"):
        page = page.press("Send it all the same")
    assert page.status == 200, page.all(".error-summary")
    return Appreciation.objects.get(pk=page.address.split("/")[4])


def newest(player: Player) -> Appreciation:
    return Appreciation.objects.by(player.person).latest("written_at")


def one(player: Player, written: Appreciation) -> Page:
    return opens(player, "appreciation", appreciation=written.pk)


def words(page: Page) -> list[str]:
    return page.all("main .said")


def pages_of(player: Player, *written: Appreciation) -> dict[str, str]:
    """Every page that shows something of appreciations, byte for byte, without what is new at each look."""
    found = {name: visit(player, player.at(name)).html for name in PLACES}
    found |= {f"one {number}": one(player, row).html for number, row in enumerate(written)}
    return {name: _FRESH.sub("", html) for name, html in found.items()}
