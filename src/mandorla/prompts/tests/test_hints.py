import logging
import uuid
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import Player

from mandorla.library import content
from mandorla.pairs.actions.words import choose_help_with_words as choose_here
from mandorla.people.actions import choose_help_with_words
from mandorla.people.models import Operation
from mandorla.people.operations import KEEPS, LEADS_TO
from mandorla.prompts.models import Reply
from mandorla.prompts.tests.doing import answer_of, answers, opens
from mandorla.shared.tests.browser import Page, send

pytestmark = pytest.mark.usefixtures("calendar")

ADVICE = "You should just tell him no."
JUDGING = "That's silly, you're overreacting."
FEAR = "I am afraid of you when you shout, and you should stop."
LIKE_ADVICE, LIKE_A_JUDGMENT = "This looks like advice.", "This may sound like a judgment."
ALL_THE_SAME = "Send it all the same"


@pytest.fixture(autouse=True)
def opened(calendar: object, noor: Player) -> None:
    """Noor's answer stands open to Sam."""
    answers(noor, "The kettle", rule="first")


def replies(sam: Player, noor: Player, text: str, kind: str = "thank") -> Page:
    return send(sam, *_form(sam, noor, text, kind))


def _form(sam: Player, noor: Player, text: str, kind: str = "thank") -> tuple[str, dict[str, Any]]:
    _, fields = opens(sam).form("Send")
    return sam.at("prompts:reply", answer=answer_of(noor).pk), {**fields, "kind": kind, "text": text}


def is_sent(page: Page) -> bool:
    return page.status == 200 and Reply.objects.exists()


@pytest.mark.parametrize("kind", ["thank", "reflect", "ask"])
@pytest.mark.parametrize(("text", "said"), [(ADVICE, LIKE_ADVICE), (JUDGING, LIKE_A_JUDGMENT)])
def test_advice_and_judgment_get_a_hint_before_they_are_sent(
    noor: Player, sam: Player, kind: str, text: str, said: str
) -> None:
    page = replies(sam, noor, text, kind)
    assert (page.status, page.heading) == (422, "Not sent yet")
    assert (page.value("text"), page.value("kind")) == (text, kind)
    assert said in page.text
    assert "Only you" in page.text
    assert not Reply.objects.exists()
    assert is_sent(page.press(ALL_THE_SAME))
    assert text in opens(noor).text


def test_the_hint_shows_which_words_it_is_about(noor: Player, sam: Player) -> None:
    assert replies(sam, noor, JUDGING).all("q") == ["That's silly", "you're overreacting"]
    assert replies(sam, noor, "<b>You should</b> rest, you should.").all("q") == ["You should", "you should"]


def test_it_is_said_once_however_it_is_sent_after_that(noor: Player, sam: Player) -> None:
    page = replies(sam, noor, ADVICE).press("Send", text="x" * 2_001)
    assert (page.status, LIKE_ADVICE in page.text) == (422, False)
    assert is_sent(page.press("Send", text="Maybe you should tell him no."))


def test_advice_where_it_is_welcome_gets_none_in_any_way_of_replying(noor: Player, sam: Player) -> None:
    opens(noor).press("I would like advice on this")
    assert is_sent(replies(sam, noor, ADVICE, "advice"))
    assert replies(sam, noor, ADVICE, "thank").status == 200


def test_advice_that_is_welcome_may_judge_as_well(noor: Player, sam: Player) -> None:
    opens(noor).press("I would like advice on this")
    assert is_sent(replies(sam, noor, JUDGING, "advice"))
    assert LIKE_A_JUDGMENT in replies(sam, noor, JUDGING, "ask").text


def test_advice_that_is_not_welcome_is_refused_and_gets_no_hint(noor: Player, sam: Player) -> None:
    page = replies(sam, noor, ADVICE, "advice")
    assert "Advice was not asked for here." in page.text
    assert not page.has_button(ALL_THE_SAME)


def test_the_beginnings_we_offer_get_no_hint(noor: Player, sam: Player) -> None:
    for kind in ("thank", "reflect", "ask"):
        for stem in content.stems(kind):
            assert replies(sam, noor, stem.replace("...", "the kettle"), kind).status == 200, stem


@pytest.mark.parametrize(
    "text", ["Thank you", "My mother was the same.", "Tu devrais lui dire non.", "xqzvw", "Should"]
)
def test_where_there_is_nothing_to_say_or_it_is_not_sure_it_is_quiet(
    noor: Player, sam: Player, text: str
) -> None:
    assert is_sent(replies(sam, noor, text))


@pytest.mark.parametrize("how", ["at all", "in this pair"])
def test_who_switched_help_with_words_off_gets_none(noor: Player, sam: Player, how: str) -> None:
    if how == "at all":
        choose_help_with_words(person=sam.person, is_wanted=False)
    else:
        choose_here(member=sam.member, is_wanted=False)
    for text in (ADVICE, JUDGING, FEAR):
        assert replies(sam, noor, text).status == 200


def test_who_speaks_another_language_here_gets_none(noor: Player, sam: Player) -> None:
    sam.person.language = "fr"
    sam.person.save(update_fields=["language"])
    assert is_sent(replies(sam, noor, ADVICE))


@pytest.mark.parametrize("text", [FEAR, "You hit me yesterday, and you should stop."])
def test_fear_and_violence_lead_to_help_and_to_no_other_remark(noor: Player, sam: Player, text: str) -> None:
    page = replies(sam, noor, text)
    assert page.link("Help, if you are afraid") == reverse("home:help")
    assert LIKE_ADVICE not in page.text
    assert page.all("q") == []
    assert is_sent(page.press(ALL_THE_SAME))


def test_the_same_form_twice_gets_the_hint_twice_and_is_sent_once(noor: Player, sam: Player) -> None:
    address = sam.at("prompts:reply", answer=answer_of(noor).pk)
    form = {"kind": "thank", "text": ADVICE, "operation": str(uuid.uuid4())}
    for _ in range(2):
        assert sam.post(address, form).status_code == 422
    for _ in range(2):
        assert sam.post(address, {**form, "is_meant": "on"}).status_code == 303
    assert Reply.objects.count() == 1


def test_what_waited_for_the_network_comes_back_to_its_writer_and_goes_when_it_is_meant(
    noor: Player, sam: Player
) -> None:
    address, form = _form(sam, noor, ADVICE)
    kept = {KEEPS: "1"}
    assert sam.post(address, form, headers=kept).status_code == 422
    page = send(sam, address, form)  # looked at again: the page, with the text in it
    assert page.soup.select_one("form[data-keeps]") is not None
    again = page.form(ALL_THE_SAME)[1]
    done = sam.post(address, again, headers=kept)
    assert (done.status_code, done.headers[LEADS_TO]) == (204, opens(sam).address)
    assert Reply.objects.count() == 1


def test_nothing_of_a_hint_is_kept_logged_or_shown_to_the_other(
    noor: Player, sam: Player, caplog: pytest.LogCaptureFixture
) -> None:
    before, operations = opens(noor).text, Operation.objects.count()
    with caplog.at_level(logging.DEBUG, logger="mandorla"):
        page = replies(sam, noor, ADVICE)
    assert page.status == 422
    assert caplog.records == []
    assert opens(noor).text == before
    assert (Reply.objects.count(), Operation.objects.count()) == (0, operations)
