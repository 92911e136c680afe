"""What people do with good news, and what they find."""

import re

from tests.cast import Player

from mandorla.asks.models import GoodNews, Response
from mandorla.shared.tests.browser import Page, visit

PLACES = ("home:today", "home:letter", "asks:good_news", "home:us")
SHIFT = "They moved my shift"
# What differs from one look to the next, whatever anybody did.
_FRESH = re.compile(
    r'name="operation" value="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"|nonce="[^"]*"'
)


def opens(player: Player) -> Page:
    return visit(player, player.at("asks:good_news"))


def today(player: Player) -> Page:
    return visit(player, player.at("home:today"))


def tells(player: Player, text: str = SHIFT) -> GoodNews:
    """Told to the other; alone, kept."""
    other = player.member.other
    opens(player).press(f"Tell {other.person.name}" if other else "Keep it", text=text)
    return _written_by(player, text)


def keeps(player: Player, text: str = SHIFT) -> GoodNews:
    opens(player).press("Keep it for myself", text=text)
    return _written_by(player, text)


def reads(player: Player, news: GoodNews) -> Page:
    return visit(player, player.at("asks:news", news=news.pk))


def responds(player: Player, news: GoodNews, text: str = "From the beginning, please") -> Response:
    reads(player, news).press("Send", text=text)
    return Response.objects.by(player.person).latest("sent_at")


def news_of(player: Player) -> list[str]:
    return opens(player).all(".card .said")


def said(player: Player, news: GoodNews) -> list[str]:
    """What stands under the news, as this player sees it."""
    return reads(player, news).all(".card--quiet > .said")


def pages_of(player: Player, *news: GoodNews) -> dict[str, str]:
    """Every page that could tell, byte for byte, without what is new at each look."""
    addresses = [player.at(name) for name in PLACES] + [player.at("asks:news", news=one.pk) for one in news]
    return {address: _FRESH.sub("", visit(player, address).html) for address in addresses}


def _written_by(player: Player, text: str) -> GoodNews:
    return next(row for row in GoodNews.objects.by(player.person) if row.text == text.strip())
