"""The whole cast, with rows that belong to somebody, so that everybody can try to reach them."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from mandorla.demo import cast as roles
from mandorla.pairs import actions as pairs
from mandorla.pairs.access import member_of
from mandorla.people.adapters import INVITED
from tests.access.cast import Cast
from tests.access.sessions import confirm, remember
from tests.cast import Player, make_person
from tests.rooms import brought

Browsers = dict[str, Client]


@dataclass
class Everybody:
    """`browsers` by who sits before them; `things`: what an address may name."""

    browsers: Browsers
    things: dict[str, Any]


@pytest.fixture
def everybody(
    noor: Player, sam: Player, ines: Player, ada: Player, rae: Player, val: Player, begun_at: datetime
) -> Everybody:
    cast = Cast(noor, sam, ines, ada, rae, val, begun_at)
    things: dict[str, Any] = {"noors_pair": noor.pair.pk, "ines_pair": ines.pair.pk, "adas_pair": ada.pair.pk}
    kit = _kit(val, things, begun_at)
    things["kits_pair"] = kit.pair.pk
    for things_of_room in brought("things"):
        more = things_of_room(cast)
        assert not things.keys() & more.keys(), "two rooms name different things alike"
        things |= more
    guest = Client()
    remember(guest, {INVITED: things["open_word"]})
    players = {"noor": noor, "sam": sam, "ines": ines, "kit": kit, "ada": ada, "rae": rae, "val": val}
    for player in players.values():
        confirm(player)
    return Everybody({"anon": Client(), **players, "guest": guest}, things)


@contextmanager
def undone(browser: Client) -> Iterator[None]:
    """What `browser` does within it leaves nothing behind, neither here nor there."""
    before = deepcopy(browser.cookies)
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        browser.cookies = before
        cache.clear()


def _kit(val: Player, things: dict[str, Any], now: datetime) -> Player:
    person = make_person(roles.KIT)
    invitation = pairs.invite(member=val.member, now=now)
    things["used_word"] = invitation.word
    pairs.accept(invitation=invitation, person=person, now=now)
    member = member_of(val.pair.pk, person)
    for left_behind in brought("left_behind"):
        things |= left_behind(member, val.member, now)
    pairs.leave(member=member, now=now)
    return Player(person, val.pair)
