"""What is suggested to each, what they refuse, and what they say in the evening."""

from datetime import timedelta
from typing import Any

from mandorla.pairs.models import Pair
from mandorla.people.models import Person
from mandorla.shared import clock
from mandorla.suggestions import actions
from mandorla.suggestions.models import Choice, Wish
from tests.access.deeds import quiet, send
from tests.access.garden import Garden
from tests.cast import Player

FORMS: dict[str, dict[str, Any]] = {
    "suggestions:refusal": {"thing": "thanks"},
    "suggestions:refusal_end": {"thing": "thanks"},
}
WITHOUT_A_PAGE = (
    "suggestions:aside suggestions:refusal suggestions:refusal_end suggestions:chance"
    " suggestions:chance_end suggestions:leaving_out"
)
ENDS = {
    ("changed", "suggestions.Wish"): "suggestions:refusal_end",
}


def before(noor: Player, sam: Player) -> None:
    """What is suggested to both on the next days is written."""
    for player in (noor, sam):
        today = clock.day_of(clock.now(), player.person.zone)
        for ahead in range(3):
            day = today + timedelta(days=ahead)
            actions.write_choice(member=player.member, day=day, now=clock.now())


def sow_by_hand(garden: Garden, person: Person, pair: Pair) -> None:
    """Neither field takes words: here they hold some all the same."""
    thing = {"slug": garden.word("suggestions.Choice.chosen"), "slot": "act", "why": ["new"], "likely": None}
    row = {"person": person, "pair": pair}
    Choice.objects.create(**row, day=clock.day_of(clock.now(), person.zone), chosen={"things": [thing]})
    Wish.objects.create(**row, said={"refused": {garden.word("suggestions.Wish.said"): "2026-01-01"}})


@quiet
def sets_aside_what_is_suggested(sam: Player) -> None:
    send(sam, "suggestions:aside")


@quiet
def refuses_what_both_would_do_and_allows_one_of_them(sam: Player) -> None:
    for thing in ("talk:weekly", "talk:listening", "quiet", "window"):
        send(sam, "suggestions:refusal", {"thing": thing})
    send(sam, "suggestions:refusal_end", {"thing": "quiet"})


@quiet
def lets_chance_choose(sam: Player) -> None:
    send(sam, "suggestions:chance")


@quiet
def lets_chance_choose_no_more(sam: Player) -> None:
    send(sam, "suggestions:chance")
    send(sam, "suggestions:chance_end")


@quiet
def leaves_out_whether_it_brought_them_closer(sam: Player) -> None:
    send(sam, "suggestions:leaving_out")
