"""What people do in talks, on the pages as they find them."""

import re
from typing import Any

from tests.cast import Player

from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import Calendar
from mandorla.talks.models import Talk

# What differs from one look to the next, whatever anybody did.
_FRESH = re.compile(
    r'name="operation" value="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"|nonce="[^"]*"'
)


def place(player: Player) -> Page:
    return visit(player, player.at("talks:talks"))


def asks(player: Player, script: str = "listening-short", **wishes: Any) -> Page:
    """Propose a talk as the guide offers it."""
    page = visit(player, player.at("talks:guide", script=script))
    button = next(words for words in page.all("form button") if words.startswith("Ask "))
    return page.press(button, **{"manner": "written", **wishes})


def begin(one: Player, other: Player, script: str = "listening-short", **wishes: Any) -> Talk:
    """One asks, the other says yes: the talk is on, and `one` speaks first."""
    asks(one, script, **wishes)
    if wishes.get("mode") != "one":
        place(other).press("Yes, let us begin")
    return Talk.objects.begun().get()


def arrive(one: Player, other: Player, talk: Talk, calendar: Calendar) -> None:
    """Both go through the first step, which takes a moment."""
    calendar.later(seconds=20)
    says(one, talk)
    says(other, talk)


def opens(player: Player, talk: Talk) -> Page:
    return visit(player, player.at("talks:talk", talk=talk.pk))


def says(player: Player, talk: Talk, value: Any = None) -> Page:
    """Answer the step that is on."""
    page = opens(player, talk)
    for button in ("Say it", "For me alone", "Go on"):
        if page.has_button(button):
            return page.press(button, **({} if value is None else {"value": value}))
    raise AssertionError(f"nothing is asked of them: {page.text}")


def half(one: Player, other: Player, talk: Talk) -> None:
    """The first half of the short talk: one is heard."""
    says(one, talk, "The tram stood still for an hour")
    says(other, talk, "You lost an hour, and were cross")
    says(one, talk, "yes")
    says(one, talk, "8")


def whole(one: Player, other: Player, talk: Talk) -> None:
    """All of the short talk."""
    half(one, other, talk)
    half(other, one, talk)
    says(one, talk)
    says(other, talk)


def pages_of(player: Player, talk: Talk) -> dict[str, str]:
    """Every page that shows something of a talk, byte for byte, without what is new at each look."""
    addresses = [player.at(name) for name in ("home:today", "talks:talks", "talks:understood")]
    addresses.append(player.at("talks:talk", talk=talk.pk))
    return {one: _FRESH.sub("", visit(player, one).html) for one in addresses}
