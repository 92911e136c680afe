"""What people do with what is suggested to them, and a choice that is known beforehand."""

import re
from datetime import date

from tests.cast import Player

from mandorla.shared import clock
from mandorla.shared.tests.browser import Page, visit
from mandorla.suggestions import actions
from mandorla.suggestions.logic.items import Slot
from mandorla.suggestions.logic.noting import Noted, Thing, Why
from mandorla.suggestions.models import Choice

PLACES = (
    "home:today",
    "home:letter",
    "suggestions:why",
    "home:us",
    "affection:affection",
    "insights:closer",
)
_FRESH = re.compile(
    r'name="operation" value="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"|nonce="[^"]*"'
)
THANKS = Thing("thanks", Slot.ACT, (Why.NEED, Why.HELPED, Why.TURN))
TALK = Thing("talk:listening-short", Slot.PLAN, (Why.NEW,))


def day_of(player: Player) -> date:
    return clock.day_of(clock.now(), player.person.zone)


def is_suggested(player: Player, *things: Thing, day: date | None = None) -> Choice:
    """What the timetable might have written for them."""
    noted = Noted(things or (THANKS, TALK)).to_json()
    return Choice.objects.create(
        pair=player.pair, person=player.person, day=day or day_of(player), chosen=noted
    )


def is_chosen(player: Player) -> Noted:
    """What the timetable writes for them today."""
    actions.write_choice(member=player.member, day=day_of(player), now=clock.now())
    return Choice.objects.of(player.pair).by(player.person).get(day=day_of(player)).noted


def today(player: Player) -> Page:
    return visit(player, player.at("home:today"))


def reasons(player: Player) -> Page:
    return visit(player, player.at("suggestions:why"))


def suggested(player: Player) -> list[str]:
    return today(player).all("section[aria-labelledby=could] .row__text")


def pages_of(player: Player) -> dict[str, str]:
    """Every page that could tell, byte for byte, without what is new at each look."""
    return {name: _FRESH.sub("", visit(player, player.at(name)).html) for name in PLACES}
