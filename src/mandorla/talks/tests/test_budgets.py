from tests.cast import Player

from mandorla.home.tests.test_budgets import MOST_BYTES, MOST_QUERIES, counted
from mandorla.shared.tests.calendar import Calendar
from mandorla.talks.tests.doing import arrive, asks, begin, opens, place, says, whole
from mandorla.vault import keys


def costs(player: Player, address: str) -> int:
    keys.forget()
    with counted() as queries:
        response = player.get(address)
    assert response.status_code == 200
    assert len(response.content) < MOST_BYTES
    return len(queries)


def test_the_page_of_a_talk_costs_the_same_however_long_it_has_been(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    talk = begin(noor, sam, "listening")
    address = noor.at("talks:talk", talk=talk.pk)
    first = costs(noor, address)
    arrive(noor, sam, talk, calendar)
    for player, words in ((noor, "Words"), (sam, "Heard"), (noor, "yes")):
        says(player, talk, words)
    later = costs(noor, address)
    assert later <= max(first, 6) <= MOST_QUERIES


def test_so_does_what_is_left_of_it_and_the_place_with_many(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam)
    whole(noor, sam, talk)
    assert costs(noor, noor.at("talks:talk", talk=talk.pk)) <= MOST_QUERIES
    few = costs(noor, noor.at("talks:talks"))
    for _ in range(4):
        asks(noor)
    assert costs(noor, noor.at("talks:talks")) <= few + 1 <= MOST_QUERIES
    assert "Between you now" in place(sam).text
    assert opens(noor, talk).status == 200
