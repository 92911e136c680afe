"""What today's page suggests, and how one says no to it."""

from tests.cast import Player

from mandorla.appreciation import actions as appreciation
from mandorla.appreciation.logic.said import Said
from mandorla.live.tests.wire import Wire
from mandorla.pairs.actions import set_limits
from mandorla.pairs.logic.limits import Limits
from mandorla.shared import clock
from mandorla.shared.tests.browser import send, visit
from mandorla.shared.tests.calendar import Calendar
from mandorla.suggestions.logic.items import Slot
from mandorla.suggestions.logic.noting import Thing, Why
from mandorla.suggestions.models import Choice
from mandorla.suggestions.tests.doing import (
    THANKS,
    day_of,
    is_suggested,
    pages_of,
    reasons,
    suggested,
    today,
)

OPENING = Thing("talk:opening-up", Slot.PLAN, (Why.NEW,))


def test_today_suggests_one_act_and_one_thing_to_plan_with_one_line_of_why(noor: Player) -> None:
    is_suggested(noor)
    assert suggested(noor) == [
        "Say what you appreciate It fits what you said yesterday that you need.",
        "A talk to propose: Listening, short It has not come up here lately.",
    ]
    for words in ("Say what you appreciate", "A talk to propose"):
        assert visit(noor, today(noor).link(words)).status == 200


def test_beside_the_question_and_the_check_in_there_is_nothing_else(noor: Player) -> None:
    is_suggested(noor)
    assert len(today(noor).soup.select("live-part > section")) == 3


def test_where_something_waits_it_stands_in_place_of_the_check_in(noor: Player, sam: Player) -> None:
    is_suggested(noor)
    said = Said(what="sang on the stairs", when="", effect="", words="")
    appreciation.appreciate(member=sam.member, said=said, is_open=True, is_meant=True, now=clock.now())
    page = today(noor)
    assert len(page.soup.select("live-part > section")) == 3
    assert len(suggested(noor)) == 2
    assert page.all("#question")
    (way,) = page.soup.find_all("a", href=noor.at("checkins:checkin"))
    assert way.find_parent("nav")


def test_where_other_things_take_its_place_one_link_leads_there(noor: Player) -> None:
    assert visit(noor, today(noor).link("What else you could do")).all("h1") == ["Why this?"]
    is_suggested(noor)
    assert not today(noor).soup.find("a", string="What else you could do")


def test_where_nothing_is_written_yet_nothing_is_suggested(noor: Player) -> None:
    assert suggested(noor) == []
    assert "Nothing is suggested now" in reasons(noor).all("h2")


def test_the_page_of_reasons_has_all_of_them(noor: Player) -> None:
    is_suggested(noor)
    page = visit(noor, today(noor).link("Why this?"))
    assert page.all(".card li")[:4] == [
        "It fits what you said yesterday that you need.",
        "You said that this kind of thing brought you closer.",
        "Other things had their turn; now it is this one's.",
        "It takes 5 minutes or less.",
    ]


def test_not_today_is_silent_and_over_tomorrow(noor: Player, calendar: Calendar, wire: Wire) -> None:
    is_suggested(noor)
    assert wire.during(lambda: today(noor).press("Not today", nth=-1)) == []
    assert suggested(noor) == []
    assert today(noor).all(".messages") == []
    calendar.later(days=1)
    is_suggested(noor)
    assert len(suggested(noor)) == 2


def test_not_for_me_takes_it_from_today_and_can_be_undone(noor: Player) -> None:
    is_suggested(noor)
    page = reasons(noor).press("Not for me")
    assert [one for one in suggested(noor) if "appreciate" in one] == []
    assert page.all("section[aria-labelledby=refused] .row__text") == ["Say what you appreciate"]
    assert page.press("Suggest it again").all("section[aria-labelledby=refused]") == []


def test_what_is_no_thing_changes_nothing(noor: Player) -> None:
    is_suggested(noor)
    address, fields = reasons(noor).form("Not for me")
    for wrong in ("no-such", "talk:no-such", "affection:no-such", "", "\x00", "x" * 200, "🙂"):
        assert "Nothing was changed" in send(noor, address, {**fields, "operation": "", "thing": wrong}).text
    assert reasons(noor).all("section[aria-labelledby=refused]") == []


def test_a_limit_of_ones_own_counts_at_once(noor: Player) -> None:
    is_suggested(noor, THANKS, OPENING)
    assert len(suggested(noor)) == 2
    for limits in (Limits(ceiling=2), Limits(is_gentle=True)):
        set_limits(member=noor.member, limits=limits, now=clock.now())
        assert [one for one in suggested(noor) if "Opening up" in one] == []
        set_limits(member=noor.member, limits=Limits(), now=clock.now())
    assert len(suggested(noor)) == 2


def test_the_other_sees_nothing_of_it(noor: Player, sam: Player, wire: Wire) -> None:
    before = pages_of(sam)
    is_suggested(noor)
    assert wire.during(lambda: reasons(noor).press("Not for me")) == []
    assert wire.during(lambda: reasons(noor).press("I would like that")) == []
    assert pages_of(sam) == before


def test_alone_what_takes_two_is_not_shown(ada: Player) -> None:
    is_suggested(ada, THANKS, Thing("line", Slot.ACT, (Why.NEW,)))
    assert [one.split(" It has")[0] for one in suggested(ada)] == ["Write down a small thing from your day"]
    assert "their own" not in reasons(ada).text


def test_what_is_no_more_is_left_out(noor: Player) -> None:
    is_suggested(noor, Thing("talk:of-last-year", Slot.PLAN, (Why.NEW,)), Thing("gone", Slot.ACT, (Why.NEW,)))
    assert suggested(noor) == []


def test_a_choice_is_read_by_nobody_else(noor: Player, sam: Player) -> None:
    is_suggested(noor)
    assert suggested(sam) == []
    assert Choice.objects.of(noor.pair).by(sam.person).filter(day=day_of(sam)).count() == 0
