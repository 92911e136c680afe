"""What people do on the pages of change, and a past to look back on."""

import re
from datetime import timedelta

import numpy as np
from tests.cast import Player

from mandorla.checkins.models import CheckIn
from mandorla.practices.models import Kind, Practice
from mandorla.shared import clock
from mandorla.shared.ids import new_id
from mandorla.shared.tests.browser import Page, visit

PLACES = ("home:today", "home:us", "insights:change", "insights:pulses", "insights:closer", "insights:known")
_FRESH = re.compile(
    r'name="operation" value="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"|nonce="[^"]*"'
)


def opens(player: Player, name: str, query: str = "", **parts: object) -> Page:
    return visit(player, player.at(f"insights:{name}", **parts) + query)


def pages_of(player: Player) -> dict[str, str]:
    """Every page that shows something of change, byte for byte, without what is new at each look."""
    return {name: _FRESH.sub("", visit(player, player.at(name)).html) for name in PLACES}


def lives(player: Player, closeness: list[int | None], *, practised: dict[int, Kind] | None = None) -> None:
    """Check-ins of as many days up to today, None for a day without one; and what was done on which of them."""
    member, today = player.member, clock.day_of(clock.now(), player.person.zone)
    first = today - timedelta(days=len(closeness) - 1)
    for number, value in enumerate(closeness):
        if value is not None:
            said = {"saying": {"closeness": value}, "parts": []}
            day = first + timedelta(days=number)
            CheckIn.objects.create(pair=member.pair, author=member.person, day=day, version=1, said=said)
    for number, kind in (practised or {}).items():
        row = {"pair": member.pair, "person": member.person, "day": first + timedelta(days=number)}
        Practice.objects.create(**row, kind=kind, source=new_id(), what="")


def ordinary_days(length: int, *, seed: int = 1, mean: float = 60) -> list[int | None]:
    """Closeness that goes up and down by 10 around a mean."""
    chance = np.random.default_rng(seed)
    return [int(np.clip(value, 0, 100)) for value in chance.normal(mean, 10, length)]
