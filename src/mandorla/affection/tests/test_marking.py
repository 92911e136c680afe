import pytest
from django.db import IntegrityError, transaction
from tests.cast import Player, make_person

from mandorla.affection import actions
from mandorla.affection.models import Preference
from mandorla.affection.tests.doing import (
    HUG,
    PALM,
    first,
    ideas,
    marked_by,
    marks,
    opens,
    pages_of,
    taps,
)
from mandorla.demo import cast
from mandorla.live.tests.wire import Wire
from mandorla.pairs import actions as pairs
from mandorla.shared.tests.browser import send, visit
from mandorla.shared.tests.calendar import Calendar
from mandorla.timetable import keep


def test_a_page_of_marks_is_one_form_and_keeps_what_it_is_sent(noor: Player) -> None:
    page = marks(noor, [HUG])
    assert page.address == noor.at("affection:affection")
    marks(noor, [PALM], "no")
    assert marked_by(noor) == {HUG: "like", PALM: "no"}
    page = visit(noor, noor.at("affection:marks"))
    assert (page.value(HUG), page.value(PALM)) == ("like", "no")


def test_a_tap_is_kept_at_once_and_touches_no_other_act(noor: Player) -> None:
    marks(noor, [PALM], "neutral")
    page = taps(noor, HUG, "like")
    assert (page.status, page.html) == (200, "Saved for you")
    taps(noor, HUG, "no")
    assert marked_by(noor) == {HUG: "no", PALM: "neutral"}


def test_a_tap_counts_although_its_form_was_sent_before(noor: Player) -> None:
    _address, fields = visit(noor, noor.at("affection:marks")).form("Keep these")
    for mark in ("like", "no", "like"):
        send(noor, noor.at("affection:mark", act=HUG), {**fields, HUG: mark})
    assert marked_by(noor) == {HUG: "like"}


@pytest.mark.parametrize("mark", ["adore", "like\x00", "❤️", "لا"])
def test_a_mark_that_does_not_exist_is_refused_and_changes_nothing(noor: Player, mark: str) -> None:
    assert taps(noor, HUG, mark).status == 422
    address, fields = visit(noor, noor.at("affection:marks")).form("Keep these")
    page = send(noor, address, {**fields, HUG: mark, PALM: "like"})
    assert page.status == 422
    assert page.value(PALM) == "like"  # what else was chosen is still there
    assert any("A hug at the door" in error for error in page.all(".error-summary li"))
    assert not Preference.objects.exists()


def test_an_act_that_does_not_exist_or_is_for_another_kind_of_pair_is_not_found(noor: Player) -> None:
    assert noor.post(noor.at("affection:mark", act="no-such"), {"no-such": "like"}).status_code == 404
    pairs.describe_pair(member=noor.member, kind="siblings", place="together")
    assert noor.post(noor.at("affection:mark", act="kiss-kettle"), {"kiss-kettle": "like"}).status_code == 404
    assert "kiss" not in visit(noor, noor.at("affection:marks")).text.lower()


def test_what_was_marked_counts_for_ideas_from_the_next_day_on(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    for player in (noor, sam):
        marks(player, first(8))
    assert ideas(noor) == ideas(sam) == []
    calendar.later(days=1)
    drawn = ideas(noor)
    assert len(drawn) == 3
    assert drawn == ideas(sam)
    calendar.later(days=1)
    assert ideas(noor) != drawn


def test_fewer_than_six_that_both_like_make_no_ideas(noor: Player, sam: Player, calendar: Calendar) -> None:
    marks(noor, first(30))
    marks(sam, first(5))
    calendar.later(days=1)
    assert ideas(noor) == ideas(sam) == []


def test_ideas_are_for_where_the_two_live(noor: Player, sam: Player, calendar: Calendar) -> None:
    for player in (noor, sam):
        marks(player, first(8))
    calendar.later(days=1)
    pairs.describe_pair(member=noor.member, kind="partners", place="apart")
    assert ideas(noor) == []


@pytest.mark.parametrize("mark", ["no", "neutral"])
def test_what_i_do_not_want_looks_to_the_other_as_if_i_had_not_marked_it(
    noor: Player, sam: Player, wire: Wire, calendar: Calendar, mark: str
) -> None:
    for player in (noor, sam):
        marks(player, first(10))
    calendar.later(days=1)
    days = []
    for deed in (lambda: None, lambda: marks(sam, first(30)[10:], mark)):
        with transaction.atomic():
            assert wire.during(deed) == []
            seen = [pages_of(noor)]
            calendar.later(days=1)
            seen.append(pages_of(noor))
            calendar.later(days=-1)
            days.append(seen)
            transaction.set_rollback(True)
    assert days[0] == days[1]


def test_on_the_day_itself_no_mark_of_any_kind_shows(
    noor: Player, sam: Player, wire: Wire, calendar: Calendar
) -> None:
    for player in (noor, sam):
        marks(player, first(8))
    calendar.later(days=1)
    before = pages_of(noor)
    assert len(ideas(noor)) == 3
    assert wire.during(lambda: marks(sam, first(8), "no")) == []
    assert wire.during(lambda: taps(sam, PALM, "like")) == []
    assert wire.during(lambda: visit(sam, sam.at("affection:marks")).press("Forget all my marks")) == []
    assert pages_of(noor) == before
    calendar.later(days=1)
    assert ideas(noor) == []


def test_too_few_in_common_read_alike_whosever_marks_are_missing(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    marks(noor, first(30))
    calendar.later(days=1)
    before = opens(noor).text
    marks(sam, first(30), "no")
    calendar.later(days=1)
    assert opens(noor).text == before


def test_alone_ideas_come_from_one_s_own_likes_and_say_so(ada: Player, calendar: Calendar) -> None:
    marks(ada, first(7))
    calendar.later(days=1)
    assert len(ideas(ada)) == 3
    page = opens(ada)
    assert "From what you like" in page.text
    assert "Nobody else has a say in them yet." in page.text
    assert not page.soup.select("button[name=act]")


def test_marks_made_alone_carry_over_when_somebody_joins(ada: Player, calendar: Calendar) -> None:
    marks(ada, first(9))
    joining = make_person(cast.KIT)
    pairs.accept(
        invitation=pairs.invite(member=ada.member, now=calendar.now), person=joining, now=calendar.now
    )
    kit = Player(joining, ada.pair)
    assert ideas(kit) == []
    marks(kit, first(9))
    calendar.later(days=1)
    assert ideas(ada) == ideas(kit) != []


def test_forgotten_marks_are_gone_from_the_table_once_no_day_needs_them(
    noor: Player, calendar: Calendar
) -> None:
    marks(noor, first(8))
    calendar.later(days=1)
    visit(noor, noor.at("affection:marks")).press("Forget all my marks")
    assert marked_by(noor) == {}
    assert Preference.objects.count() == 2  # the ideas of today stay as they are
    calendar.later(days=2)
    keep(since=calendar.now, now=calendar.now)
    assert [row.marks for row in Preference.objects.all()] == [{}]


def test_rows_do_not_grow_with_the_days(noor: Player, calendar: Calendar) -> None:
    for _day in range(5):
        taps(noor, HUG, "like")
        calendar.later(days=1)
    assert Preference.objects.count() == 2
    row = Preference.objects.first()
    assert row
    twin = Preference(pair=row.pair, person=row.person, from_day=row.from_day, marks={})
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_whoever_leaves_takes_their_marks_along(noor: Player, sam: Player) -> None:
    for player in (noor, sam):
        marks(player, [HUG])
    visit(sam, sam.at("pairs:departure")).press("Leave now")
    assert marked_by(sam) == {}
    assert marked_by(noor) == {HUG: "like"}
    assert opens(noor).status == 200


def test_marking_again_changes_nothing(noor: Player, calendar: Calendar) -> None:
    for _again in range(2):
        actions.forget_marks(member=noor.member, now=calendar.now)
    assert not Preference.objects.exists()
