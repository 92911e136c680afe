import pytest
from django.db import connection
from tests.cast import Player

from mandorla.drafts.models import Draft
from mandorla.prompts.models import Answer
from mandorla.prompts.tests.doing import LIGHT, LIGHT_TOO, answer_of, answers, cards, marks, opens, sends
from mandorla.shared.tests.at_once import at_once
from mandorla.shared.tests.browser import visit
from mandorla.shared.text import LONG

pytestmark = pytest.mark.usefixtures("calendar")


def types(player: Player, text: str, slug: str = LIGHT) -> int:
    """What the page sends while one types."""
    status: int = player.post(player.at("prompts:draft", slug=slug), {"text": text}).status_code
    return status


def test_a_sealed_answer_can_be_changed_and_stays_sealed(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle")
    page = opens(noor)
    assert page.value("text") == "The kettle"
    page = page.press("Done", text="The kettle and the radio")
    assert cards(page) == {"You": "The kettle and the radio"}
    assert marks(page) == ["Sealed"]
    assert cards(opens(sam)) == {}
    answers(sam, "The window")
    assert cards(opens(sam))["Noor"] == "The kettle and the radio"


def test_two_edits_at_the_same_time_show_both_texts_and_overwrite_neither(noor: Player) -> None:
    answers(noor, "The kettle")
    laptop, phone = opens(noor), opens(noor.elsewhere())
    phone.press("Done", text="Written on the phone")
    page = laptop.press("Done", text="Written on the laptop")
    assert page.status == 422
    assert page.all(".error-summary li") == [
        "You changed this answer somewhere else meanwhile. Both texts are below; nothing is lost."
    ]
    assert cards(page) == {"You": "Written on the phone"}
    assert page.value("text") == "Written on the laptop"
    assert answer_of(noor).text == "Written on the phone"


def test_having_seen_both_texts_one_may_send_the_other(noor: Player) -> None:
    answers(noor, "The kettle")
    laptop, phone = opens(noor), opens(noor.elsewhere())
    phone.press("Done", text="Written on the phone")
    page = laptop.press("Done", text="Written on the laptop").press("Done", text="Both in one")
    assert page.status == 200
    assert answer_of(noor).text == "Both in one"


def test_two_first_answers_at_the_same_time_meet_as_well(noor: Player) -> None:
    laptop, phone = opens(noor), opens(noor.elsewhere())
    phone.press("Done", text="Written on the phone")
    page = laptop.press("Done", text="Written on the laptop")
    assert page.status == 422
    assert (cards(page), page.value("text")) == ({"You": "Written on the phone"}, "Written on the laptop")


def test_an_answer_that_opened_meanwhile_keeps_its_words_and_what_i_typed(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle")
    editing = opens(noor)
    answers(sam, "The window")
    page = editing.press("Done", text="A long new text that took me an hour")
    assert page.status == 422
    assert page.all(".error-summary li") == [
        "This answer is open already, so its words stay as they are. You can take it back."
    ]
    assert page.value("text") == "A long new text that took me an hour"
    assert cards(opens(sam))["Noor"] == "The kettle"


def test_after_taking_it_back_the_text_that_could_not_be_sent_is_there(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle")
    editing = opens(noor)
    answers(sam, "The window")
    page = editing.press("Done", text="A long new text").press("Take it back")
    assert page.value("text") == "A long new text"
    assert cards(page.press("Done", text="A long new text", rule="both"))["You"] == "A long new text"


def test_an_open_answer_offers_no_form_to_change_it(noor: Player) -> None:
    answers(noor, "The kettle", rule="first")
    assert not opens(noor).has_button("Done")


def test_what_was_taken_back_can_be_changed_and_sealed(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    opens(noor).press("Take it back")
    page = opens(noor).press("Done", text="The radio", rule="both")
    assert (cards(page), marks(page)) == ({"You": "The radio"}, ["Sealed"])
    assert cards(opens(sam)) == {}


@pytest.mark.django_db(transaction=True)
def test_two_answers_in_the_same_instant_open_both(noor: Player, sam: Player) -> None:
    at_once(lambda: sends(noor, "The kettle"), lambda: sends(sam, "The window"))
    assert cards(opens(noor)) == {"You": "The kettle", "Sam": "The window"}
    assert cards(opens(sam)) == {"You": "The window", "Noor": "The kettle"}


@pytest.mark.django_db(transaction=True)
def test_of_two_edits_in_the_same_instant_one_is_refused(noor: Player) -> None:
    sends(noor, "The kettle")
    twin = noor.elsewhere()
    sent = at_once(lambda: sends(noor, "One", version=1), lambda: sends(twin, "Two", version=1))
    assert sorted(one.status_code for one in sent) == [303, 422]
    assert answer_of(noor).version == 2


@pytest.mark.django_db(transaction=True)
def test_taking_back_in_the_instant_the_other_answers_is_one_or_the_other(noor: Player, sam: Player) -> None:
    sends(noor, "The kettle")
    back = noor.at("prompts:taking_back", answer=answer_of(noor).pk)
    at_once(lambda: noor.post(back), lambda: sends(sam, "The window"))
    assert answer_of(noor).rule == "keep"
    assert answer_of(noor).opened_text is None
    assert "Noor" not in cards(opens(sam))


def test_what_one_types_is_kept_and_found_again(noor: Player) -> None:
    assert types(noor, "The kett") == 204
    assert types(noor, "The kettle, half") == 204
    assert opens(noor.elsewhere()).value("text") == "The kettle, half"
    assert Draft.objects.count() == 1


def test_a_draft_is_its_author_s_alone(noor: Player, sam: Player) -> None:
    types(noor, "The kettle, half")
    assert "kettle" not in opens(sam).html
    assert "kettle" not in visit(noor, noor.at("prompts:shelf")).html


def test_a_draft_belongs_to_one_question(noor: Player) -> None:
    types(noor, "The kettle, half")
    assert opens(noor, LIGHT_TOO).value("text") == ""


def test_a_draft_goes_when_the_answer_is_sent(noor: Player) -> None:
    types(noor, "The kettle, half")
    answers(noor, "The kettle")
    assert not Draft.objects.exists()


def test_a_refused_form_does_not_cost_the_draft(noor: Player) -> None:
    types(noor, "The kettle, half")
    opens(noor).press("Done", text="x" * (LONG + 1))
    assert opens(noor).value("text") == "The kettle, half"


def test_a_draft_of_a_change_stands_where_one_changes_it(noor: Player) -> None:
    answers(noor, "The kettle")
    types(noor, "The kettle and the ra")
    page = opens(noor)
    assert cards(page) == {"You": "The kettle"}
    assert page.value("text") == "The kettle and the ra"


def test_deleting_every_word_deletes_the_draft(noor: Player) -> None:
    types(noor, "The kettle")
    assert types(noor, "  ") == 204
    assert not Draft.objects.exists()
    assert types(noor, "") == 204


def test_a_draft_lies_encrypted_in_the_database(noor: Player) -> None:
    types(noor, "The kettle, half")
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM drafts_draft")
        assert b"kettle" not in bytes(cursor.fetchone()[0])


def test_a_draft_makes_no_answer(noor: Player, sam: Player) -> None:
    answers(sam, "The window")
    types(noor, "The kettle")
    assert Answer.objects.count() == 1
    assert marks(opens(sam)) == ["Sealed"]
