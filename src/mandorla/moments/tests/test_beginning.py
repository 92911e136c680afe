"""Shortly before a time begins that both agreed on, whoever wants to know is told: once, and of nothing but that."""

from datetime import time

import pytest
from tests.cast import Player

from mandorla.moments import beginning
from mandorla.moments.models import Window
from mandorla.moments.tests.doing import agree, plan, proposes, today
from mandorla.notices import actions as notices
from mandorla.notices import delivery, outbox
from mandorla.notices.logic.quiet import Quiet
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Kind, Notice
from mandorla.people.actions import describe_self
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import Calendar


def wants(player: Player, calendar: Calendar, *kinds: Kind, quiet: Quiet | None = None) -> None:
    wishes = Wishes(kinds=frozenset(kinds or [Kind.BEGINNING]), quiet=quiet)
    notices.ask_for(person=player.person, wishes=wishes, now=calendar.now)


@pytest.fixture
def agreed(noor: Player, sam: Player) -> None:
    """Every day at eight, in Berlin: 19:00 UTC."""
    proposes(noor)
    agree(sam)


def pass_by(calendar: Calendar, **span: float) -> list[str]:
    """Who is told by a pass of the timetable after some time."""
    known = set(Notice.objects.values_list("pk", flat=True))
    beginning.tell_of_beginnings(now=calendar.later(**span))
    return sorted(one.person.name for one in Notice.objects.exclude(pk__in=known).select_related("person"))


@pytest.mark.usefixtures("agreed")
def test_each_who_wants_it_is_told_in_the_quarter_of_an_hour_before_and_once_a_day(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    wants(sam, calendar)
    assert pass_by(calendar, hours=6, minutes=44) == []
    assert pass_by(calendar, minutes=10) == ["Sam"]
    assert pass_by(calendar, minutes=15) == []
    notice = Notice.objects.get()
    assert (notice.kind, notice.link) == (Kind.BEGINNING, sam.at("moments:windows"))
    wants(noor, calendar)
    assert pass_by(calendar, hours=23, minutes=45) == ["Noor", "Sam"]


@pytest.mark.usefixtures("agreed")
def test_whoever_moved_since_takes_the_times_they_proposed_along(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    """Eight in the evening comes two hours earlier in Moscow."""
    wants(sam, calendar)
    describe_self(
        person=noor.person,
        display_name="Noor",
        hue=2,
        time_zone="Europe/Moscow",
        language="en",
        now=calendar.now,
    )
    assert pass_by(calendar, hours=4, minutes=44) == []
    assert pass_by(calendar, minutes=10) == ["Sam"]
    assert pass_by(calendar, hours=2) == []


def test_nobody_is_told_of_what_is_only_proposed_or_has_ended(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    wants(noor, calendar)
    proposes(noor)
    assert pass_by(calendar, hours=6, minutes=55) == []
    agree(sam)
    plan(sam).press("End it")
    assert pass_by(calendar, days=1) == []


@pytest.mark.usefixtures("agreed")
def test_nobody_is_told_of_what_runs_already_or_went_by_without_a_worker(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    wants(sam, calendar)
    calendar.later(hours=7, minutes=1)
    today(noor).press("Put it away")
    assert pass_by(calendar, minutes=2) == []
    assert pass_by(calendar, days=1, hours=1) == []
    assert Window.objects.get(place=1).next_at is not None
    assert pass_by(calendar, hours=22, minutes=50) == ["Sam"]


@pytest.mark.usefixtures("agreed")
def test_at_most_one_such_notice_comes_on_a_day(sam: Player, calendar: Calendar) -> None:
    wants(sam, calendar, Kind.BEGINNING, Kind.QUESTION)
    now = calendar.later(hours=6)
    link = sam.at("home:today")
    notices.notify(person=sam.person, pair=sam.pair, kind=Kind.QUESTION, link=link, key="q", due_at=now)
    assert pass_by(calendar, minutes=50) == []


@pytest.mark.usefixtures("agreed")
def test_what_begins_in_quiet_hours_is_told_neither_then_nor_later(sam: Player, calendar: Calendar) -> None:
    wants(sam, calendar, quiet=Quiet(time(19), time(21)))
    assert pass_by(calendar, hours=6, minutes=55) == ["Sam"]
    for claim in outbox.claim(now=calendar.now):
        delivery.deliver(claim, lambda: calendar.now)
    assert Notice.objects.get().due_at is None


def test_a_time_that_is_once_is_told_of_and_then_no_more(ada: Player, calendar: Calendar) -> None:
    wants(ada, calendar)
    proposes(ada, days=None, on="2027-02-02", starts="08:00")  # in New York: 13:00 UTC
    assert pass_by(calendar, days=1, minutes=50) == ["Ada"]
    assert Window.objects.get().next_at is None


@pytest.mark.usefixtures("agreed")
def test_whoever_has_left_is_not_told(noor: Player, sam: Player, calendar: Calendar) -> None:
    for player in (noor, sam):
        wants(player, calendar)
    visit(noor, noor.at("pairs:departure")).press("Leave now")
    assert pass_by(calendar, hours=6, minutes=55) == ["Sam"]


@pytest.mark.usefixtures("agreed")
def test_where_it_is_agreed_on_the_page_leads_to_the_choice(noor: Player) -> None:
    assert plan(noor).link("a notice") == "/me/notices/"
