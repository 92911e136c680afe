import pytest
from django.db import connection
from tests.cast import Player

from mandorla.practices.models import Kind, Practice
from mandorla.prompts.models import Answer, Exchange, Rule
from mandorla.prompts.tests.doing import (
    LIGHT,
    LIGHT_TOO,
    answer_of,
    answers,
    both_answer,
    cards,
    circles,
    marks,
    opens,
    sends,
)
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import NOON, Calendar
from mandorla.shared.text import LONG
from mandorla.vault import keys
from mandorla.vault.models import DataKey

pytestmark = pytest.mark.usefixtures("calendar")


def test_what_one_writes_is_sealed_until_the_other_has_written(noor: Player, sam: Player) -> None:
    page = answers(noor, "The kettle, and nobody else awake")
    assert page.address == noor.at("prompts:prompt", slug=LIGHT)
    assert cards(page) == {"You": "The kettle, and nobody else awake"}
    assert (marks(page), circles(page)) == (["Sealed"], "waiting")
    assert "It opens when Sam has answered too." in page.text
    assert cards(opens(sam)) == {}


def test_when_both_have_written_both_open_on_both_pages(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle")
    page = answers(sam, "The window")
    assert cards(page) == {"You": "The window", "Noor": "The kettle"}
    assert cards(opens(noor)) == {"You": "The kettle", "Sam": "The window"}
    assert marks(page) == ["Open to both"] * 2


def test_a_reveal_is_the_same_again_on_every_reload(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle")
    answers(sam, "The window")
    for _ in range(3):
        page = opens(noor)
        assert cards(page)["Sam"] == "The window"
        assert page.soup.select(".circles--open.circles--opening[role=img]")
        assert page.soup.select("[data-announce='Both answers are open']")


def test_going_first_opens_at_once_and_asks_nothing_in_return(noor: Player, sam: Player) -> None:
    page = answers(noor, "The kettle", rule="first")
    assert (marks(page), circles(page)) == (["Open to both"], "")
    page = opens(sam)
    assert (cards(page), circles(page)) == ({"Noor": "The kettle"}, "")


def test_an_answer_to_who_went_first_opens_at_once(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    answers(sam, "The window")
    assert cards(opens(noor))["Sam"] == "The window"


def test_an_answer_kept_back_does_not_open_even_to_who_went_first(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    answers(sam, "The window", rule="keep")
    assert cards(opens(noor)) == {"You": "The kettle"}
    assert marks(opens(sam)) == ["Only you", "Open to both"]


def test_what_is_kept_does_not_count_as_an_answer(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="keep")
    answers(sam, "The window")
    page = opens(noor)
    assert (cards(page), circles(page)) == ({"You": "The kettle"}, "")
    assert cards(opens(sam)) == {"You": "The window"}
    assert marks(opens(sam)) == ["Sealed"]


def test_an_answer_stands_beside_the_other_s_whatever_else_one_has_written(noor: Player, sam: Player) -> None:
    sends(noor, "The mug", LIGHT_TOO)
    both_answer(sam, noor, LIGHT)
    assert answer_of(noor).exchange == answer_of(sam).exchange == Exchange.objects.about(LIGHT).get()


def test_after_a_day_it_opens_by_itself(noor: Player, sam: Player, calendar: Calendar) -> None:
    page = answers(noor, "The kettle", rule="after_a_day")
    assert "at the latest on February 2, 1:00 PM" in page.text  # noon in UTC, on Noor's clock
    calendar.later(hours=23, minutes=59)
    assert cards(opens(sam)) == {}
    calendar.later(minutes=1)
    assert cards(opens(sam)) == {"Noor": "The kettle"}
    assert marks(opens(noor)) == ["Open to both"]


def test_after_a_day_is_the_latest_not_the_earliest(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="after_a_day")
    answers(sam, "The window")
    assert cards(opens(noor))["Sam"] == "The window"


def test_a_kept_answer_can_be_sealed_later(noor: Player, sam: Player) -> None:
    answers(sam, "The window")
    page = answers(noor, "The kettle", rule="keep")
    assert marks(page) == ["Only you"]
    page = page.press("Seal it for both")
    assert marks(page) == ["Open to both"] * 2


def test_a_kept_answer_can_be_opened_now(noor: Player, sam: Player) -> None:
    page = answers(noor, "The kettle", rule="keep").press("Open it now")
    assert marks(page) == ["Open to both"]
    assert cards(opens(sam)) == {"Noor": "The kettle"}


def test_taking_back_is_quiet_and_can_be_undone(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    page = opens(noor).press("Take it back")
    assert "Taken back. It is yours alone again." in page.text
    assert marks(page) == ["Only you"]
    assert cards(opens(sam)) == {}
    page = page.press("Undo")
    assert marks(page) == ["Open to both"]
    assert cards(opens(sam)) == {"Noor": "The kettle"}


def test_undoing_a_sealed_answer_seals_it_again(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle")
    page = opens(noor).press("Take it back")
    assert marks(page) == ["Only you"]
    assert marks(page.press("Undo")) == ["Sealed"]
    assert cards(opens(sam)) == {}


def test_undoing_after_the_other_answered_opens_both(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle")
    page = opens(noor).press("Take it back")
    answers(sam, "The window")
    assert cards(opens(sam)) == {"You": "The window"}
    assert cards(page.press("Undo")) == {"You": "The kettle", "Sam": "The window"}


def test_taking_mine_back_leaves_theirs_open(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle")
    answers(sam, "The window")
    page = opens(noor).press("Take it back")
    assert cards(page) == {"You": "The kettle", "Sam": "The window"}
    assert cards(opens(sam)) == {"You": "The window"}


def test_no_copy_of_what_was_taken_back_is_left_under_the_pair_s_key(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    opens(noor).press("Take it back")
    assert Answer.objects.filter(opened_text__isnull=True).count() == 1


def test_what_was_deleted_is_on_no_page_nor_what_was_said_to_it(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    opens(sam).press("Send", text="Thank you for the kettle")
    page = opens(noor).press("Delete for good")
    assert "Deleted." in page.text
    for player in (noor, sam):
        text = opens(player).text + visit(player, player.at("prompts:shelf")).text
        assert "kettle" not in text
    assert not Answer.objects.exists()


def test_what_was_done_is_remembered_for_each_alone_and_forgotten_with_the_answer(
    noor: Player, sam: Player
) -> None:
    def done(player: Player) -> set[tuple[str, object, object, object]]:
        return {(one.kind, one.source, one.what, one.day) for one in Practice.objects.by(player.person)}

    sends(noor, "The kettle")
    source, today = answer_of(noor).exchange_id, NOON.date()
    answered, opened = (Kind.QUESTION, source, LIGHT, today), (Kind.REVEAL, source, "", today)
    assert (done(noor), done(sam)) == ({answered}, set())
    sends(sam, "The window")
    assert done(noor) == done(sam) == {answered, opened}
    opens(noor).press("Delete for good")
    assert (done(noor), done(sam)) == (set(), {answered, opened})


def test_the_other_reads_a_copy_that_is_the_pair_s_and_nothing_while_there_is_none(
    noor: Player, sam: Player
) -> None:
    sends(noor, "The kettle")
    assert answer_of(noor).words_for(sam.person) == ""
    sends(sam, "The window")
    DataKey.objects.owned_by(noor.person.pk).delete()
    keys.forget()
    assert answer_of(noor).words_for(sam.person) == "The kettle"


def test_what_is_open_in_one_pair_is_for_nobody_of_another(noor: Player, ines: Player) -> None:
    sends(ines, "The kettle", rule="first")
    assert [len(Answer.objects.visible_to(one.member, now=NOON)) for one in (ines, noor)] == [1, 0]


def test_texts_lie_encrypted_in_the_database(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    with connection.cursor() as cursor:
        cursor.execute("SELECT text, opened_text FROM prompts_answer")
        stored = [bytes(cell) for cell in cursor.fetchone()]
    assert all(b"kettle" not in cell and len(cell) > 20 for cell in stored)
    assert stored[0] != stored[1]


def test_the_same_form_sent_twice_is_one_answer(noor: Player) -> None:
    page = opens(noor)
    first = page.press("Done", text="The kettle")
    again = page.press("Done", text="The kettle")
    assert (again.sent.status_code, again.address) == (303, first.address)
    assert answer_of(noor).version == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ein Topf Kaffee – und die Straße still",
        "القهوة، والبيت هادئ",
        "קפה, והבית שקט",
        "コーヒーと静けさ",
        "☕️👩‍❤️‍👨 and 🏳️‍🌈",
        "<script>alert('x')</script> & \"quotes\" {{ braces }} {% tag %}",
        "one line\nand another\n\n\tand a tab",
        "x" * LONG,
    ],
)
def test_whatever_one_writes_comes_back_as_it_was(noor: Player, sam: Player, text: str) -> None:
    page = answers(noor, text, rule="first")
    assert page.sent.status_code == 303
    assert cards(page)["You"] == text
    assert cards(opens(sam))["Noor"] == text
    assert not page.soup.select(".said script")


def refused(page: Page, says: str, *, kept: str) -> None:
    assert page.status == 422
    assert any(says in error for error in page.all(".error-summary li"))
    assert page.value("text") == kept
    assert page.value("rule") == Rule.AFTER_A_DAY
    assert not Answer.objects.exists()


def test_no_words_are_refused_with_a_clear_sentence(noor: Player) -> None:
    for text in ("", "   ", "\u00a0\n"):
        page = opens(noor).press("Done", text=text, rule="after_a_day")
        refused(page, "There are no words here yet. Nothing was sent.", kept=text)


def test_too_many_words_are_refused_and_kept(noor: Player) -> None:
    text = "word " * 2_000 + "and one more"
    page = opens(noor).press("Done", text=text, rule="after_a_day")
    refused(page, "That is 12 characters more than fits.", kept=text)
    assert page.press("Done", text="Shorter").status == 200
    assert answer_of(noor).text == "Shorter"


def test_control_characters_are_left_out_without_a_fuss(noor: Player) -> None:
    sends(noor, "The\x00 ket\x07tle\r\nand the\x1b[0m window")
    assert answer_of(noor).text == "The kettle\nand the[0m window"


def test_a_rule_that_does_not_exist_is_refused_and_the_words_are_kept(noor: Player) -> None:
    page = opens(noor).press("Done", text="The kettle", rule="whenever")
    assert page.status == 422
    assert page.value("text") == "The kettle"


def test_a_question_that_does_not_exist_is_not_found(noor: Player) -> None:
    assert noor.get(noor.at("prompts:prompt", slug="no-such-question")).status_code == 404
    assert sends(noor, "x", "no-such-question").status_code == 404


def test_words_for_feelings_are_at_hand_where_one_writes(noor: Player) -> None:
    page = opens(noor)
    assert len(page.all(".feelings__family")) == 8
    assert len(page.all(".feelings__words li")) == 120


def test_four_rules_are_offered_and_both_is_chosen(noor: Player) -> None:
    page = opens(noor)
    assert page.choices("rule") == ["both", "after_a_day", "first", "keep"]
    assert page.value("rule") == "both"
