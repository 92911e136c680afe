import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cast import Player

from mandorla.live.tests.wire import Wire
from mandorla.notices import actions as notices
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Kind, Notice
from mandorla.repair.logic.friend import FOUR_MONTHS
from mandorla.repair.logic.looking import A_MONTH, coming_back, tags_of
from mandorla.repair.models import FriendView, LookBack
from mandorla.repair.tests.doing import pages_of, plain
from mandorla.shared import clock
from mandorla.shared.ids import new_opaque_id
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import Calendar

DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 31))
TAGS = st.lists(st.sampled_from(["evenings", "Evenings", "money", "work"]), unique_by=str.casefold)


@settings(deadline=None)  # a busy machine is no failure
@given(DAYS, TAGS, st.lists(st.tuples(DAYS, TAGS)))
def test_what_comes_back_is_counted_over_thirty_days_of_ones_own_and_no_further(
    day: date, tags: list[str], earlier: list[tuple[date, list[str]]]
) -> None:
    found = coming_back(day, tags, earlier)
    assert set(found) <= set(tags)
    for tag in tags:
        days = [on for on, others in earlier if tag.casefold() in map(str.casefold, others)]
        times = 1 + sum(timedelta(0) <= day - on < A_MONTH for on in days)
        assert found.get(tag) == (times if times >= 3 else None)


@settings(deadline=None)  # a busy machine is no failure
@given(st.text())
def test_tags_are_parted_by_commas_and_none_stands_twice(text: str) -> None:
    tags = tags_of(text)
    assert tags_of(", ".join(tags)) == tags
    assert all(tag and "," not in tag and tag == " ".join(tag.split()) for tag in tags)
    assert len({tag.casefold() for tag in tags}) == len(tags)


def looks(player: Player, occasion: uuid.UUID | None = None, **said: Any) -> Page:
    address = player.at("repair:look", occasion=occasion) if occasion else player.at("repair:look_new")
    return visit(player, address).press("Keep it", **said)


def of_both(noor: Player, sam: Player) -> uuid.UUID:
    """A talk that both have looked back at."""
    occasion = new_opaque_id()
    looks(noor, occasion, felt="Scared", tags="late nights")
    looks(sam, occasion, felt="Lighter", valued="Your patience")
    return occasion


def test_it_is_ones_own_and_told_to_nobody(noor: Player, sam: Player, wire: Wire) -> None:
    occasion, before = new_opaque_id(), pages_of(sam)
    theirs = plain(visit(sam, sam.at("repair:look", occasion=occasion)))
    page = looks(noor, occasion, felt="Scared", tags="evenings")
    assert "Only you" in page.text
    assert wire.during(lambda: page.press("Open it when Sam does")) == []
    assert plain(visit(sam, sam.at("repair:look", occasion=occasion))) == theirs
    assert pages_of(sam) == before


def test_both_open_at_once_when_both_are_ready_and_close_together(
    noor: Player, sam: Player, wire: Wire
) -> None:
    occasion = of_both(noor, sam)

    def at(player: Player) -> Page:
        return visit(player, player.at("repair:look", occasion=occasion))

    at(noor).press("Open it when Sam does")
    assert "Lighter" not in at(noor).text
    page = at(sam)
    assert wire.during(lambda: page.press("Open it when Noor does")) == [(noor.person.pk.hex, "repair")]
    assert "How Sam looks back" in at(noor).text
    assert "Your patience" in at(noor).text
    assert "Scared" in at(sam).text
    assert "late nights" not in at(sam).text
    assert "late nights" in at(noor).text
    at(sam).press("Keep it to myself after all")
    assert "Lighter" not in at(noor).text
    assert "Scared" not in at(sam).text
    assert not LookBack.objects.filter(shared__isnull=False).exists()


def test_deleting_it_closes_both(noor: Player, sam: Player) -> None:
    occasion = of_both(noor, sam)
    for player, other in ((noor, "Sam"), (sam, "Noor")):
        visit(player, player.at("repair:look", occasion=occasion)).press(f"Open it when {other} does")
    visit(noor, noor.at("repair:look", occasion=occasion)).press("Delete for good")
    assert "Scared" not in visit(sam, sam.at("repair:look", occasion=occasion)).text
    assert LookBack.objects.get().shared is None


def test_new_words_are_read_by_the_other_where_it_is_open_and_two_tabs_do_not_overwrite(
    noor: Player, sam: Player
) -> None:
    occasion = of_both(noor, sam)
    for player, other in ((noor, "Sam"), (sam, "Noor")):
        visit(player, player.at("repair:look", occasion=occasion)).press(f"Open it when {other} does")
    one, two = (visit(noor, noor.at("repair:look", occasion=occasion)) for _ in range(2))
    one.press("Keep it", felt="Less scared now")
    assert "Less scared now" in visit(sam, sam.at("repair:look", occasion=occasion)).text
    stale = two.press("Keep it", felt="More scared")
    assert (stale.status, stale.value("felt")) == (422, "More scared")
    assert "Less scared now" in stale.text


def test_what_comes_back_is_told_to_me_first_and_from_my_own_tags_alone(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    for player in (sam, sam, sam, noor):
        looks(player, felt="Tired", tags="evenings, money")
    assert "time in thirty days" not in looks(noor, felt="Cross", tags="Evenings").text
    calendar.later(days=29)
    page = looks(noor.elsewhere(), felt="Cross", tags="evenings")
    assert "This is the third time in thirty days that it is about evenings." in page.text
    calendar.later(days=2)
    assert "time in thirty days" not in looks(noor.elsewhere(), felt="Cross", tags="evenings").text


def test_many_times_are_not_counted_out_loud(noor: Player) -> None:
    for _ in range(8):
        page = looks(noor, felt="Tired", tags="evenings")
    assert "That comes back often this month." in page.text


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"felt": "  "},
        {"felt": "x" * 2_001},
        {"felt": "a", "tags": "a,b,c,d,e,f"},
        {"felt": "a", "tags": "x" * 41},
    ],
)
def test_what_does_not_fit_comes_back_with_what_was_typed(noor: Player, said: dict[str, Any]) -> None:
    page = looks(noor, valued="", **said)
    assert page.status == 422
    assert page.value("tags") == said.get("tags", "")
    assert not LookBack.objects.exists()


def test_what_was_typed_waits_for_its_own_talk(noor: Player, sam: Player) -> None:
    one, other = new_opaque_id(), new_opaque_id()
    noor.post(noor.at("repair:look_draft", occasion=one, part="felt"), {"text": "Half a"})
    assert visit(noor, noor.at("repair:look", occasion=one)).value("felt") == "Half a"
    assert visit(noor, noor.at("repair:look", occasion=other)).value("felt") == ""


def test_as_a_neutral_friend_one_writes_for_oneself(noor: Player, sam: Player, calendar: Calendar) -> None:
    before = pages_of(sam)
    page = visit(noor, noor.at("repair:friend"))
    assert page.soup.select_one("count-down")
    page = page.press("Keep it", text="They were both tired")
    assert "They were both tired" in page.text
    assert "A good time for the next: June 3, 2027" in page.text
    assert pages_of(sam) == before
    assert not Notice.objects.exists()
    page.press("Delete for good")
    assert not FriendView.objects.exists()
    assert visit(noor, noor.at("repair:friend")).press("Keep it", text="").status == 422


def test_a_reminder_comes_after_four_months_if_one_wants_it_and_once(
    noor: Player, calendar: Calendar
) -> None:
    notices.ask_for(person=noor.person, wishes=Wishes(kinds=frozenset(Kind.values)), now=clock.now())
    for text in ("They were both tired", "They both meant well"):
        visit(noor, noor.at("repair:friend")).press("Keep it", text=text, is_reminded="on")
        calendar.later(days=1)
    reminder = Notice.objects.get()
    assert reminder.kind == Kind.REMINDER
    assert reminder.due_at == clock.now() - timedelta(days=1) + FOUR_MONTHS
    visit(noor, noor.at("repair:friend")).press("Delete for good")
    assert not Notice.objects.exists()


def test_whoever_leaves_keeps_how_they_looked_back(noor: Player, sam: Player) -> None:
    looks(noor, felt="Scared")
    visit(noor, noor.at("repair:friend")).press("Keep it", text="They were both tired")
    visit(noor, noor.at("pairs:departure")).press("Leave now")
    kept = visit(noor, "/kept/repair/").text
    assert "Scared" in kept
    assert "They were both tired" in kept
