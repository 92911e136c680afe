"""What the timetable chooses, and from what."""

from datetime import date, timedelta

import pytest
from tests.cast import Player

from mandorla.affection import actions as affection
from mandorla.affection.acts import acts_of_kind
from mandorla.affection.logic.acts import Mark
from mandorla.appreciation.tests.doing import thanks
from mandorla.checkins.models import CheckIn
from mandorla.live.tests.wire import Wire
from mandorla.pairs.actions import set_limits
from mandorla.pairs.logic.limits import Limits
from mandorla.pairs.models import Place
from mandorla.practices import actions as practices
from mandorla.practices.models import Kind, Practice
from mandorla.prompts.tests.doing import both_answer, prompts_at
from mandorla.shared import clock
from mandorla.shared.ids import new_id
from mandorla.shared.tests.calendar import Calendar
from mandorla.suggestions import actions, daily
from mandorla.suggestions.conflict import is_tender
from mandorla.suggestions.gathering import choice_for
from mandorla.suggestions.logic.items import Slot
from mandorla.suggestions.logic.noting import Noted, Thing, Why
from mandorla.suggestions.models import Choice
from mandorla.suggestions.reading import item_of
from mandorla.suggestions.tests.doing import day_of, is_chosen, is_suggested, pages_of, reasons, suggested
from mandorla.talks.models import Stage, Talk

DEEP = {"talk:dreams", "talk:opening-up", "talk:when-you-are-sad"}


def days_of(player: Player, calendar: Calendar, number: int) -> list[Noted]:
    """What is chosen on as many days."""
    found = []
    for _ in range(number):
        found.append(is_chosen(player))
        calendar.later(days=1)
    return found


def slugs(days: list[Noted]) -> set[str]:
    return {one.slug for noted in days for one in noted.things}


def test_each_day_has_at_most_one_of_each(noor: Player, calendar: Calendar) -> None:
    days = days_of(noor, calendar, 12)
    assert all(len({one.slot for one in noted.things}) == len(noted.things) for noted in days)
    assert len(slugs(days)) >= 6


def test_the_same_past_gives_the_same_choice(noor: Player) -> None:
    day, now = day_of(noor), clock.now()
    first = choice_for(noor.member, day, now)
    assert first == choice_for(noor.member, day, now)
    assert first.noted == is_chosen(noor) == is_chosen(noor)


def test_nothing_deep_comes_before_its_rung(noor: Player, calendar: Calendar) -> None:
    days = days_of(noor, calendar, 14)
    items = [item_of(one.slug) for noted in days for one in noted.things]
    assert max(item.depth for item in items if item) <= 2


def test_what_both_do_is_suggested_to_neither_where_one_refuses_it(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    before = pages_of(noor)
    for slug in ("talk:weekly", "talk:listening", "talk:listening-short", "talk:thanking", "window", "habit"):
        item = item_of(slug)
        assert item
        actions.refuse(member=sam.member, item=item, now=clock.now())
    assert pages_of(noor) == before
    calendar.later(days=1)
    plans = {
        one.slug for noted in days_of(noor, calendar, 8) for one in noted.things if one.slot == Slot.PLAN
    }
    assert plans <= {"promise"}


def test_gentle_mode_of_one_keeps_both_from_opening_up(noor: Player, sam: Player, calendar: Calendar) -> None:
    set_limits(member=sam.member, limits=Limits(is_gentle=True), now=clock.now())
    calendar.later(days=1)
    items = [item_of(slug) for slug in slugs(days_of(noor, calendar, 10))]
    assert [item for item in items if item and (item.opens_up or item.is_hard)] == []


def test_whoever_rests_is_left_alone_and_the_other_is_not(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    rest = Limits(paused_until=day_of(noor) + timedelta(days=9))
    set_limits(member=noor.member, limits=rest, now=clock.now())
    calendar.later(days=1)
    assert is_chosen(noor).things == ()
    assert is_chosen(sam).things != ()


def test_an_act_is_suggested_only_where_both_like_it(noor: Player, sam: Player, calendar: Calendar) -> None:
    likes = [act.slug for act in acts_of_kind("partners") if Place.TOGETHER in act.places][:8]
    affection.mark(member=noor.member, marks=dict.fromkeys(likes, Mark.LIKE), now=clock.now())
    calendar.later(days=1)
    assert not any(slug.startswith("affection:") for slug in slugs(days_of(noor, calendar, 6)))
    affection.mark(member=sam.member, marks=dict.fromkeys(likes, Mark.LIKE), now=clock.now())
    calendar.later(days=1)
    days = days_of(noor, calendar, 12)
    found = {slug.partition(":")[2] for slug in slugs(days) if slug.startswith("affection:")}
    assert found
    assert found <= set(likes)
    acts = [one for noted in days for one in noted.things if one.slug.startswith("affection:")]
    assert all(Why.BOTH_LIKE in one.why for one in acts)


def test_kind_words_are_there_to_be_taken_in_only_where_some_wait(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    assert "taking-in" not in slugs(days_of(noor, calendar, 12))
    thanks(sam)
    calendar.later(days=1)
    assert "taking-in" in slugs(days_of(noor, calendar, 12))
    assert "taking-in" not in slugs(days_of(sam, calendar, 12))


def had_a_hard_talk(player: Player, ended_on: date | None) -> None:
    Talk.objects.create(
        pair=player.pair,
        proposer=player.person,
        script="repair",
        version=1,
        stage=Stage.OVER,
        stale_on=day_of(player),
        ended_on=ended_on,
        plan={},
        snapshot={},
    )


def test_nothing_deep_comes_after_a_talk_about_conflict(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    both_answer(noor, sam, *prompts_at(2, 3), *prompts_at(3, 8))
    first = day_of(noor) + timedelta(days=1)

    def slugs_on_many_days() -> set[str]:
        days = [first + timedelta(days=number) for number in range(30)]
        return slugs([choice_for(noor.member, day, clock.now()).noted for day in days])

    assert slugs_on_many_days() & DEEP
    for number in range(30):
        had_a_hard_talk(noor, first + timedelta(days=number - 1))
    assert slugs_on_many_days() & DEEP == set()


def test_after_a_hard_talk_of_today_nothing_deep_stands_on_the_page(noor: Player) -> None:
    is_suggested(noor, Thing("talk:dreams", Slot.PLAN, (Why.NEW,)), Thing("line", Slot.ACT, (Why.NEW,)))
    assert len(suggested(noor)) == 2
    had_a_hard_talk(noor, day_of(noor))
    assert len(suggested(noor)) == 1


def test_nor_is_the_question_of_the_next_days_deep(noor: Player) -> None:
    day = day_of(noor)
    had_a_hard_talk(noor, day)
    found = [is_tender(noor.member, day + timedelta(days=ahead)) for ahead in range(4)]
    assert found == [False, True, True, False]


def test_a_need_of_yesterday_is_a_reason(noor: Player) -> None:
    said = {"saying": {"need": "appreciation"}, "parts": []}
    yesterday = day_of(noor) - timedelta(days=1)
    CheckIn.objects.create(pair=noor.pair, author=noor.person, day=yesterday, version=1, said=said)
    found = choice_for(noor.member, day_of(noor), clock.now()).noted
    reasons_of = {one.slug: one.why for one in found.things}
    assert Why.NEED in reasons_of.get("thanks", (Why.NEED,))
    assert all((Why.NEED in why) == (slug in {"thanks", "talk:thanking"}) for slug, why in reasons_of.items())


def test_what_was_often_needed_counts_later_as_well(noor: Player) -> None:
    day, now = day_of(noor), clock.now()

    def thanks() -> int:
        days = [choice_for(noor.member, day + timedelta(days=ahead), now).noted for ahead in range(8)]
        return sum(one.slug in {"thanks", "talk:thanking"} for noted in days for one in noted.things)

    before = thanks()
    said = {"saying": {"need": "appreciation"}, "parts": []}
    for ago in range(2, 30):
        CheckIn.objects.create(
            pair=noor.pair, author=noor.person, day=day - timedelta(days=ago), version=1, said=said
        )
    assert thanks() > before


def test_what_the_other_keeps_to_themselves_changes_no_choice(noor: Player, sam: Player) -> None:
    day, now = day_of(noor), clock.now()
    before = choice_for(noor.member, day, now)
    said = {"saying": {"need": "affection", "closeness": 3}, "parts": []}
    CheckIn.objects.create(
        pair=sam.pair, author=sam.person, day=day - timedelta(days=1), version=1, said=said
    )
    for ago in range(1, 20):
        practice = Practice.objects.create(
            pair=sam.pair,
            person=sam.person,
            kind=Kind.THANKS,
            source=new_id(),
            what="",
            day=day - timedelta(days=ago),
        )
        practices.rate(practice=practice, closer="farther")
    is_suggested(sam, day=day - timedelta(days=1))
    assert choice_for(noor.member, day, now) == before


def test_the_timetable_writes_once_for_everybody(
    noor: Player, sam: Player, ada: Player, ines: Player, calendar: Calendar, wire: Wire
) -> None:
    assert wire.during(lambda: daily.write_choices(now=clock.now())) == []
    assert Choice.objects.count() == 5
    assert daily.write_choices(now=clock.now()) == 0
    assert suggested(noor)
    calendar.later(days=1)
    assert daily.write_choices(now=clock.now(), most=2) == 2
    daily.write_choices(now=clock.now())
    assert Choice.objects.count() == 10


def test_what_was_suggested_is_forgotten_after_four_months(noor: Player, calendar: Calendar) -> None:
    is_suggested(noor)
    calendar.later(days=121)
    actions.forget_outdated(now=clock.now())
    assert Choice.objects.count() == 1
    calendar.later(days=2)
    actions.forget_outdated(now=clock.now())
    assert Choice.objects.count() == 0


def chance_of(player: Player, calendar: Calendar, slot: Slot) -> Noted:
    """The first day on which chance chooses a thing of this slot for them."""
    for _ in range(120):
        noted = is_chosen(player)
        if any(one.likely for one in noted.things if one.slot is slot):
            return noted
        calendar.later(days=1)
    raise AssertionError("chance never chose")


def test_without_wanting_it_nothing_is_by_chance(noor: Player, calendar: Calendar) -> None:
    assert all(one.likely is None for noted in days_of(noor, calendar, 15) for one in noted.things)


def test_chance_chooses_what_one_does_alone_once_one_wants_it(noor: Player, calendar: Calendar) -> None:
    page = reasons(noor).press("I would like that")
    assert page.has_button("No more")
    calendar.later(days=1)
    noted = chance_of(noor, calendar, Slot.ACT)
    for one in noted.things:
        item = item_of(one.slug)
        assert item
        if one.likely:
            assert not item.is_joint
            assert 0 < one.likely <= 0.5
            assert one.why == (Why.CHANCE,)
    reasons(noor).press("No more")
    assert all(one.likely is None for day in days_of(noor, calendar, 8)[1:] for one in day.things)


def test_what_both_do_is_by_chance_only_where_both_want_it(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    for player in (noor, sam):
        actions.want_chance(member=player.member, now=clock.now())
    calendar.later(days=1)
    assert chance_of(noor, calendar, Slot.PLAN)


@pytest.mark.parametrize("likely", [0.25, None])
def test_what_is_done_on_such_a_day_is_counted_apart(
    noor: Player, calendar: Calendar, likely: float | None
) -> None:
    is_suggested(noor, Thing("thanks", Slot.ACT, (Why.CHANCE,), likely))
    practices.record(member=noor.member, kind=Kind.THANKS, source=new_id(), now=clock.now())
    practices.record(member=noor.member, kind=Kind.NEWS, source=new_id(), now=clock.now())
    calendar.later(days=1)
    is_chosen(noor)
    by_chance = set(Practice.objects.filter(is_by_chance=True).values_list("kind", flat=True))
    assert by_chance == ({"thanks"} if likely else set())
