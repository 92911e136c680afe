"""A talk beside a call: the two speak elsewhere, and the page holds the turns in words of its own."""

from tests.cast import Player

from mandorla.shared.tests.browser import visit
from mandorla.talks.models import Talk
from mandorla.talks.scripts import hints
from mandorla.talks.tests.doing import asks, begin, opens, place, says


def test_it_is_asked_for_as_what_it_is(noor: Player, sam: Player) -> None:
    asks(noor, manner="call")
    for player in (noor, sam):
        assert "We are on a call, each with this page beside it" in place(player).text


def test_its_pages_have_words_of_their_own(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam, manner="call")
    page = opens(noor, talk)
    assert "Keep the call on, and this page beside it." in page.text
    assert "Say it on the call." in page.text
    assert page.soup.select_one("[name=sound]") is None
    cues = opens(sam, talk).all("details li")
    assert set(hints("call")) <= set(cues)
    assert hints("apart")[0] not in cues
    assert says(noor, talk).status == 200  # nothing needs to be written
    assert "Keep the call on" in opens(sam, talk).text
    says(sam, talk, "You lost an hour")
    assert "Keep the call on" not in opens(noor, talk).text


def test_the_turns_hold_on_a_call_as_well(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam, manner="call")
    sent = {"visit": "1", "value": "But listen"}
    assert sam.post(sam.at("talks:answer", talk=talk.pk), sent).status_code == 422
    assert opens(noor, talk).has_button("Go on")


def test_a_call_takes_two_phones(noor: Player) -> None:
    page = visit(noor, noor.at("talks:guide", script="listening"))
    for mode in ("one", "slow"):
        again = page.press("Ask Sam", manner="call", mode=mode)
        assert again.status == 422
        assert "On a call, each of you has a phone." in again.text
    assert not Talk.objects.exists()


def test_a_talk_that_was_proposed_before_there_were_calls_is_none(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam, manner="spoken")
    talk.plan = {name: value for name, value in talk.plan.items() if name != "is_call"}
    talk.save(update_fields=["plan"])
    page = opens(noor, talk)
    assert "Say it aloud;" in page.text
    assert "on the call" not in page.text
