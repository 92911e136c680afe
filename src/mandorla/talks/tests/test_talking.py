from datetime import datetime

import pytest
from django.db import IntegrityError, transaction
from tests.cast import Player

from mandorla.live.tests.wire import Wire
from mandorla.prompts.decks import catalogue
from mandorla.prompts.models import Dealt
from mandorla.shared.ids import new_form_id
from mandorla.shared.tests.browser import send, visit
from mandorla.shared.tests.calendar import Calendar
from mandorla.shared.text import LONG
from mandorla.talks import actions, log
from mandorla.talks.logic.state import Kind
from mandorla.talks.models import Line, Talk, Understanding
from mandorla.talks.scripts import scripts
from mandorla.talks.tests.doing import arrive, begin, half, opens, place, says


def test_two_people_go_through_a_talk_and_each_is_heard(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam)
    assert "Your turn" in opens(noor, talk).text
    assert "Noor's turn" in opens(sam, talk).text
    says(noor, talk, "The tram stood still for an hour")
    assert "The tram stood still for an hour" in opens(sam, talk).text
    says(sam, talk, "You lost an hour, and were cross")
    assert "You lost an hour" in opens(noor, talk).text
    says(noor, talk, "nearly")
    says(noor, talk, "Not cross, sad")
    says(sam, talk, "You were sad about it")
    says(noor, talk, "yes")
    says(noor, talk, "8")
    assert "Your turn" in opens(sam, talk).text
    half(sam, noor, talk)
    says(noor, talk)
    assert "Waiting for Sam" in opens(noor, talk).text
    says(sam, talk)
    for player in (noor, sam):
        assert "You have gone through all of it." in opens(player, talk).text
        assert "Talks you have had" in place(player).text


def test_the_server_refuses_the_listener_in_the_speakers_turn(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam)
    assert not opens(sam, talk).has_button("Say it")
    sent = {"visit": "1", "value": "But listen", "operation": str(new_form_id())}
    answer = sam.post(sam.at("talks:answer", talk=talk.pk), sent)
    assert answer.status_code == 422
    assert "It is not your turn just now." in answer.content.decode()
    assert "But listen" in answer.content.decode()
    assert not Line.objects.exists()


def test_a_form_from_an_older_step_changes_nothing_and_keeps_what_was_typed(
    noor: Player, sam: Player
) -> None:
    talk = begin(noor, sam)
    tab = opens(noor, talk)
    says(noor, talk, "From the other tab")
    page = tab.press("Say it", value="From this tab")
    assert page.status == 422
    assert "The talk has gone on since you opened this page." in page.text
    assert "From this tab" in page.text
    assert page.link("Look again") == noor.at("talks:talk", talk=talk.pk)
    assert Line.objects.count() == 1


def test_words_for_a_talk_that_the_other_has_left_stay_on_the_page_until_one_goes_on(
    noor: Player, sam: Player
) -> None:
    talk = begin(noor, sam)
    tab = opens(noor, talk)
    visit(sam, sam.at("pairs:departure")).press("Leave now")
    page = tab.press("Say it", value="I never got to say")
    assert page.status == 422
    assert "This talk is over. What you wrote is still here, and went to nobody." in page.text
    assert page.all(".said") == ["I never got to say"]
    assert page.all("[data-in-use]") == ["Look again"]  # no news takes the place of the only copy
    looked = visit(noor, page.link("Look again"))
    assert looked.all("[data-in-use]") == looked.all(".said") == []
    assert not Line.objects.filter(author=noor.person).exists()


def test_sending_twice_counts_once(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam)
    address, fields = opens(noor, talk).form("Say it")
    for _ in range(3):
        assert noor.post(address, {**fields, "value": "Once"}).status_code == 303
    assert Line.objects.count() == 1
    key = new_form_id()
    for _ in range(2):
        actions.act(member=sam.member, talk=talk, kind=Kind.OFF_LIMITS, visit=2, key=key, now=log_time(talk))
    assert Line.objects.count() == 2


def log_time(talk: Talk) -> datetime:
    talk.refresh_from_db()
    return talk.state.at


@pytest.mark.parametrize("text", ["", "   ", "o" * (LONG + 1)])
def test_what_does_not_fit_is_refused_and_kept(noor: Player, sam: Player, text: str) -> None:
    talk = begin(noor, sam)
    page = opens(noor, talk).press("Say it", value=text)
    assert page.status == 422
    assert page.all(".error-summary li")
    assert page.value("value") == text or not text.strip()
    assert not Line.objects.exists()


@pytest.mark.parametrize("text", ["مرحبا يا نور", "🌧️ and 🌈", "null \x00 and bell \x07", "{other} {card} %s"])
def test_any_script_and_sign_may_be_written(noor: Player, sam: Player, text: str) -> None:
    talk = begin(noor, sam)
    says(noor, talk, text)
    shown = " ".join(text.replace("\x00", "").replace("\x07", "").split())
    assert shown in opens(sam, talk).text


@pytest.mark.parametrize("rating", ["11", "-1", "many", ""])
def test_a_rating_that_is_none_is_refused(noor: Player, sam: Player, rating: str) -> None:
    talk = begin(noor, sam)
    for player, words in ((noor, "a"), (sam, "b"), (noor, "yes")):
        says(player, talk, words)
    address, fields = opens(noor, talk).form("For me alone")
    assert send(noor, address, {**fields, "value": rating}).status == 422
    assert not Understanding.objects.exists()


def test_an_act_nudges_whoever_sees_something_else_now(noor: Player, sam: Player, wire: Wire) -> None:
    talk = begin(noor, sam)
    told = wire.during(lambda: says(noor, talk, "Words"))
    assert sorted(told) == sorted([(sam.person.pk.hex, "talks"), (noor.person.pk.hex, "talks")])


def test_help_stands_beside_whoever_listens(noor: Player, sam: Player, calendar: Calendar) -> None:
    talk = begin(noor, sam, "listening")
    arrive(noor, sam, talk, calendar)
    assert "Beside the words" in opens(sam, talk).text
    says(noor, talk, "I was so tired, and then the meeting ...")
    assert "Ways to begin" in opens(sam, talk).text
    assert "Ways to begin" not in opens(noor, talk).text
    for player, words in ((sam, "heard"), (noor, "yes"), (sam, "makes sense")):
        says(player, talk, words)
    page = opens(sam, talk)
    assert "Three questions that make room" in page.text
    assert any("tired" in question for question in page.all("details li"))


def test_advice_has_no_form_before_it_was_asked_for(noor: Player, sam: Player, calendar: Calendar) -> None:
    talk = begin(noor, sam, "listening")
    arrive(noor, sam, talk, calendar)
    for player, words in ((noor, "a"), (sam, "b"), (noor, "yes"), (sam, "c"), (sam, "d?"), (noor, "e")):
        says(player, talk, words)
    assert not opens(sam, talk).has_button("Say it")
    says(noor, talk, "advice")
    assert "Since you were asked" in opens(sam, talk).text
    assert says(sam, talk, "You could ask her").status == 200


def test_taps_silence_a_breath_and_off_limits(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam)
    page = opens(noor, talk).press("Five seconds first")
    assert "Breathe out once." in page.text
    assert "Noor takes a breath" in opens(sam, talk).text
    opens(sam, talk).press("Off limits")
    assert "Sam says: that is off limits." in opens(noor, talk).text
    opens(sam, talk).press("A minute of silence")
    page = opens(noor, talk)
    assert "A minute of silence." in page.text
    assert not page.has_button("Say it")


def test_the_log_folds_to_the_snapshot_and_a_number_is_taken_once(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam)
    half(noor, sam, talk)
    opens(noor, talk).press("A minute of silence")
    talk.refresh_from_db()
    assert log.fold(talk, scripts()[talk.script]) == talk.state
    assert [line.seq for line in Line.objects.of(talk)] == list(range(1, talk.seq + 1))
    row = Line(pair=talk.pair, talk=talk, author=noor.person, seq=1, key=new_form_id(), own={})
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_what_is_typed_is_kept_until_it_is_said(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam)
    noor.post(noor.at("talks:draft", talk=talk.pk), {"text": "Half a thought"})
    assert opens(noor, talk).value("value") == "Half a thought"
    says(noor, talk, "A whole thought")
    assert "Half a thought" not in opens(noor, talk).html


def test_spoken_talks_hold_the_turn_and_leave_writing_out(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam, manner="spoken")
    page = opens(noor, talk)
    assert "Say it aloud" in page.text
    assert page.all("form details summary")[0] == "Write it down as well"
    assert page.soup.select_one("details[open] textarea") is None
    page.press("Go on", value="")
    assert "Your turn" in opens(sam, talk).text


def test_what_was_begun_in_writing_where_people_speak_stands_open(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam, manner="spoken")
    noor.post(noor.at("talks:draft", talk=talk.pk), {"text": "Half a thought"})
    assert opens(noor, talk).soup.select_one("details[open] textarea") is not None


def test_on_one_phone_it_is_passed_over_and_the_last_words_are_hidden(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam, mode="one")
    says(noor, talk, "The tram stood still")
    page = opens(noor, talk)
    assert page.heading == "Pass it on to Sam"
    assert "tram" not in page.html
    page.press("I am Sam")
    says(noor, talk, "You stood there for long")
    assert Line.objects.of(talk).by(sam.person).count() == 2
    page = opens(sam, talk)
    assert "You two are talking on Noor's phone." in page.text
    assert "tram" not in page.html
    answer = sam.post(sam.at("talks:answer", talk=talk.pk), {"visit": "3", "value": "yes"})
    assert answer.status_code == 422


def test_opening_up_plays_with_cards_within_both_ceilings(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    visit(sam, sam.at("pairs:boundaries")).press("Keep this", ceiling="1")
    calendar.later(days=1)
    talk = begin(noor, sam, "opening-up")
    assert {card["depth"] for card in talk.plan["opening"]["cards"]} == {1}
    arrive(noor, sam, talk, calendar)
    first = opens(noor, talk).all(".lede")
    opens(sam, talk).press("Pass")
    assert opens(noor, talk).all(".lede") != first
    says(noor, talk, "A kitchen, and rain")
    assert "A kitchen, and rain" in opens(sam, talk).text


def test_only_cards_that_were_on_the_table_count_as_asked(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    talk = begin(noor, sam, "opening-up")
    dealt = {card["slug"] for card in talk.plan["opening"]["cards"]}
    assert set(Dealt.objects.of(noor.pair).values_list("slug", flat=True)) == dealt
    arrive(noor, sam, talk, calendar)
    shown = opens(noor, talk).text
    opens(sam, talk).press("Pass")
    shown += opens(noor, talk).text
    opens(noor, talk).press("End the talk here")
    asked = Dealt.objects.of(noor.pair).values_list("slug", flat=True)
    assert len(asked) == 2 < len(dealt)
    assert all(catalogue().by_slug[slug].words("Sam") in shown for slug in asked)


@pytest.mark.parametrize("script", sorted(scripts()))
def test_every_guide_can_be_read_and_suits_its_kind_of_pair(noor: Player, script: str) -> None:
    page = visit(noor, noor.at("talks:guide", script=script))
    suits = "partners" in scripts()[script].kinds
    assert page.status == (200 if suits else 404)
    assert ("{" in page.text) is False


def test_alone_the_place_is_honest_and_leads_somewhere(ada: Player) -> None:
    page = place(ada)
    assert "A talk takes two" in page.text
    assert page.link("Questions")
    guide = visit(ada, page.link("Listening"))
    assert "How it goes" in guide.text
    assert "Who listens: The other tells you whether that was it." in guide.text
    assert not [words for words in guide.all("button") if words.startswith("Ask")]
    assert ada.post(ada.at("talks:guide", script="listening"), {"mode": "two"}).status_code == 200
    assert not Talk.objects.exists()


@pytest.mark.parametrize(
    "button", ["Five seconds first", "A minute of silence", "Off limits", "Take a time-out"]
)
def test_what_was_typed_is_still_there_after_a_breath_or_a_rest_without_javascript_too(
    noor: Player, sam: Player, calendar: Calendar, button: str
) -> None:
    talk = begin(noor, sam)
    opens(noor, talk).press(button, value="The tram stood")
    calendar.later(minutes=31)
    if button == "Take a time-out":
        for player in (noor, sam):
            opens(player, talk).press("Yes, I am ready")
    assert opens(noor, talk).value("value") == "The tram stood"
    assert "The tram stood" not in opens(sam, talk).html


def test_what_was_typed_to_a_step_that_is_over_does_not_stand_in_the_next(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam)
    page = opens(noor, talk)
    half(noor, sam, talk)
    page.press("Five seconds first", value="Late words")
    assert opens(noor, talk).value("value") is None
    assert opens(sam, talk).value("value") == ""
