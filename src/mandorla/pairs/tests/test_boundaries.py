from datetime import date, timedelta

import pytest
from django.db import connection
from tests.cast import Player

from mandorla.library import content
from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.models import Boundary
from mandorla.prompts.decks import catalogue
from mandorla.prompts.logic.catalogue import Prompt
from mandorla.prompts.offers import today
from mandorla.shared import clock
from mandorla.shared.tests.at_once import at_once
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import NOON, Calendar

KEPT = "Kept, and told to nobody."


def limit(player: Player, **changes: object) -> Page:
    return visit(player, player.at("pairs:boundaries")).press("Keep this", **changes)  # type: ignore[arg-type]


def question(player: Player) -> Prompt:
    """The question that stands on today's page."""
    words = visit(player, player.at("home:today")).all("#question")[0]
    name = player.member.other.person.name if player.member.other else "the person you have in mind"
    return next(prompt for prompt in catalogue() if prompt.words(name) == words)


def in_deck(player: Player, deck: str) -> set[Prompt]:
    """What `player` may browse of a deck."""
    page = visit(player, player.at("prompts:deck", deck=deck))
    links = {str(link["href"]) for link in page.soup.select("a.card__link")}
    return {prompt for prompt in catalogue() if player.at("prompts:prompt", slug=prompt.slug) in links}


def test_what_one_closed_is_kept_and_shown_again_to_oneself(noor: Player) -> None:
    page = limit(noor, ceiling="2", closed=["money", "family"], cadence="weekly", paused_until="2027-02-14")
    assert KEPT in page.text
    assert page.value("ceiling") == "2"
    assert sorted(page.value("closed")) == ["family", "money"]
    assert page.value("cadence") == "weekly"
    assert page.value("paused_until") == "2027-02-14"


def test_all_limits_can_be_lifted_again(noor: Player) -> None:
    limit(noor, ceiling="1", closed=["money"], paused_until="2027-02-14")
    page = limit(noor, ceiling="5", closed=None, paused_until="")
    assert (page.value("ceiling"), page.value("closed"), page.value("paused_until")) == ("5", None, "")


def test_the_other_has_a_page_of_their_own(noor: Player, sam: Player) -> None:
    before = visit(sam, sam.at("pairs:boundaries"))
    limit(noor, ceiling="1", closed=["money"], cadence="weekly")
    after = visit(sam, sam.at("pairs:boundaries"))
    for name in ("ceiling", "closed", "cadence", "paused_until"):
        assert after.value(name) == before.value(name)


def test_conflict_together_is_closed_for_oneself_at_once_and_for_both_from_the_next_day(
    noor: Player, sam: Player
) -> None:
    day = noor.member.pair_day(clock.now())
    limit(noor, is_gentle="on")
    assert visit(noor, noor.at("pairs:boundaries")).value("is_gentle") == ["on"]
    assert visit(sam, sam.at("pairs:boundaries")).value("is_gentle") is None
    for player, mine in ((noor, False), (sam, True)):
        found = Boundaries(player.member)
        assert (found.mine().joint_conflict_is_open, found.mine().sharing_is_suggested) == (mine, mine)
        assert found.for_both(day).joint_conflict_is_open
        assert not found.for_both(day + timedelta(days=1)).joint_conflict_is_open


def test_conflict_together_can_be_opened_again(noor: Player, sam: Player) -> None:
    tomorrow = noor.member.pair_day(clock.now()) + timedelta(days=1)
    limit(noor, is_gentle="on")
    limit(noor, is_gentle=None)
    assert Boundaries(sam.member).for_both(tomorrow).joint_conflict_is_open


def test_whether_it_is_closed_cannot_be_told_from_the_length_of_what_is_stored(
    noor: Player, sam: Player
) -> None:
    limit(noor, is_gentle="on")
    limit(sam, is_gentle=None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(stored), length(gentle) FROM pairs_boundary")
        assert len(set(cursor.fetchall())) == 1


def test_limits_lie_encrypted_in_the_database(noor: Player) -> None:
    limit(noor, ceiling="1", closed=["money"], cadence="weekly")
    with connection.cursor() as cursor:
        cursor.execute("SELECT stored FROM pairs_boundary")
        stored = bytes(cursor.fetchone()[0])
    assert not any(word in stored for word in (b"money", b"weekly", b"ceiling"))


def test_changing_one_s_mind_within_a_day_leaves_one_row(noor: Player) -> None:
    limit(noor, ceiling="1")
    limit(noor, ceiling="2")
    assert Boundary.objects.get().limits.ceiling == 2


@pytest.mark.django_db(transaction=True)
def test_two_tabs_in_the_same_instant_leave_one_of_the_two(noor: Player) -> None:
    forms = [{"ceiling": "1", "cadence": "weekly"}, {"ceiling": "2", "cadence": "daily"}]
    tabs = [noor, noor.elsewhere()]
    address = noor.at("pairs:boundaries")
    for _time in range(3):
        sent = at_once(
            lambda: tabs[0].post(address, forms[0]),
            lambda: tabs[1].post(address, forms[1]),
        )
        assert [one.status_code for one in sent] == [303, 303]
        kept = Boundary.objects.get().limits
        assert {"ceiling": str(kept.ceiling), "cadence": kept.cadence.value} in forms


@pytest.mark.parametrize("day", ["2027-02-01", "2027-01-31", "2020-01-01"])
def test_a_rest_until_a_day_gone_by_is_refused_and_the_rest_is_kept_in_the_form(
    noor: Player, day: str
) -> None:
    page = limit(noor, ceiling="2", closed=["money"], cadence="weekly", paused_until=day)
    assert page.status == 422
    assert any("Choose a day that is still to come" in error for error in page.all(".error-summary li"))
    assert (page.value("ceiling"), page.value("closed"), page.value("cadence")) == ("2", ["money"], "weekly")
    assert page.value("paused_until") == day
    assert not Boundary.objects.exists()


@pytest.mark.parametrize(
    "change",
    [{"rest": "forever"}, {"ceiling": "6"}, {"closed": ["sports"]}, {"cadence": "hourly"}, {"opened": ["x"]}],
)
def test_a_limit_that_nobody_offered_is_refused(noor: Player, change: dict[str, object]) -> None:
    assert limit(noor, **change).status == 422
    assert not Boundary.objects.exists()


def test_every_topic_can_be_closed(noor: Player) -> None:
    page = visit(noor, noor.at("pairs:boundaries"))
    assert page.choices("closed") == [topic.id for topic in content.topics()]


def test_a_ceiling_filters_one_s_own_browsing_at_once(noor: Player, sam: Player) -> None:
    deck = "secrets-held-back"
    assert {prompt.depth for prompt in in_deck(noor, deck)} == {1, 2, 3}
    limit(noor, ceiling="1")
    assert {prompt.depth for prompt in in_deck(noor, deck)} == {1}
    limit(noor, ceiling="5")
    assert {prompt.depth for prompt in in_deck(noor, deck)} == {1, 2, 3, 4, 5}
    assert {prompt.depth for prompt in in_deck(sam, deck)} == {1, 2, 3}


def test_a_closed_topic_is_gone_from_one_s_own_decks_at_once(noor: Player, sam: Player) -> None:
    before = in_deck(sam, "everyday")
    limit(noor, closed=["home", "food"])
    assert any(prompt.topics & {"home", "food"} for prompt in before)
    assert in_deck(noor, "everyday") == {prompt for prompt in before if not prompt.topics & {"home", "food"}}
    assert in_deck(sam, "everyday") == before


def test_with_every_topic_closed_the_page_says_where_to_open_them(noor: Player) -> None:
    limit(noor, closed=[topic.id for topic in content.topics()])
    page = visit(noor, noor.at("prompts:decks"))
    assert "Every deck is closed by your own limits." in page.text
    assert page.link("Limits") == noor.at("pairs:boundaries")


def test_today_s_offer_to_the_other_stays_when_one_closes_its_topic(noor: Player, sam: Player) -> None:
    offered = question(sam)
    limit(noor, ceiling="1", closed=sorted(offered.topics))
    assert question(sam) == offered
    assert not question(noor).topics & offered.topics


def test_from_the_next_day_on_both_are_offered_only_what_both_allow(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    limit(noor, ceiling="1")
    limit(sam, closed=["everyday", "childhood"])
    for _day in range(5):
        calendar.later(days=1)
        offered = question(noor)
        assert offered == question(sam)
        assert offered.depth == 1
        assert not offered.topics & {"everyday", "childhood"}


def test_neither_is_told_that_a_ceiling_is_the_other_s(noor: Player, sam: Player, calendar: Calendar) -> None:
    limit(noor, ceiling="1", closed=["money"])
    calendar.later(days=1)
    page = visit(sam, sam.at("pairs:boundaries"))
    assert (page.value("ceiling"), page.value("closed")) == ("3", None)
    assert 3 in {prompt.depth for prompt in in_deck(sam, "worries")}


def test_an_opt_in_deck_is_shut_until_one_opens_it_for_oneself(noor: Player, sam: Player) -> None:
    assert noor.get(noor.at("prompts:deck", deck="body-and-touch")).status_code == 404
    limit(noor, opened=["body-and-touch"])
    assert in_deck(noor, "body-and-touch")
    assert sam.get(sam.at("prompts:deck", deck="body-and-touch")).status_code == 404


def decks_ahead(player: Player, calendar: Calendar) -> set[str]:
    """From which decks the questions of the next weeks would come as things stand."""
    now = calendar.later(days=1)
    days = [player.member.pair_day(now + timedelta(days=number)) for number in range(20)]
    return {one.prompt.deck for day in days if (one := today(player.member, day)).prompt}


def test_an_opt_in_deck_is_offered_only_after_both_have_opened_it(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    others = [topic.id for topic in content.topics() if topic.id not in ("body", "touch", "sex")]
    limit(noor, closed=others, opened=["body-and-touch"])
    assert "body-and-touch" not in decks_ahead(noor, calendar)
    limit(sam, opened=["body-and-touch"])
    assert "body-and-touch" in decks_ahead(noor, calendar)


def test_only_partners_are_asked_about_the_deck_of_the_body(rae: Player) -> None:
    assert "body-and-touch" in visit(rae, rae.at("pairs:boundaries")).choices("opened")
    visit(rae, rae.at("home:us")).press("Save", kind="siblings")
    assert visit(rae, rae.at("pairs:boundaries")).choices("opened") == ["faith-doubt-and-meaning", "loss"]


def test_the_slower_pace_wins_and_is_shown_to_both(noor: Player, sam: Player, calendar: Calendar) -> None:
    limit(noor, cadence="weekly")
    limit(sam, cadence="some_days")
    assert "A new question comes every day." in visit(sam, sam.at("home:us")).text
    calendar.later(days=1)
    for player in (noor, sam):
        assert "A new question comes once a week." in visit(player, player.at("home:us")).text
    assert visit(sam, sam.at("pairs:boundaries")).value("cadence") == "some_days"


def test_between_two_questions_the_page_says_when_the_next_one_comes(
    noor: Player, calendar: Calendar
) -> None:
    limit(noor, cadence="weekly")
    seen = []
    for _day in range(14):
        calendar.later(days=1)
        page = visit(noor, noor.at("home:today"))
        seen.append(not page.all("#question"))
        if page.all("#question"):
            continue
        assert "No new question today" in page.text
        assert "The next one comes" in page.text
    assert seen == [True] * 6 + [False] + [True] * 6 + [False]


def test_a_rest_shows_no_question_and_leaves_the_other_s_page_as_it_was(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    before = visit(sam, sam.at("home:today")).all("main")
    limit(noor, paused_until=(NOON.date() + timedelta(days=10)).isoformat())
    page = visit(noor, noor.at("home:today"))
    assert "You are resting" in page.text
    assert "Nothing piles up meanwhile." in page.text
    assert visit(sam, sam.at("home:today")).all("main") == before


def test_after_a_rest_there_is_one_question_and_nothing_has_piled_up(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    until = NOON.date() + timedelta(days=10)
    limit(noor, paused_until=until.isoformat())
    calendar.later(days=9)
    assert "You are resting" in visit(noor, noor.at("home:today")).text
    calendar.later(days=1)
    page = visit(noor, noor.at("home:today"))
    assert len(page.soup.select("main article")) == 1
    assert question(noor) == question(sam)


def test_a_rest_is_over_when_its_day_begins_at_four(noor: Player, calendar: Calendar) -> None:
    limit(noor, paused_until=date(2027, 2, 2).isoformat())
    calendar.later(hours=14)  # three in the morning in Berlin
    assert "You are resting" in visit(noor, noor.at("home:today")).text
    calendar.later(hours=1)
    assert "You are resting" not in visit(noor, noor.at("home:today")).text


@pytest.mark.parametrize(("rest", "last"), [("day", 0), ("week", 6), ("return", 9)])
def test_a_rest_of_a_length_needs_no_calendar(noor: Player, calendar: Calendar, rest: str, last: int) -> None:
    page = limit(noor, rest=rest)
    assert page.value("rest") == ("return" if rest == "return" else "")
    calendar.later(days=last)
    assert "You are resting" in visit(noor, noor.at("home:today")).text
    calendar.later(days=1)
    assert ("You are resting" in visit(noor, noor.at("home:today")).text) == (rest == "return")
    limit(noor, rest="", ceiling="3")
    assert "You are resting" not in visit(noor, noor.at("home:today")).text
