"""What people do on the pages of affection, and what they find there."""

import re
from collections.abc import Iterable

from tests.cast import Player

from mandorla.affection.acts import acts_of_kind
from mandorla.affection.logic.acts import TOGETHER, Mark
from mandorla.affection.models import Preference, marks_of
from mandorla.shared.tests.browser import Page, send, visit

PLACES = ("home:today", "home:letter", "affection:affection", "affection:marks", "home:us")
HUG, PALM = "hug-before-shoes", "palm-three-breaths"
HUG_WORDS = "A hug at the door, before the shoes come off"
# What differs from one look to the next, whatever anybody did.
_FRESH = re.compile(
    r'name="operation" value="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"|nonce="[^"]*"'
)


def opens(player: Player) -> Page:
    return visit(player, player.at("affection:affection"))


def today(player: Player) -> Page:
    return visit(player, player.at("home:today"))


def taps(player: Player, act: str, mark: str) -> Page:
    """One tap on the page of marks, as htmx sends it: the whole form goes along, and only the act counts."""
    _address, fields = visit(player, player.at("affection:marks")).form("Keep these")
    return send(player, player.at("affection:mark", act=act), {**fields, act: mark})


def marks(player: Player, slugs: Iterable[str], mark: str = Mark.LIKE) -> Page:
    page = visit(player, player.at("affection:marks"))
    address, fields = page.form("Keep these")
    return send(player, address, {**fields, **dict.fromkeys(slugs, mark)})


def marked_by(player: Player) -> dict[str, str]:
    return dict(marks_of(Preference.objects.of(player.pair).by(player.person), player.person))


def first(count: int, kind: str = "partners") -> list[str]:
    """So many acts for two who live together."""
    return [act.slug for act in acts_of_kind(kind) if TOGETHER in act.places][:count]


def ideas(player: Player) -> list[str]:
    return opens(player).all("section[aria-labelledby=ideas] .row__text")


def asks(player: Player, act: str = HUG) -> Page:
    return send(player, *_asking(player, act))


def answers(player: Player, words: str) -> Page:
    return opens(player).press(words)


def theirs(player: Player) -> str:
    return " ".join(opens(player).all(".card--theirs"))


def mine(player: Player) -> str:
    return " ".join(opens(player).all(".card--mine"))


def pages_of(player: Player) -> dict[str, str]:
    """Every page that could tell, byte for byte, without what is new at each look."""
    return {name: _FRESH.sub("", visit(player, player.at(name)).html) for name in PLACES}


def _asking(player: Player, act: str) -> tuple[str, dict[str, str]]:
    page = opens(player)
    token = page.value("csrfmiddlewaretoken") or visit(player, player.at("affection:marks")).value(
        "csrfmiddlewaretoken"
    )
    return player.at("affection:affection"), {"act": act, "csrfmiddlewaretoken": token}
