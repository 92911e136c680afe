from datetime import UTC, datetime, timedelta

import pytest
from tests.cast import Player

from mandorla.pairs.actions import set_limits
from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.logic.limits import Limits
from mandorla.prompts.decks import catalogue
from mandorla.prompts.models import Offer, Pass
from mandorla.prompts.offers import today
from mandorla.prompts.tests.doing import both_answer, circles, opens, prompts_at, question, sends
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import Calendar

pytestmark = pytest.mark.usefixtures("calendar")


def test_both_meet_the_same_question(noor: Player, sam: Player) -> None:
    assert question(noor) == question(sam) is not None


def test_it_stays_the_same_all_day_and_changes_the_next(noor: Player, calendar: Calendar) -> None:
    first = question(noor)
    calendar.later(hours=14)  # three at night
    assert question(noor) == first
    calendar.later(hours=2)  # five in the morning
    assert question(noor) != first


def test_looking_at_today_writes_nothing(noor: Player) -> None:
    question(noor)
    assert not Offer.objects.exists()


def test_eight_hours_apart_both_have_the_same_question_at_every_hour(
    ines: Player, jo: Player, calendar: Calendar
) -> None:
    for _hour in range(25):
        assert question(ines) == question(jo) is not None
        calendar.later(hours=1)


def test_the_pair_s_day_begins_at_four_where_the_day_begins_first(
    ines: Player, jo: Player, calendar: Calendar
) -> None:
    calendar.later(hours=7, minutes=59)  # 3:59 in Singapore, 19:59 in Lisbon
    before = question(ines)
    calendar.later(minutes=2)
    assert question(ines) == question(jo) != before
    calendar.later(hours=8)  # four in the morning in Lisbon: nothing changes
    assert question(ines) == question(jo) != before


def test_a_page_open_over_the_turn_of_the_day_still_takes_the_answer(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    calendar.later(hours=14, minutes=59)
    asked = question(noor)
    assert asked is not None
    page = opens(noor, asked.slug)
    calendar.later(minutes=2)
    assert page.press("Done", text="Written over the turn of the day").status == 200
    assert sends(sam, "Me too", asked.slug).status_code == 303
    assert "Me too" in opens(noor, asked.slug).text


def depths_ahead(player: Player, calendar: Calendar, days: int = 60) -> set[int]:
    """How deep the questions of the next days would go as things stand; so many that none is missed by chance."""
    now = calendar.later(days=1)
    ahead = [
        today(player.member, player.member.pair_day(now + timedelta(days=number))) for number in range(days)
    ]
    return {one.prompt.depth for one in ahead if one.prompt}


def test_a_new_pair_is_asked_light_things_only(noor: Player, calendar: Calendar) -> None:
    assert depths_ahead(noor, calendar) == {1, 2}


def test_it_goes_deeper_after_three_shared_answers(noor: Player, sam: Player, calendar: Calendar) -> None:
    both_answer(noor, sam, *prompts_at(2, 2))
    assert depths_ahead(noor, calendar) == {1, 2}
    both_answer(noor, sam, *prompts_at(2, 3)[2:])
    assert depths_ahead(noor, calendar) == {1, 2, 3}


def test_it_goes_no_deeper_on_the_day_itself(noor: Player, sam: Player) -> None:
    before = question(noor)
    both_answer(noor, sam, *prompts_at(2, 3))
    assert question(noor) == question(sam) == before


def test_answers_of_one_alone_do_not_make_it_deeper(noor: Player, sam: Player, calendar: Calendar) -> None:
    for slug in prompts_at(2, 4):
        sends(noor, "Only I have answered", slug, rule="first")
    assert max(depths_ahead(sam, calendar)) == 2


def test_no_depth_is_skipped_and_none_lies_below_the_lower_ceiling(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    for player, ceiling in ((noor, 5), (sam, 4)):
        set_limits(member=player.member, limits=Limits(ceiling=ceiling), now=calendar.now)
    both_answer(noor, sam, *prompts_at(2, 3), *prompts_at(4, 3), *prompts_at(5, 3))
    assert depths_ahead(noor, calendar) == {1, 2, 3}
    both_answer(noor, sam, *prompts_at(3, 3))
    assert depths_ahead(noor, calendar) == {1, 2, 3, 4}


def test_alone_it_goes_deeper_by_one_s_own_answers(ada: Player, calendar: Calendar) -> None:
    for slug in prompts_at(2, 3):
        sends(ada, "For myself", slug, rule="keep")
    assert depths_ahead(ada, calendar) == {1, 2, 3}


def test_another_one_changes_only_my_page(noor: Player, sam: Player) -> None:
    before = question(sam)
    page = visit(noor, noor.at("home:today")).press("Another one")
    assert page.address == noor.at("home:today")
    mine = question(noor)
    assert mine is not None
    assert mine != before
    assert question(sam) == before
    assert question(noor) == mine


def test_another_one_and_another_are_all_different(noor: Player) -> None:
    seen = [question(noor)]
    for _ in range(6):
        visit(noor, noor.at("home:today")).press("Another one")
        seen.append(question(noor))
    assert len({prompt.slug for prompt in seen if prompt}) == 7


def test_what_i_answer_instead_is_the_other_s_next_question(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    visit(noor, noor.at("home:today")).press("Another one")
    mine = question(noor)
    assert mine is not None
    sends(noor, "This one I wanted", mine.slug)
    assert question(sam) != mine
    calendar.later(days=1)
    assert question(sam) == mine
    assert "This one I wanted" not in opens(sam, mine.slug).text
    sends(sam, "And here is mine", mine.slug)
    assert "And here is mine" in opens(noor, mine.slug).text


def test_what_i_kept_to_myself_is_not_put_before_the_other(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    visit(noor, noor.at("home:today")).press("Another one")
    mine = question(noor)
    assert mine is not None
    sends(noor, "Only for me", mine.slug, rule="keep")
    for _day in range(5):
        calendar.later(days=1)
        assert question(sam) != mine


def test_a_question_that_waits_is_put_before_the_other_once(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    slug = prompts_at(1, 9)[8]
    sends(noor, "Waiting", slug)
    seen = []
    for _day in range(6):
        calendar.later(days=1)
        asked = question(sam)
        noor.post(noor.at("prompts:rest"))  # fixes the offer of the day, as the timetable would
        seen.append(asked.slug if asked else "")
    assert seen.count(slug) == 1


def test_passing_a_question_on_its_own_page_leads_back_to_today(noor: Player, sam: Player) -> None:
    asked = question(noor)
    assert asked is not None
    page = opens(noor, asked.slug).press("Pass")
    assert page.address == noor.at("home:today")
    assert question(noor) != asked
    assert question(sam) == asked


def test_a_deck_that_one_left_out_is_offered_to_neither_from_the_next_day_on(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    asked, sams = question(noor), visit(sam, sam.at("home:today")).text
    assert asked is not None
    page = opens(noor, asked.slug).press("No more of this deck")
    assert "Nobody is told, and “My limits and pace” brings them back." in page.text
    mine = question(noor)
    assert mine is not None
    assert mine.deck != asked.deck
    assert visit(sam, sam.at("home:today")).text == sams
    for _day in range(5):
        calendar.later(days=1)
        found = [question(one) for one in (noor, sam)]
        assert asked.deck not in {one.deck for one in found if one}


def test_a_deck_comes_back_by_its_questions_or_under_limits(noor: Player) -> None:
    slug = prompts_at(1, 1)[0]
    deck = catalogue().by_slug[slug].deck
    opens(noor, slug).press("No more of this deck")
    assert opens(noor, slug).press("Offer this deck again").address == noor.at("home:today")
    assert Boundaries(noor.member).mine().left_out == frozenset()
    opens(noor, slug).press("No more of this deck")
    page = visit(noor, noor.at("pairs:boundaries"))
    assert page.value("left_out") == [deck]
    assert page.press("Keep this", ceiling="2").value("left_out") == [deck]
    page = visit(noor, noor.at("pairs:boundaries")).press("Keep this", left_out=None)
    assert "Decks you left out" not in page.text
    assert Boundaries(noor.member).mine().ceiling == 2


def test_with_every_deck_left_out_no_question_comes(noor: Player, calendar: Calendar) -> None:
    for deck in catalogue().deck_by_slug:
        for _twice in range(2):
            assert noor.post(noor.at("prompts:leaving_out", deck=deck), {"on": "1"}).status_code == 303
    calendar.later(days=1)
    assert question(noor) is None
    assert visit(noor, noor.at("home:today")).status == 200


def test_passing_twice_is_the_same_as_once(noor: Player) -> None:
    slug = prompts_at(1, 1)[0]
    for _ in range(2):
        assert noor.post(noor.at("prompts:pass", slug=slug)).status_code == 303
    assert Pass.objects.count() == 1


def test_not_today_is_a_good_answer_and_can_be_taken_up_again(noor: Player, sam: Player) -> None:
    before = question(noor)
    page = visit(noor, noor.at("home:today")).press("Not today")
    assert "Nothing more for today" in page.text
    assert "Have a good rest of the day." in page.text
    assert question(sam) == before
    page = page.press("Show me today's question after all")
    assert question(noor) == before


def test_whoever_takes_it_up_again_does_so_for_today_and_for_themselves(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    visit(noor, noor.at("home:today")).press("Not today")
    calendar.later(days=1)
    for player in (noor, sam):
        visit(player, player.at("home:today")).press("Not today")
    visit(noor, noor.at("home:today")).press("Show me today's question after all")
    assert question(sam) is None
    assert [one.person for one in Pass.objects.order_by("day")] == [noor.person, sam.person]


def test_not_today_lasts_until_the_next_day(noor: Player, calendar: Calendar) -> None:
    visit(noor, noor.at("home:today")).press("Not today")
    calendar.later(days=1)
    assert question(noor) is not None


def test_today_s_page_tells_how_the_question_stands_for_me(noor: Player, sam: Player) -> None:
    asked = question(noor)
    assert asked is not None
    sends(noor, "Sealed", asked.slug)
    page = visit(noor, noor.at("home:today"))
    assert ("Your answer is sealed and safe." in page.text, circles(page)) == (True, "waiting")
    assert visit(sam, sam.at("home:today")).has_button("Another one")
    sends(sam, "Open", asked.slug)
    page = visit(noor, noor.at("home:today"))
    assert ("Sam's words and yours are open to each other." in page.text, circles(page)) == (True, "open")
    assert "Noor's words and yours are open to each other." in visit(sam, sam.at("home:today")).text


def test_today_s_page_says_that_what_i_kept_is_mine_alone(noor: Player) -> None:
    asked = question(noor)
    assert asked is not None
    sends(noor, "Mine", asked.slug, rule="keep")
    page = visit(noor, noor.at("home:today"))
    assert ("You have answered. It is yours alone." in page.text, circles(page)) == (True, "")


@pytest.mark.parametrize(
    ("hour", "words"),
    [(3, "Good morning"), (8, "Good morning"), (11, "Hello"), (17, "Good evening"), (2, "Good evening")],
)
def test_one_is_greeted_by_one_s_own_clock(noor: Player, calendar: Calendar, hour: int, words: str) -> None:
    calendar.machine.move_to(datetime(2027, 2, 3, hour, tzinfo=UTC))  # an hour later in Berlin
    assert visit(noor, noor.at("home:today")).heading == f"{words}, Noor"
