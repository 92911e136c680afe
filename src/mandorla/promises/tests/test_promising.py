from datetime import date, timedelta

import pytest
from tests.cast import Player

from mandorla.promises import actions
from mandorla.promises.forms import LINE
from mandorla.promises.logic.course import State
from mandorla.promises.logic.owning import Words
from mandorla.promises.models import Outcome, Promise, Wording
from mandorla.promises.tests.doing import newest, opens, promises, today
from mandorla.shared import clock
from mandorla.shared.tests.browser import send, visit
from mandorla.shared.tests.calendar import Calendar

MONDAY = date(2027, 2, 1)
TUESDAY, THURSDAY = (MONDAY + timedelta(days=days) for days in (1, 3))


def rows(player: Player) -> list[str]:
    return visit(player, player.at("promises:promises")).all(".rows .row__text")


def marks(player: Player) -> list[str]:
    return opens(player).all('section[aria-label="How it went"] strong')


def test_the_other_reads_a_promise_at_once(noor: Player, sam: Player) -> None:
    page = promises(noor, when="I am late", due_on=THURSDAY.isoformat())
    assert page.heading == "You promised Sam"
    assert page.all(".card--mine .said") == ["I am late", "text before six"]
    theirs = opens(sam)
    assert theirs.heading == "Noor promised you"
    assert theirs.all(".card--theirs .said") == ["I am late", "text before six"]
    assert "Thursday, February 4, 2027" in theirs.text
    assert rows(sam) == ["text before six Noor promised you this. Thursday, February 4, 2027."]


def test_a_promise_to_oneself_is_nobody_else_s(noor: Player, sam: Player) -> None:
    page = promises(noor, to="myself")
    assert page.heading == "You promised yourself"
    assert page.all(".card .marker") == ["Only you"]
    assert sam.get(sam.at("promises:promise", promise=newest().pk)).status_code == 404
    assert rows(sam) == []


def test_alone_one_promises_oneself_and_whoever_joins_reads_nothing_of_it(ada: Player) -> None:
    assert promises(ada).heading == "You promised yourself"
    assert visit(ada, ada.at("promises:new")).choices("to") == []
    assert (newest().is_shared, newest().made_to_id) == (False, None)


def test_there_is_nothing_to_press_under_a_promise_of_the_other(noor: Player, sam: Player) -> None:
    promises(noor, due_on=MONDAY.isoformat())
    assert opens(sam).all("main live-part form, main live-part details") == []
    for name in ("outcome", "wordings", "withdrawal", "opening", "taking_back", "erasure"):
        forms = {"mark": "kept", "will": "text", "number": "1"}
        assert sam.post(sam.at(f"promises:{name}", promise=newest().pk), forms).status_code == 404


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"will": ""}, "There are no words here yet."),
        ({"will": " \u0007\n "}, "There are no words here yet."),
        ({"will": "o" * (LINE + 1)}, "That is 1 character more than fits."),
        ({"when": "o" * 121}, "That is 1 character more than fits."),
        ({"due_on": "2027-02-30"}, "There is no such day."),
        ({"due_on": "soon"}, "There is no such day."),
        ({"due_on": "2027-01-31"}, "That day has gone by."),
        ({"due_on": "2031-01-01"}, "That is very far away."),
        ({"due_on": "2027-02-04", "weekdays": ["1"]}, "Pick one day, or days of the week."),
        ({"weekdays": ["9"]}, "Select a valid choice."),
        ({"to": "everybody"}, "Select a valid choice."),
    ],
)
def test_what_does_not_fit_is_refused_and_kept(noor: Player, said: dict[str, object], says: str) -> None:
    address, fields = visit(noor, noor.at("promises:new")).form("Promise it")
    page = send(noor, address, {**fields, "will": "call 🌊 مرحبا", **said})
    assert page.status == 422
    assert any(says in error for error in page.all(".error-summary li"))
    for name in ("will", "when", "due_on"):
        if name in said and said[name] != " \u0007\n ":
            assert page.value(name) == said[name]
    assert not Promise.objects.exists()


def test_the_same_form_sent_twice_promises_once(noor: Player) -> None:
    address, fields = visit(noor, noor.at("promises:new")).form("Promise it")
    for _ in range(2):
        send(noor, address, {**fields, "will": "text"})
    assert Promise.objects.count() == 1


def test_new_words_leave_the_old_ones_readable_to_both(noor: Player, sam: Player) -> None:
    promises(noor, due_on=TUESDAY.isoformat())
    form = visit(noor, noor.at("promises:wordings", promise=newest().pk))
    assert form.value("due_on") == TUESDAY.isoformat()
    form.press("Say it this way", will="text before seven", due_on=THURSDAY.isoformat())
    for player in (noor, sam):
        assert opens(player).all(".card .said") == ["text before seven", "text before six"]
    assert "It has new words. Saying so is a way to take care." in opens(sam).text
    assert [one.number for one in Wording.objects.all()] == [1, 2]


def test_the_same_words_again_are_no_new_wording(noor: Player) -> None:
    promises(noor)
    visit(noor, noor.at("promises:wordings", promise=newest().pk)).press("Say it this way")
    assert Wording.objects.count() == 1


def test_words_from_a_page_that_is_out_of_date_are_kept_and_overwrite_nothing(noor: Player) -> None:
    promises(noor)
    old = visit(noor, noor.at("promises:wordings", promise=newest().pk))
    visit(noor, noor.at("promises:wordings", promise=newest().pk)).press(
        "Say it this way", will="call at five"
    )
    page = old.press("Say it this way", will="sing at four")
    assert page.status == 422
    assert "You changed this promise somewhere else." in page.text
    assert page.value("will") == "sing at four"
    assert opens(noor).all(".card .said") == ["call at five", "text before six"]


def test_after_the_day_its_maker_alone_is_asked(noor: Player, sam: Player, calendar: Calendar) -> None:
    promises(noor, due_on=TUESDAY.isoformat())
    assert today(noor) == ""
    calendar.later(days=1)
    assert "Today is the day." in today(noor)
    calendar.later(days=1)
    assert "How did it go?" in today(noor)
    assert opens(noor).has_button("Not this time")
    assert today(sam) == ""
    assert "How did it go?" not in opens(sam).text
    calendar.later(days=7)
    assert today(noor) == ""
    assert "How did it go?" in opens(noor).text


def test_kept_is_known_to_its_maker_until_they_show_it(noor: Player, sam: Player) -> None:
    promises(noor, due_on=MONDAY.isoformat())
    page = opens(noor).press("Kept")
    assert "Kept for you. Nobody else is told." in page.text
    assert (marks(noor), marks(sam)) == (["Kept"], [])
    opens(noor).press("Show Sam")
    assert marks(sam) == ["Kept"]
    opens(noor).press("Keep this to myself")
    assert marks(sam) == []


def test_not_this_time_offers_once_to_own_it(noor: Player, sam: Player) -> None:
    promises(noor, due_on=MONDAY.isoformat())
    page = opens(noor).press("Not this time")
    assert page.heading == "Not this time"
    assert page.link("Own it") == noor.at("promises:owning")
    assert "Own it" not in opens(noor).all("a")
    assert (marks(noor), marks(sam)) == (["Not this time"], [])


def test_of_a_promise_to_oneself_owning_it_is_not_offered(noor: Player) -> None:
    promises(noor, due_on=MONDAY.isoformat(), to="myself")
    assert opens(noor).press("Not this time").heading == "You promised yourself"
    assert noor.get(noor.at("promises:after", promise=newest().pk)).status_code == 404


def test_a_slip_of_the_finger_is_mended_and_what_was_shown_is_shown_no_more(
    noor: Player, sam: Player
) -> None:
    promises(noor, due_on=MONDAY.isoformat())
    opens(noor).press("Kept").press("Show Sam")
    opens(noor).press("It was not kept")
    assert (marks(noor), marks(sam)) == (["Not this time"], [])
    assert Outcome.objects.count() == 1


def test_a_weekly_promise_asks_about_each_of_its_days_and_stays_open(
    noor: Player, calendar: Calendar
) -> None:
    promises(noor, weekdays=["0", "3"])
    assert "Every Monday and Thursday" in opens(noor).text
    assert "Today is the day" in opens(noor).text
    opens(noor).press("Kept")
    assert newest().state == State.OPEN
    calendar.later(days=4)
    assert "Thursday, February 4, 2027" in opens(noor).text
    opens(noor).press("Not this time")
    assert marks(noor) == ["Not this time", "Kept"]
    assert not opens(noor).has_button("Kept")


def test_a_day_that_is_not_its_own_cannot_be_marked(noor: Player) -> None:
    promises(noor, weekdays=["3"])
    for day in ("2027-02-01", "2027-02-04", "2027-01-28", "", "nonsense"):
        send(
            noor,
            noor.at("promises:outcome", promise=newest().pk),
            {**token(noor), "mark": "kept", "day": day},
        )
    assert not Outcome.objects.exists()


def test_what_is_neither_kept_nor_missed_is_refused(noor: Player) -> None:
    promises(noor)
    page = send(noor, noor.at("promises:outcome", promise=newest().pk), {**token(noor), "mark": "nearly"})
    assert "Nothing was changed." in page.text
    assert not Outcome.objects.exists()


def test_one_on_no_day_is_asked_about_never_and_marked_at_any_time(noor: Player, calendar: Calendar) -> None:
    promises(noor)
    calendar.later(days=30)
    assert today(noor) == ""
    page = opens(noor)
    assert "Is it done?" in page.text
    page.press("Kept")
    assert Outcome.objects.get().day == MONDAY + timedelta(days=30)


def test_one_that_is_let_go_says_so_to_both_and_ends(noor: Player, sam: Player) -> None:
    promises(noor)
    opens(noor).press("End this promise")
    for player in (noor, sam):
        assert "This promise has ended." in opens(player).text
    page = visit(noor, noor.at("promises:wordings", promise=newest().pk)).press(
        "Say it this way", will="call"
    )
    assert page.status == 422
    assert "has come to its end" in page.text


def test_taking_back_leaves_a_mark_without_words_and_can_be_undone(noor: Player, sam: Player) -> None:
    promises(noor)
    page = opens(noor).press("Take it back")
    assert page.all(".card .marker") == ["Only you"]
    assert rows(sam) == ["Noor took a promise back."]
    assert "text before six" not in opens(sam).text
    assert list(Wording.objects.values_list("shared", flat=True)) == [None]
    page.press("Undo")
    assert opens(sam).all(".said") == ["text before six"]


def test_deleting_leaves_a_mark_for_the_one_it_was_made_to_and_for_nobody_else(
    noor: Player, sam: Player
) -> None:
    promises(noor, due_on=MONDAY.isoformat())
    opens(noor).press("Kept").press("Show Sam").press("Delete for good")
    assert rows(noor) == []
    assert noor.get(noor.at("promises:promise", promise=newest().pk)).status_code == 404
    assert rows(sam) == ["Noor took a promise back."]
    assert (Wording.objects.count(), Outcome.objects.count()) == (0, 0)
    promises(noor, to="myself")
    opens(noor).press("Delete for good")
    assert Promise.objects.count() == 1


def test_one_s_own_is_promised_to_the_other_later_in_its_last_words_only(noor: Player, sam: Player) -> None:
    promises(noor, "think about it", to="myself")
    visit(noor, noor.at("promises:wordings", promise=newest().pk)).press(
        "Say it this way", will="call on Sunday"
    )
    opens(noor).press("Promise it to Sam")
    assert opens(sam).all(".said") == ["call on Sunday"]


def test_who_leaves_takes_their_promises_along_and_the_other_goes_on_reading(
    noor: Player, sam: Player
) -> None:
    promises(noor, "call on Sunday")
    noor.post(noor.at("pairs:departure"))
    assert visit(noor, "/kept/promises/").all(".said") == ["call on Sunday"]
    assert opens(sam).all(".said") == ["call on Sunday"]
    assert "The other promised you" in opens(sam).heading


def test_many_are_paged(noor: Player, calendar: Calendar) -> None:
    for number in range(25):
        calendar.later(minutes=1)
        promises(noor, f"line {number}")
    assert len(rows(noor)) == 20
    page = visit(noor, noor.at("promises:promises"))
    older = visit(noor, noor.at("promises:promises") + page.link("Older"))
    assert len(older.all(".rows .row__text")) == 5


def test_what_an_apology_offered_becomes_a_promise_once_whoever_asks_again(noor: Player) -> None:
    member, now = noor.member, clock.now()
    words = Words(did="I was late", effect="You waited", offer="I text")
    apology = actions.own(member=member, words=words, now=now)
    made = [actions.promise_offer(member=member, apology=apology, now=now) for _ in range(2)]
    assert made[0] == made[1]


def token(player: Player) -> dict[str, str]:
    _address, fields = visit(player, player.at("promises:new")).form("Promise it")
    return {"csrfmiddlewaretoken": fields["csrfmiddlewaretoken"]}
