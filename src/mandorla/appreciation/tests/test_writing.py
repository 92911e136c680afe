import pytest
from tests.cast import Player

from mandorla.appreciation import actions
from mandorla.appreciation.forms import PART, WORDS
from mandorla.appreciation.logic.said import Said
from mandorla.appreciation.models import Appreciation
from mandorla.appreciation.tests.doing import TEA, TEA_SAID, newest, one, opens, thanks, words
from mandorla.shared.tests.browser import send, visit
from mandorla.shared.tests.calendar import Calendar


def test_three_short_parts_read_as_one_sentence_to_both(noor: Player, sam: Player) -> None:
    written = thanks(sam)
    assert words(one(sam, written)) == words(one(noor, written)) == [TEA_SAID]


@pytest.mark.parametrize(
    ("kind", "left_out", "reads"),
    [
        ("thanks", "effect", "You brought me tea without a word this morning. Thank you."),
        (
            "thanks",
            "when",
            "When you brought me tea without a word, it made the whole day lighter. Thank you.",
        ),
        (
            "compliment",
            "when",
            "I like how you brought me tea without a word: it made the whole day lighter.",
        ),
        ("affirmation", "effect", "I see how you brought me tea without a word this morning."),
    ],
)
def test_each_kind_has_a_sentence_of_its_own(sam: Player, kind: str, left_out: str, reads: str) -> None:
    assert words(one(sam, thanks(sam, kind=kind, **{**TEA, left_out: ""}))) == [reads]


def test_words_of_one_s_own_stand_in_place_of_the_sentence_or_after_it(sam: Player) -> None:
    assert words(one(sam, thanks(sam, words="You are kind.\nThat is all."))) == ["You are kind. That is all."]
    assert words(one(sam, thanks(sam, **TEA, words="And the biscuit."))) == [TEA_SAID, "And the biscuit."]


def test_what_is_kept_is_seen_by_nobody_else_and_can_be_sent_later(noor: Player, sam: Player) -> None:
    kept = thanks(sam, keep=True)
    assert one(noor, kept).status == 404
    page = one(sam, kept)
    assert page.all(".marker") == ["Only you"]
    page.press("Send it to Noor")
    assert words(one(noor, kept)) == [TEA_SAID]


def test_alone_it_is_kept_and_opened_singly_to_whoever_joins(ada: Player) -> None:
    page = opens(ada, "new")
    assert not page.has_button("Keep it for myself")
    kept = thanks(ada)
    assert not kept.is_open
    assert one(ada, kept).all(".marker") == ["Only you"]
    ada.post(ada.at("appreciation:opening", appreciation=kept.pk))
    ada.post(ada.at("appreciation:new"), {**TEA, "kind": "thanks", "choice": "send"})
    assert not Appreciation.objects.filter(opened_at__isnull=False).exists()


def test_taking_back_leaves_it_to_its_author_and_can_be_undone(noor: Player, sam: Player) -> None:
    written = thanks(sam)
    page = one(sam, written).press("Take it back")
    assert "Taken back. It is yours alone again." in page.text
    assert page.all(".marker") == ["Only you"]
    assert one(noor, written).status == 404
    assert Appreciation.objects.get().shared is None
    page.press("Undo")
    assert words(one(noor, written)) == [TEA_SAID]


def test_new_words_are_what_the_other_reads_from_then_on(noor: Player, sam: Player) -> None:
    written = thanks(sam)
    page = opens(sam, "wording", appreciation=written.pk)
    assert [page.value(name) for name in TEA] == list(TEA.values())
    page.press("Keep this", when="on Sunday")
    assert words(one(noor, written)) == [TEA_SAID.replace("this morning", "on Sunday")]
    assert "changed" not in one(noor, written).text.lower()


def test_new_words_for_what_is_kept_stay_kept(noor: Player, sam: Player) -> None:
    kept = thanks(sam, keep=True)
    opens(sam, "wording", appreciation=kept.pk).press("Keep this", when="on Sunday")
    assert newest(sam).shared is None
    assert one(noor, kept).status == 404


def test_a_stale_form_overwrites_nothing_and_shows_both_texts(sam: Player) -> None:
    written = thanks(sam)
    stale = opens(sam, "wording", appreciation=written.pk)
    opens(sam, "wording", appreciation=written.pk).press("Keep this", when="on Sunday")
    page = stale.press("Keep this", when="on Monday")
    assert page.status == 422
    assert "You changed this somewhere else meanwhile." in page.text
    assert "on Sunday" in " ".join(words(page))
    assert page.value("when") == "on Monday"
    assert newest(sam).said["when"] == "on Sunday"
    page.press("Keep this")
    assert newest(sam).said["when"] == "on Monday"


def test_deleting_deletes_it_for_both(noor: Player, sam: Player) -> None:
    written = thanks(sam)
    page = one(sam, written).press("Delete for good")
    assert (page.heading, "Deleted." in page.text) == ("What I wrote", True)
    assert one(noor, written).status == 404
    assert not Appreciation.objects.exists()


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({}, "There are no words here yet."),
        ({"words": " \u0007\n "}, "There are no words here yet."),
        ({"when": "on Sunday"}, "What did they do?"),
        ({"what": "o" * (PART + 1)}, "That is 1 character more than fits."),
        ({"words": "o" * (WORDS + 2)}, "That is 2 characters more than fits."),
        ({"what": "sang", "kind": "flattery"}, "Select a valid choice."),
        ({"what": "sang", "kind": ""}, "This field is required."),
    ],
)
def test_what_does_not_fit_is_refused_and_kept(noor: Player, said: dict[str, str], says: str) -> None:
    address, fields = opens(noor, "new").form("Send it to Sam")
    page = send(noor, address, {**fields, **said})
    assert page.status == 422
    assert any(says in error for error in page.all(".error-summary li"))
    assert {name: page.value(name) for name in said if name != "kind"} == {
        name: text for name, text in said.items() if name != "kind"
    }
    assert not Appreciation.objects.exists()


@pytest.mark.parametrize("what", ["שרת לי שיר", "sang 🎻 to the cat", "x" * PART, "<b>sang</b> & danced"])
def test_any_script_and_sign_comes_through(noor: Player, sam: Player, what: str) -> None:
    assert words(one(noor, thanks(sam, what=what))) == [f"You {what}. Thank you."]


def test_the_same_form_sent_twice_sends_once(noor: Player) -> None:
    address, fields = opens(noor, "new").form("Send it to Sam")
    for _ in range(2):
        send(noor, address, {**fields, **TEA})
    assert Appreciation.objects.count() == 1


def test_what_is_typed_is_kept_part_by_part_and_forgotten_when_sent(noor: Player) -> None:
    for part, text in {**TEA, "words": "half a th"}.items():
        assert noor.post(noor.at("appreciation:draft", part=part), {"text": text}).status_code == 204
    page = opens(noor, "new")
    assert [page.value(part) for part in (*TEA, "words")] == [*TEA.values(), "half a th"]
    page.press("Send it to Sam")
    assert [opens(noor, "new").value(part) for part in (*TEA, "words")] == [""] * 4
    assert noor.post(noor.at("appreciation:draft", part="mood"), {"text": "x"}).status_code == 404


def test_new_words_are_kept_while_they_are_typed(noor: Player) -> None:
    written = thanks(noor)
    address = noor.at("appreciation:wording_draft", appreciation=written.pk, part="when")
    noor.post(address, {"text": "on Sun"})
    page = opens(noor, "wording", appreciation=written.pk)
    assert (page.value("what"), page.value("when")) == (TEA["what"], "on Sun")
    page.press("Keep this")
    assert newest(noor).said["when"] == "on Sun"
    assert opens(noor, "new").value("when") == ""


def test_the_shortcut_leads_to_the_one_space_there_is(noor: Player, kit: Player, val: Player) -> None:
    assert visit(noor, "/thanks/").heading == "Say thanks"
    assert visit(kit, "/thanks/").address == "/"
    visit(noor, "/pairs/new/").press("Begin", kind="friends", place="apart")
    assert visit(noor, "/thanks/").address == "/"


def test_words_for_feelings_are_at_hand(noor: Player) -> None:
    assert opens(noor, "new").soup.select("feelings-picker[data-target=id_effect] li")


def test_changing_opening_and_deleting_again_change_nothing(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    written, said = thanks(noor), Said(what="sang")
    for _ in range(2):
        actions.reword(member=noor.member, appreciation=written, said=said, version=1)
        assert newest(noor).version == 2
    for _ in range(2):
        actions.open_up(member=noor.member, appreciation=written, now=calendar.later(hours=1))
        assert newest(noor).opened_at == newest(noor).written_at
    for _ in range(2):
        actions.take_back(member=noor.member, appreciation=written)
    for _ in range(2):
        actions.erase(member=noor.member, appreciation=written)
