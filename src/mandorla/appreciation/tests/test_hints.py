import logging
import uuid
from typing import Any

import pytest
from django.urls import reverse
from tests.cast import Player

from mandorla.appreciation.models import Appreciation
from mandorla.appreciation.tests.doing import TEA, opens, pages_of, thanks
from mandorla.drafts.models import Draft
from mandorla.pairs.actions.words import choose_help_with_words as choose_here
from mandorla.people.actions import choose_help_with_words
from mandorla.people.models import Operation
from mandorla.shared.tests.browser import Page

GENERAL: dict[str, Any] = {"what": "are the best"}
HINT = "It is kind as it is. You could also say"
REPEATED = "You said something much like this"


def sends(player: Player, button: str = "Send it to Noor", **said: Any) -> Page:
    return opens(player, "new").press(button, **(said or GENERAL))


def is_sent(page: Page) -> bool:
    return page.status == 200 and page.heading == "What I wrote"


def test_general_praise_is_helped_to_say_more_before_it_is_sent(noor: Player, sam: Player) -> None:
    page = sends(sam)
    assert (page.status, page.value("what")) == (422, "are the best")
    assert f"{HINT} what they did, when it was or what it did to you." in page.text
    assert "Only you" in page.text
    assert not Appreciation.objects.exists()
    assert is_sent(page.press("Send it all the same"))
    assert Appreciation.objects.get().is_open


def test_what_stands_in_a_field_of_its_own_is_not_asked_for_again(noor: Player, sam: Player) -> None:
    page = sends(sam, what="are great", when="always")
    assert f"{HINT} what they did or what it did to you." in page.text


def test_it_is_said_once_however_it_is_sent_after_that(noor: Player, sam: Player) -> None:
    assert is_sent(sends(sam).press("Send it to Noor", what="are simply the best"))
    page = sends(sam, what="are so sweet").press("Send it to Noor", words="x" * 2_001)
    assert (page.status, HINT in page.text) == (422, False)
    assert is_sent(page.press("Send it to Noor", words=""))


def test_after_a_hint_it_can_still_be_kept(noor: Player, sam: Player) -> None:
    assert is_sent(sends(sam).press("Keep it for myself"))
    assert not Appreciation.objects.get().is_open


def test_what_says_something_or_is_kept_goes_without_a_hint(noor: Player, sam: Player) -> None:
    for said in (TEA, {"what": "sang"}, {"what": "waited for me at the station"}, {"words": "Your soup."}):
        assert is_sent(sends(sam, **said)), said
    assert is_sent(sends(sam, "Keep it for myself"))


def test_alone_there_is_no_hint(ada: Player) -> None:
    assert is_sent(sends(ada, "Keep it"))


@pytest.mark.parametrize(
    "said",
    [
        {"words": "Merci pour tout, tu es la meilleure."},
        {"what": "xqzvw"},
        {"words": "Danke"},
        {"words": "Thank you for the tea. You are lovely to me when I am ill, and I slept."},
    ],
)
def test_where_it_is_not_sure_it_is_quiet(noor: Player, sam: Player, said: dict[str, Any]) -> None:
    assert is_sent(sends(sam, **said))


def test_who_speaks_another_language_here_gets_none(noor: Player, sam: Player) -> None:
    sam.person.language = "fr"
    sam.person.save(update_fields=["language"])
    assert is_sent(sends(sam))


def test_who_switched_help_with_words_off_gets_none_of_either_kind(noor: Player, sam: Player) -> None:
    thanks(sam)
    choose_here(member=sam.member, is_wanted=False)
    assert is_sent(sends(sam))
    choose_here(member=sam.member, is_wanted=True)
    choose_help_with_words(person=sam.person, is_wanted=False)
    assert is_sent(sends(sam))
    assert is_sent(sends(sam, **TEA))


def test_where_both_could_be_said_one_is(noor: Player, sam: Player) -> None:
    best = {"what": "are the best cook in Porto"}
    page = sends(sam, **best)
    assert (REPEATED in page.text, HINT in page.text) == (False, True)
    page.press("Send it all the same")
    page = sends(sam, **best)
    assert (REPEATED in page.text, HINT in page.text) == (True, False)
    assert is_sent(page.press("Send it all the same"))


def test_fear_leads_to_help_and_to_no_other_remark(noor: Player, sam: Player) -> None:
    said = {"words": "You're the best, but I am afraid of you when you shout at me."}
    for _ in range(2):  # the second time it is a repetition as well, and still help comes first
        page = sends(sam, **said)
        assert page.link("Help, if you are afraid") == reverse("home:help")
        assert (page.status, HINT in page.text, REPEATED in page.text) == (422, False, False)
        assert is_sent(page.press("Send it all the same"))


def test_the_same_form_twice_gets_the_hint_twice_and_is_sent_once(noor: Player, sam: Player) -> None:
    form = {"kind": "thanks", **GENERAL, "choice": "send", "operation": str(uuid.uuid4())}
    for _ in range(2):
        assert sam.post(sam.at("appreciation:new"), form).status_code == 422
    for _ in range(2):
        assert sam.post(sam.at("appreciation:new"), {**form, "is_meant": "on"}).status_code == 303
    assert Appreciation.objects.count() == 1


def test_nothing_of_a_hint_is_kept_logged_or_shown_to_the_other(
    noor: Player, sam: Player, caplog: pytest.LogCaptureFixture
) -> None:
    before = pages_of(noor)
    with caplog.at_level(logging.DEBUG, logger="mandorla"):
        page = sends(sam)
    assert HINT in page.text
    assert caplog.records == []
    assert pages_of(noor) == before
    kept = [table.__name__ for table in (Appreciation, Operation, Draft) if table.objects.exists()]
    assert kept == []
