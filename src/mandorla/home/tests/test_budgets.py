from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module

from django.db import connections
from django.test.utils import CaptureQueriesContext
from tests.cast import Player

from mandorla.home.cards import SOURCES
from mandorla.home.tests.houses import addresses, have_neighbors, live_in
from mandorla.prompts.models import Offer
from mandorla.prompts.tests.doing import prompts_at, sends
from mandorla.shared.tests.browser import visit
from mandorla.vault import keys

Costs = dict[str, tuple[int, int]]

MOST_QUERIES = 12
MOST_BYTES = 60_000


@contextmanager
def counted() -> Iterator[list[str]]:
    """The queries on both databases, told when the block ends."""
    told: list[str] = []
    with ExitStack() as stack:
        seen = [stack.enter_context(CaptureQueriesContext(connections[alias])) for alias in connections]
        yield told
    told += [query["sql"] for one in seen for query in one.captured_queries]


def costs(player: Player) -> Costs:
    """Queries and bytes of every page, with no key in memory."""
    found = {}
    for address in addresses(player):
        keys.forget()
        with counted() as queries:
            response = player.get(address)
        assert response.status_code in (200, 303), address  # the start leads on where there is one space
        found[address] = (len(queries), len(response.content))
    return found


def test_no_page_is_dear_or_large_or_becomes_dearer_as_more_is_written(noor: Player, sam: Player) -> None:
    live_in(noor, sam, range(30))
    before = costs(noor)
    live_in(noor, sam, range(30, 100))
    after = costs(noor)
    assert dearer(before, after) == {}
    assert {address: cost for address, cost in after.items() if cost[0] > MOST_QUERIES} == {}
    assert {address: cost for address, cost in after.items() if cost[1] > MOST_BYTES} == {}
    _expect_cheap_today_where_no_worker_has_written_the_question(noor, sam)


def _expect_cheap_today_where_no_worker_has_written_the_question(noor: Player, sam: Player) -> None:
    Offer.objects.all().delete()
    keys.forget()
    for player in (noor, sam):
        with counted() as queries:
            assert player.get(player.at("home:today")).status_code == 200
        assert len(queries) <= MOST_QUERIES, queries


def test_today_hears_of_every_slice_that_has_a_card_there(noor: Player) -> None:
    topics = visit(noor, noor.at("home:today")).soup.select_one("live-part[data-topics]")
    assert topics
    slices = {source.cards.__module__.rsplit(".", 1)[0] for source in SOURCES}
    wanted = {import_module(f"{name}.actions").TOPIC for name in slices}
    assert set(str(topics["data-topics"]).split()) >= wanted, (
        "its SOURCE says its topic, where that is not its name"
    )


def test_no_page_costs_more_where_more_pairs_live(noor: Player, sam: Player) -> None:
    live_in(noor, sam, range(10))
    have_neighbors(noor, range(2))
    before = costs(noor)
    have_neighbors(noor, range(2, 32))
    assert dearer(before, costs(noor)) == {}


def test_an_answer_costs_the_same_however_much_was_written_before(noor: Player, sam: Player) -> None:
    first, later = prompts_at(2, 2)
    with counted() as before:
        assert sends(noor, "The kettle", first).status_code == 303
    live_in(noor, sam, range(200, 240))
    with counted() as after:
        assert sends(noor, "The kettle", later).status_code == 303
    assert len(after) <= len(before) <= 30


def dearer(before: Costs, after: Costs) -> dict[str, tuple[int, int]]:
    """Pages that ask the databases more often than before."""
    both = {address: (before[address][0], after[address][0]) for address in before}
    return {address: (once, now) for address, (once, now) in both.items() if now > once}
