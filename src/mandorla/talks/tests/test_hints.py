import logging
import uuid

import pytest
from django.urls import reverse
from tests.cast import Player

from mandorla.pairs.actions.words import choose_help_with_words as choose_here
from mandorla.people.actions import choose_help_with_words
from mandorla.people.models import Operation
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import Calendar
from mandorla.talks.models import Line, Talk
from mandorla.talks.scripts import hints
from mandorla.talks.tests.doing import arrive, begin, opens, pages_of, says

ADVICE = "You should just tell him no."
JUDGING = "That's silly, you're overreacting."
SELF = "My mother was the same, and I had it even worse."
FEAR = "I am afraid of you when you shout, and you should stop."
LIKE_ADVICE, LIKE_A_JUDGMENT = "This looks like advice.", "This may sound like a judgment."
ALL_THE_SAME = "Send it all the same"


@pytest.fixture
def talk(noor: Player, sam: Player) -> Talk:
    """Noor has spoken; Sam is about to say what he heard."""
    made = begin(noor, sam)
    says(noor, made, "He wants me to work on Saturday")
    return made


def goes_out(page: Page) -> bool:
    return page.status == 200 and Line.objects.count() == 2


@pytest.mark.parametrize(("text", "said"), [(ADVICE, LIKE_ADVICE), (JUDGING, LIKE_A_JUDGMENT)])
def test_advice_and_judgment_are_held_back_once(sam: Player, talk: Talk, text: str, said: str) -> None:
    page = says(sam, talk, text)
    assert page.status == 422
    assert said in page.text
    assert "Only you" in page.text
    assert page.value("value") == text
    assert Line.objects.count() == 1
    assert goes_out(page.press(ALL_THE_SAME))


def test_after_a_hint_whatever_is_said_goes_out(sam: Player, talk: Talk) -> None:
    assert goes_out(says(sam, talk, ADVICE).press("Say it", value="You should rest."))


def test_the_one_who_speaks_gets_no_remark_on_their_words(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam)
    assert says(noor, talk, ADVICE).status == 200
    assert Line.objects.count() == 1


LONG = "My sister moved to Lisbon in the spring and nobody looks after our father now. He forgets to eat, they say."


def test_a_saying_back_in_which_nothing_of_it_is_found_is_held_back_with_what_is_missing(
    noor: Player, sam: Player
) -> None:
    talk = begin(noor, sam)
    says(noor, talk, LONG)
    page = says(sam, talk, "The concert tickets were rather expensive, with drinks on top.")
    assert page.status == 422
    assert "What was said is hard to find in it." in page.text
    assert page.all("q")
    assert "%" not in page.all(".card--quiet")[0]
    assert goes_out(page.press("Say it", value="Your sister is away, and your father doesn't eat."))


@pytest.mark.parametrize(
    ("said", "back"),
    [
        (
            "Mi hermana se fue a vivir a Lisboa y ahora nadie cuida de mi padre, que olvida comer",
            "So she left and he is alone now.",
        ),
        ("The tram stood still", "That was boring for you, all of it"),
    ],
)
def test_of_few_words_and_of_another_language_it_says_nothing(
    noor: Player, sam: Player, said: str, back: str
) -> None:
    talk = begin(noor, sam)
    says(noor, talk, said)
    assert goes_out(says(sam, talk, back))


def test_advice_that_was_asked_for_passes(noor: Player, sam: Player, calendar: Calendar) -> None:
    talk = begin(noor, sam, "listening")
    arrive(noor, sam, talk, calendar)
    for player, words in ((noor, "a"), (sam, "b"), (noor, "yes"), (sam, "c"), (sam, "d?"), (noor, "e")):
        says(player, talk, words)
    says(noor, talk, "advice")
    assert says(sam, talk, ADVICE).status == 200


@pytest.mark.parametrize("text", ["You lost a Saturday", "xqzvw", "Tu devrais lui dire non."])
def test_where_it_is_not_sure_it_is_quiet(sam: Player, talk: Talk, text: str) -> None:
    assert goes_out(says(sam, talk, text))


@pytest.mark.parametrize("kind", ["begin", "understand"])
def test_the_beginnings_we_offer_are_never_held_back(sam: Player, talk: Talk, kind: str) -> None:
    address, fields = opens(sam, talk).form("Say it")
    for stem in hints(kind):
        form = {**fields, "value": stem.replace("...", "your Saturday"), "operation": ""}
        answer = sam.post(address, form)
        assert answer.status_code == 303 or "has gone on since" in answer.content.decode(), stem


@pytest.mark.parametrize("how", ["at all", "in this pair"])
def test_who_switched_help_with_words_off_gets_none(sam: Player, talk: Talk, how: str) -> None:
    if how == "at all":
        choose_help_with_words(person=sam.person, is_wanted=False)
    else:
        choose_here(member=sam.member, is_wanted=False)
    assert goes_out(says(sam, talk, ADVICE))


def test_fear_leads_either_to_help_and_to_no_other_remark(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam)
    for player, count in ((noor, 1), (sam, 2)):
        page = says(player, talk, FEAR)
        assert page.status == 422
        assert page.link("Help, if you are afraid") == reverse("home:help")
        assert (LIKE_ADVICE in page.text, page.all("q")) == (False, [])
        page.press(ALL_THE_SAME)
        assert Line.objects.count() == count


def test_on_a_phone_that_both_look_at_no_way_to_help_is_shown(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam, mode="one")
    assert says(noor, talk, FEAR).status == 200
    opens(noor, talk).press("I am Sam")
    assert LIKE_ADVICE in says(noor, talk, ADVICE).text


def test_on_one_phone_the_switch_of_whoever_speaks_counts(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam, mode="one")
    says(noor, talk, "He wants me to work on Saturday")
    choose_here(member=sam.member, is_wanted=False)
    opens(noor, talk).press("I am Sam")
    assert says(noor, talk, ADVICE).status == 200


def test_the_same_form_twice_gets_the_hint_twice_and_is_said_once(sam: Player, talk: Talk) -> None:
    address, fields = opens(sam, talk).form("Say it")
    form = {**fields, "value": ADVICE, "operation": str(uuid.uuid4())}
    for _ in range(2):
        assert sam.post(address, form).status_code == 422
    for _ in range(2):
        assert sam.post(address, {**form, "is_meant": "on"}).status_code == 303
    assert Line.objects.count() == 2


def test_nothing_of_a_hint_is_kept_logged_or_shown_to_the_other(
    noor: Player, sam: Player, talk: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    before, operations = pages_of(noor, talk), Operation.objects.count()
    with caplog.at_level(logging.DEBUG, logger="mandorla"):
        assert says(sam, talk, ADVICE).status == 422
    assert caplog.records == []
    assert pages_of(noor, talk) == before
    assert (Line.objects.count(), Operation.objects.count()) == (1, operations)


def test_the_page_of_hints_names_talks(noor: Player) -> None:
    assert "In a talk, before you say something" in visit(noor, reverse("coach:words")).text
