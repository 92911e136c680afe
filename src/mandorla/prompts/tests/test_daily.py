from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks
from tests.cast import Player

from mandorla.live import bus
from mandorla.pairs import actions as pairs
from mandorla.pairs.logic.limits import Limits
from mandorla.people.models import Person
from mandorla.prompts import daily
from mandorla.prompts.models import Offer, Rule
from mandorla.prompts.offers import today
from mandorla.prompts.tests.doing import LIGHT, LIGHT_TOO, sends
from mandorla.shared import clock
from mandorla.vault import keys

pytestmark = pytest.mark.usefixtures("calendar")

A_DAY = timedelta(days=1)
Listened = list[str]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Listened:
    """The channels that were nudged about prompts."""
    channels: Listened = []
    monkeypatch.setattr(bus, "publish", lambda channel, topic: channels.append(channel))
    return channels


def offers_of(player: Player) -> list[tuple[object, str]]:
    return list(Offer.objects.of(player.pair).order_by("day").values_list("day", "slug"))


def test_today_and_tomorrow_are_written_for_every_pair(
    noor: Player, ines: Player, ada: Player, begun_at: datetime
) -> None:
    assert daily.write_offers(now=begun_at) == 3
    for player in (noor, ines, ada):
        day = player.member.pair_day(begun_at)
        assert [row[0] for row in offers_of(player)] == [day, day + A_DAY]


def test_the_page_shows_what_is_written_and_it_is_what_it_would_have_chosen(
    noor: Player, begun_at: datetime
) -> None:
    member, day = noor.member, noor.member.pair_day(begun_at)
    chosen = today(member, day).prompt
    daily.write_offers(now=begun_at)
    shown = [today(member, day).prompt, today(member, day + A_DAY).prompt]
    assert [prompt.slug for prompt in shown if prompt] == [slug for _day, slug in offers_of(noor)]
    assert shown[0] == chosen


def test_a_second_tick_writes_nothing(noor: Player, ada: Player, begun_at: datetime) -> None:
    daily.write_offers(now=begun_at)
    written = offers_of(noor), offers_of(ada)
    assert daily.write_offers(now=begun_at) == 0
    assert (offers_of(noor), offers_of(ada)) == written


def test_each_day_adds_one(noor: Player, begun_at: datetime) -> None:
    for days in range(4):
        daily.write_offers(now=begun_at + days * A_DAY)
    assert len(offers_of(noor)) == 5


def test_the_day_of_a_pair_begins_with_the_one_further_east(ines: Player, jo: Player) -> None:
    late_in_lisbon = datetime(2026, 12, 2, 22, tzinfo=UTC)  # 6 a.m. on the third in Singapore
    daily.write_offers(now=late_in_lisbon)
    days = [day for day, _slug in offers_of(ines)]
    assert days == [late_in_lisbon.date() + A_DAY, late_in_lisbon.date() + 2 * A_DAY]
    assert jo.member.pair_day(late_in_lisbon) == days[0]


def test_a_tick_may_take_only_so_many_and_the_next_goes_on(
    noor: Player, ines: Player, ada: Player, begun_at: datetime
) -> None:
    assert [daily.write_offers(now=begun_at, most=2) for _tick in range(3)] == [2, 1, 0]
    assert all(len(offers_of(player)) == 2 for player in (noor, ines, ada))


def test_one_pair_without_a_key_keeps_no_other_waiting(noor: Player, ada: Player, begun_at: datetime) -> None:
    pairs.set_limits(member=ada.member, limits=Limits(ceiling=1), now=begun_at)
    keys._destroy(ada.person.pk)
    daily.write_offers(now=begun_at + A_DAY)
    assert len(offers_of(noor)) == 2


def test_a_pair_that_both_have_left_is_offered_nothing(noor: Player, sam: Player, begun_at: datetime) -> None:
    for player in (noor, sam):
        pairs.leave(member=player.member, now=begun_at)
    assert daily.write_offers(now=begun_at) == 0


def test_the_cost_of_a_quiet_tick_is_the_same_for_many_pairs(
    noor: Player,
    ines: Player,
    ada: Player,
    begun_at: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    daily.write_offers(now=begun_at)
    days = {clock.day_of(begun_at, person.zone) for person in Person.objects.all()}
    with django_assert_num_queries(1 + len(days)):
        daily.write_offers(now=begun_at)


def test_the_reader_is_nudged_when_the_day_of_waiting_is_over(
    noor: Player,
    sam: Player,
    begun_at: datetime,
    heard: Listened,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    sends(noor, "It can wait a day.", rule=Rule.AFTER_A_DAY)
    sends(noor, "This waits for you.", LIGHT_TOO, rule=Rule.BOTH)
    heard.clear()
    for since, until, expected in [
        (timedelta(0), timedelta(hours=23), []),
        (timedelta(hours=23), timedelta(hours=25), [sam.member.channel]),
        (timedelta(hours=25), timedelta(hours=26), []),
    ]:
        with django_capture_on_commit_callbacks(execute=True):
            daily.tell_of_openings(since=begun_at + since, now=begun_at + until)
        assert heard == expected
        heard.clear()


def test_nobody_is_nudged_for_what_had_opened_already(
    noor: Player,
    sam: Player,
    begun_at: datetime,
    heard: Listened,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    sends(noor, "It can wait a day.", LIGHT, rule=Rule.AFTER_A_DAY)
    sends(sam, "No need to wait.", LIGHT)
    heard.clear()
    with django_capture_on_commit_callbacks(execute=True):
        daily.tell_of_openings(since=begun_at - A_DAY, now=begun_at + 2 * A_DAY)
    assert heard == []
