import uuid
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.cast import Player

from mandorla.library import content
from mandorla.prompts.models import Mark, Reply
from mandorla.prompts.tests.doing import LIGHT, LIGHT_TOO, answer_of, answers, both_answer, cards, opens
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import NOON
from mandorla.vault import keys
from mandorla.vault.models import DataKey

pytestmark = pytest.mark.usefixtures("calendar")

THANK, REFLECT, ASK, ADVISE = "Thank", "Say what I heard", "Ask", "Advise"


def ways(page: Page) -> list[str]:
    """The ways of replying that a page offers."""
    return page.all("[aria-labelledby=hearing] > details > summary")


def replies(player: Player, text: str, *, way: str = THANK) -> Page:
    page = opens(player)
    return page.press("Send", nth=ways(page).index(way), text=text)


def said(page: Page) -> list[str]:
    return page.all(".card--quiet .said")


def test_to_an_open_answer_one_may_thank_reflect_or_ask(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    page = opens(sam)
    assert ways(page) == [THANK, REFLECT, ASK]
    assert "Answering Noor" in page.text
    for kind in ("thank", "reflect", "ask"):
        assert all(stem in page.text for stem in content.stems(kind))
    assert not any(stem in page.text for stem in content.stems("advice"))


@pytest.mark.parametrize("way", [THANK, REFLECT, ASK])
def test_the_author_reads_what_was_said_and_how(noor: Player, sam: Player, way: str) -> None:
    answers(noor, "The kettle", rule="first")
    assert said(replies(sam, "What I heard is quiet", way=way)) == ["What I heard is quiet"]
    page = opens(noor)
    assert said(page) == ["What I heard is quiet"]
    assert f"Sam · {way}" in page.text


def test_nothing_sealed_can_be_replied_to(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle")
    assert ways(opens(sam)) == []
    sealed = sam.at("prompts:reply", answer=answer_of(noor).pk)
    assert sam.post(sealed, {"kind": "thank", "text": "Thank you"}).status_code == 404
    assert not Reply.objects.exists()


def test_nobody_replies_to_themselves(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    assert ways(opens(noor)) == []
    answer = noor.post(
        noor.at("prompts:reply", answer=answer_of(noor).pk), {"kind": "thank", "text": "Well done"}
    )
    assert answer.status_code == 422
    assert not Reply.objects.exists()


def test_advice_stays_shut_until_its_author_asks_for_it(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    form = {"kind": "advice", "text": "Buy a smaller one"}
    refused = Page(sam, sam.post(sam.at("prompts:reply", answer=answer_of(noor).pk), form), "")
    assert (refused.status, refused.heading) == (422, "Not sent yet")
    assert "Advice was not asked for here." in refused.text
    assert refused.value("text") == "Buy a smaller one"
    opens(noor).press("I would like advice on this")
    assert ways(opens(sam)) == [THANK, REFLECT, ASK, ADVISE]
    replies(sam, "Buy a smaller one", way=ADVISE)
    assert said(opens(noor)) == ["Buy a smaller one"]


def test_advice_can_be_shut_again(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    opens(noor).press("I would like advice on this")
    opens(noor).press("No more advice, please")
    assert ways(opens(sam)) == [THANK, REFLECT, ASK]


def test_only_its_author_may_ask_for_advice(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    assert sam.post(sam.at("prompts:advice", answer=answer_of(noor).pk), {"on": "1"}).status_code == 404
    assert not answer_of(noor).welcomes_advice


def test_a_reply_can_be_taken_back_quietly(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    page = replies(sam, "Too quick a word").press("Take back")
    assert said(page) == ["Too quick a word"]
    assert "Taken back. Only you see it." in page.text
    assert "Too quick" not in opens(noor).html
    assert Reply.objects.get().shared_text is None
    assert Reply.objects.get().words_for(noor.person) == ""


def test_one_reply_is_taken_back_and_the_others_stay(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    replies(sam, "Too quick a word")
    replies(sam, "Thank you for it").press("Take back")
    assert len(said(opens(noor))) == 1


def test_the_author_reads_a_copy_that_is_the_pair_s(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    replies(sam, "Thank you")
    DataKey.objects.owned_by(sam.person.pk).delete()
    keys.forget()
    assert Reply.objects.get().words_for(noor.person) == "Thank you"


def test_nobody_takes_back_the_reply_of_another(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    replies(sam, "Thank you")
    assert noor.post(noor.at("prompts:reply_end", reply=Reply.objects.get().pk)).status_code == 404
    assert said(opens(noor)) == ["Thank you"]


def test_a_reply_without_words_is_refused(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    page = replies(sam, "  ")
    assert page.status == 422
    assert "There are no words here yet." in page.text


def test_a_reply_that_is_too_long_is_kept_and_can_be_shortened(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    page = replies(sam, "x" * 2_001)
    assert page.status == 422
    assert "That is 1 character more than fits." in page.text
    assert page.value("text") == "x" * 2_001
    page.press("Send", text="Shorter")
    assert said(opens(noor)) == ["Shorter"]


def test_the_same_reply_sent_twice_is_said_once(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    form = {"kind": "thank", "text": "Thank you", "operation": str(uuid.uuid4())}
    for _ in range(2):
        assert sam.post(sam.at("prompts:reply", answer=answer_of(noor).pk), form).status_code == 303
    assert said(opens(noor)) == ["Thank you"]


def test_both_may_reply_under_an_open_exchange(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle")
    answers(sam, "The window")
    replies(noor, "Thank you for the window")
    replies(sam, "Thank you for the kettle")
    for player in (noor, sam):
        assert sorted(said(opens(player))) == ["Thank you for the kettle", "Thank you for the window"]


def test_replies_stand_in_the_order_in_which_they_were_said(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    words = {
        "pair": noor.pair,
        "slug": LIGHT,
        "answer": answer_of(noor),
        "author": sam.person,
        "kind": "thank",
    }
    for number, hours in ((3, 1), (2, 1), (1, 2)):
        row: dict[str, Any] = {
            **words,
            "id": UUID(int=number),
            "text": f"{number}",
            "shared_text": f"{number}",
        }
        Reply.objects.create(**row, day=NOON, sent_at=NOON + timedelta(hours=hours))
    assert said(opens(noor)) == said(opens(sam)) == ["2", "3", "1"]


def test_what_somebody_who_was_here_before_said_is_read_by_whom_it_was_said_to(
    noor: Player, sam: Player, ines: Player
) -> None:
    answers(sam, "The window", rule="first")
    words: dict[str, Any] = {"slug": LIGHT, "kind": "thank", "text": "Thank you", "shared_text": "Thank you"}
    row = {**words, "pair": sam.pair, "answer": answer_of(sam), "author": ines.person}
    Reply.objects.create(**row, day=NOON, sent_at=NOON)
    assert (said(opens(sam)), said(opens(noor))) == (["Thank you"], [])


def test_what_was_taken_back_shows_no_replies_to_the_other(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    replies(sam, "Thank you for the kettle")
    opens(noor).press("Take it back")
    assert "kettle" not in opens(sam).html
    assert said(opens(noor)) == ["Thank you for the kettle"]


def test_an_answer_can_be_put_on_a_shelf_that_only_i_see(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    page = opens(sam).press("Put it there", shelf="joys")
    assert page.value("shelf") == "joys"
    assert opens(noor).all("[name=shelf] [selected]") == ["None"]
    opens(noor).press("Put it there", shelf="hopes")
    assert opens(sam).press("Put it there", shelf="").value("shelf") == ""
    assert opens(noor).value("shelf") == "hopes"


def test_a_question_can_be_marked_for_a_talk_and_only_i_know(noor: Player, sam: Player) -> None:
    page = opens(noor).press("Mark it for a talk")
    assert "It is on your list for a talk." in page.text
    assert visit(noor, noor.at("prompts:decks")).all("#marked") == ["For a talk one day"]
    assert visit(sam, sam.at("prompts:decks")).all("#marked") == []
    assert opens(noor, LIGHT_TOO).has_button("Mark it for a talk")
    assert opens(sam).has_button("Mark it for a talk")
    page = opens(noor).press("Take it off my list for a talk")
    assert "It is off your list." in page.text
    assert visit(noor, noor.at("prompts:decks")).all("#marked") == []


def test_a_question_marked_with_somebody_else_is_not_marked_here(noor: Player, ines: Player) -> None:
    Mark.objects.create(pair=ines.pair, person=noor.person, slug=LIGHT)
    assert opens(noor).has_button("Mark it for a talk")
    assert visit(noor, noor.at("prompts:decks")).all("#marked") == []


def test_after_the_other_has_left_their_words_stay_and_replies_end(noor: Player, sam: Player) -> None:
    both_answer(noor, sam, "everyday-first-ten-minutes")
    replies(noor, "Thank you for this")
    noor.post(noor.at("pairs:departure"))
    page = opens(sam)
    assert cards(page) == {
        "You": "Sam on everyday-first-ten-minutes",
        "The other": "Noor on everyday-first-ten-minutes",
    }
    assert ways(page) == []
    assert said(page) == ["Thank you for this"]
    assert all(page.all("h2"))
