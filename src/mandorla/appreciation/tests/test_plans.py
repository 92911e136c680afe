from datetime import UTC, datetime
from typing import Any

import pytest
from tests.cast import Player

from mandorla.appreciation import actions, reminding
from mandorla.appreciation.models import Plan
from mandorla.appreciation.tests.doing import opens
from mandorla.notices import actions as notices
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Kind, Notice
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import Calendar
from mandorla.shared.text import SHORT

EATING: dict[str, Any] = {"moment": "we sit down to eat", "act": "thank you for one thing"}
AT_SEVEN = datetime(2027, 2, 1, 18, tzinfo=UTC)  # in Berlin it is one hour later


def plans(player: Player, hour: str = "") -> Page:
    return opens(player, "plan").press("Keep this", **EATING, hour=hour)


def wants(player: Player, *kinds: Kind) -> None:
    notices.ask_for(person=player.person, wishes=Wishes(kinds=frozenset(kinds)), now=AT_SEVEN)


def test_a_plan_is_one_sentence_for_oneself_alone(noor: Player, sam: Player) -> None:
    page = plans(noor)
    assert "When we sit down to eat, I will thank you for one thing." in page.text
    assert "When we sit down to eat" in opens(noor, "new").text
    for name in ("written", "received", "new"):
        assert "sit down" not in opens(sam, name).text


def test_a_plan_is_changed_in_place_and_dropped_without_comment(noor: Player) -> None:
    plans(noor, "19")
    page = opens(noor, "plan")
    assert [page.value(name) for name in ("moment", "act", "hour")] == [*EATING.values(), "19"]
    page.press("Keep this", act="say what I saw", hour="")
    assert (Plan.objects.get().act, Plan.objects.get().reminds_at) == ("say what I saw", None)
    page = opens(noor, "plan").press("Drop the plan")
    assert "Dropped. Nobody else knew of it." in page.text
    assert not Plan.objects.exists()
    actions.end_plan(member=noor.member)


@pytest.mark.parametrize(
    "said",
    [
        {"moment": ""},
        {"act": " "},
        {"moment": "o" * (SHORT + 1)},
        {"hour": "24"},
        {"hour": "noon"},
    ],
)
def test_what_does_not_fit_is_refused_and_kept(noor: Player, said: dict[str, str]) -> None:
    address, fields = opens(noor, "plan").form("Keep this")
    page = Page(noor, noor.post(address, {**fields, **EATING, **said}), address)
    assert page.status == 422
    assert page.all(".error-summary li")
    kept = {name: text for name, text in {**EATING, **said}.items() if name != "hour"}
    assert {name: page.value(name) for name in kept} == kept
    assert not Plan.objects.exists()


def test_a_reminder_comes_each_day_at_its_hour_to_whoever_asked_for_it(
    noor: Player, calendar: Calendar
) -> None:
    wants(noor, Kind.REMINDER)
    plans(noor, "19")
    reminding.remind(now=calendar.later(hours=5))
    assert not Notice.objects.exists()
    for _ in range(2):
        reminding.remind(now=calendar.later(hours=1))
    notice = Notice.objects.get()
    assert (notice.kind, notice.person, notice.due_at) == (Kind.REMINDER, noor.person, AT_SEVEN)
    assert notice.link == noor.at("appreciation:new")
    assert "eat" not in notice.key
    reminding.remind(now=calendar.later(days=1))
    assert Notice.objects.count() == 2


def test_no_reminder_comes_where_none_is_wanted_or_the_day_has_its_notice(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    for player in (noor, sam):
        plans(player, "19")
    wants(sam, Kind.REMINDER, Kind.QUESTION)
    link = sam.at("home:today")
    now = calendar.later(hours=6)
    notices.notify(person=sam.person, pair=sam.pair, kind=Kind.QUESTION, link=link, key="q", due_at=now)
    reminding.remind(now=now)
    assert [notice.key for notice in Notice.objects.all()] == ["q"]
    assert all(plan.reminds_at and plan.reminds_at > now for plan in Plan.objects.exclude(reminds_at=None))


def test_the_page_says_when_no_reminder_can_come(noor: Player) -> None:
    assert "A reminder comes only if you want notices of this kind." in opens(noor, "plan").text
    wants(noor, Kind.REMINDER)
    assert "The notice says only that there is something for you." in opens(noor, "plan").text
    assert opens(noor, "plan").link("Notices") == "/me/notices/"


def test_whoever_has_left_is_reminded_no_more(noor: Player, sam: Player, calendar: Calendar) -> None:
    for player in (noor, sam):
        wants(player, Kind.REMINDER)
        plans(player, "19")
    visit(sam, sam.at("pairs:departure")).press("Leave now")
    reminding.remind(now=calendar.later(hours=6))
    assert [notice.person for notice in Notice.objects.all()] == [noor.person]


def test_alone_a_plan_works_as_well(ada: Player) -> None:
    assert "When we sit down to eat" in plans(ada).text
