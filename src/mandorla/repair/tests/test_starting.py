import uuid

import pytest
from tests.cast import Player

from mandorla.drafts.models import Draft
from mandorla.live.tests.wire import Wire
from mandorla.pairs.actions.words import choose_help_with_words as choose_here
from mandorla.people.actions import choose_help_with_words
from mandorla.repair.models import Parked, Start
from mandorla.repair.tests.doing import SOFT, newest, opens, pages_of, sends, writes
from mandorla.shared.tests.browser import send, visit

HARSH = "you never listen to me, you are so selfish"


def test_a_soft_start_is_shown_as_the_other_will_read_it_and_sent_by_a_second_tap(
    noor: Player, sam: Player, wire: Wire
) -> None:
    before = pages_of(sam)
    page = writes(noor)
    assert page.heading == "This is how Sam will read it"
    assert [one for one in SOFT.values() if one not in page.text] == []
    assert "Only you" in page.text
    assert pages_of(sam) == before
    assert wire.during(lambda: page.press("Send it to Sam")) == [(sam.person.pk.hex, "repair")]
    seen = opens(sam, newest())
    assert seen.heading == "Noor begins softly"
    assert [one for one in SOFT.values() if one not in seen.text] == []
    assert "Noor would like to tell you something" in visit(sam, sam.at("home:today")).text


def test_it_can_be_put_in_other_words_until_it_is_sent(noor: Player, sam: Player) -> None:
    writes(noor)
    start = newest()
    form = visit(noor, noor.at("repair:wording", start=start.pk))
    assert (form.value("about"), form.value("thanks")) == (SOFT["about"], SOFT["thanks"])
    late = visit(noor, noor.at("repair:wording", start=start.pk))
    assert "tense" in form.press("See how it reads", feel="tense").text
    stale = late.press("See how it reads", feel="sad")
    assert (stale.status, stale.value("feel")) == (422, "sad")
    assert "You changed this somewhere else." in stale.text
    assert "tense" in stale.text
    opens(noor, start).press("Send it to Sam")
    sent = visit(noor, noor.at("repair:wording", start=start.pk)).press("See how it reads", feel="calm")
    assert (sent.status, "Take it back first." in sent.text) == (422, True)
    assert "tense" in opens(sam, start).text


def test_it_can_be_taken_back_and_deleted_and_leaves_no_trace(noor: Player, sam: Player, wire: Wire) -> None:
    before = pages_of(sam)
    start = sends(noor)
    page = opens(noor, start)
    assert wire.during(lambda: page.press("Take it back")) == [(sam.person.pk.hex, "repair")]
    assert pages_of(sam) == before
    assert sam.get(sam.at("repair:start", start=start.pk)).status_code == 404
    opens(noor, start).press("Send it to Sam")
    assert opens(sam, start).status == 200
    opens(noor, start).press("Delete for good")
    assert not Start.objects.exists()


def test_harsh_words_are_pointed_out_and_explained_and_the_writer_decides(noor: Player, sam: Player) -> None:
    page = writes(noor, about=HARSH)
    assert (page.status, page.value("about")) == (422, HARSH)
    assert "These words may make it harder to listen." in page.text
    assert page.all("q") == ["you never listen", "you are so selfish"]
    assert "They may be heard as “always” or “never”" in page.text
    assert "I feel … about … I need you to listen to me" in page.text
    assert not Start.objects.exists()
    assert page.press("Go on with these words").heading == "This is how Sam will read it"


def test_whoever_wants_no_hints_gets_none(noor: Player, sam: Player) -> None:
    choose_here(member=noor.member, is_wanted=False)
    assert writes(noor, about=HARSH).status == 200
    choose_here(member=noor.member, is_wanted=True)
    assert writes(noor, about=HARSH).status == 422
    choose_help_with_words(person=noor.person, is_wanted=False)
    assert writes(noor, about=HARSH).status == 200


@pytest.mark.parametrize(
    "about", ["I am afraid of you when you shout", "you hit me last night", "you pushed me, you selfish liar"]
)
def test_fear_and_violence_are_never_called_harsh_and_lead_to_help(
    noor: Player, sam: Player, about: str
) -> None:
    page = writes(noor, about=about)
    assert page.status == 422
    assert "there is a page with help" in page.text
    assert "harder to listen" not in page.text
    assert page.all("q") == []


@pytest.mark.parametrize(
    ("part", "text", "kept"),
    [
        ("feel", "", ""),
        ("need", "x" * 281, "x" * 281),
        ("about", "\x00\x07", ""),
        ("feel", "é" * 121, "é" * 121),
    ],
)
def test_what_does_not_fit_comes_back_with_what_was_typed(
    noor: Player, sam: Player, part: str, text: str, kept: str
) -> None:
    page = writes(noor, **{part: text})
    assert page.status == 422
    assert (page.value(part) or "").strip("\x00\x07") == kept
    assert page.value("thanks") == SOFT["thanks"]
    assert not Start.objects.exists()


def test_emoji_and_writing_from_right_to_left_are_words_too(noor: Player, sam: Player) -> None:
    sends(noor, about="🌧️ العشاء يوم الاثنين", need="مساء معك")
    assert "🌧️ العشاء يوم الاثنين" in opens(sam, newest()).text


def test_the_same_form_twice_writes_once(noor: Player, sam: Player) -> None:
    address, fields = visit(noor, noor.at("repair:new")).form("See how it reads")
    fields |= {**SOFT, "operation": str(uuid.uuid4())}
    first, second = (send(noor, address, fields) for _ in range(2))
    assert first.address == second.address
    assert Start.objects.count() == 1


def test_what_was_typed_waits_in_the_form_until_it_is_written(noor: Player, sam: Player) -> None:
    noor.post(noor.at("repair:draft", part="about"), {"text": "the keys"})
    assert visit(noor, noor.at("repair:new")).value("about") == "the keys"
    writes(noor)
    assert not Draft.objects.exists()


def test_what_is_parked_is_ones_own_and_can_be_opened_again_or_dropped(noor: Player, sam: Player) -> None:
    before = pages_of(sam)
    page = visit(noor, noor.at("repair:parked")).press("Park it", text="The summer\nby the lake")
    assert "The summer by the lake" in page.text
    again = page.press("Park it", text="The summer by the lake").press("Park it", text="The wedding")
    assert again.all(".said") == ["The summer by the lake", "The wedding"]
    assert pages_of(sam) == before
    form = again.press("Begin softly with it")
    assert form.value("about") == "The summer by the lake"
    left = visit(noor, noor.at("repair:parked"))
    assert left.press("Begin softly with it").value("about") == "The summer by the lake\nThe wedding"
    assert not Parked.objects.exists()


def test_dropping_what_is_parked_needs_no_reason(noor: Player) -> None:
    page = visit(noor, noor.at("repair:parked")).press("Park it", text="The wedding").press("Drop it")
    assert "The wedding" not in page.text
    assert visit(noor, noor.at("repair:parked")).press("Park it", text="").status == 422


def test_words_for_a_bad_moment_are_made_when_calm_and_let_go(noor: Player, sam: Player) -> None:
    before = pages_of(sam)
    page = visit(noor, noor.at("repair:phrases")).press("Keep it", text="We are on one side")
    assert page.press("Keep it", text="We are on one side").all(".said") == ["We are on one side"]
    assert pages_of(sam) == before
    assert page.press("Let it go").all(".said") == []
    assert visit(noor, noor.at("repair:phrases")).press("Keep it", text="x" * 281).status == 422


def test_alone_it_is_written_and_kept(ada: Player) -> None:
    page = writes(ada)
    assert page.heading == "This is how it reads"
    assert "You could say it in your own voice" in page.text
    assert "Talk it over" not in visit(ada, ada.at("repair:room")).text
    assert "It is yours alone." in visit(ada, ada.at("repair:starts")).text


def test_whoever_leaves_keeps_what_they_wrote_and_the_other_what_was_sent(noor: Player, sam: Player) -> None:
    start = sends(noor)
    visit(noor, noor.at("repair:phrases")).press("Keep it", text="We are on one side")
    visit(noor, noor.at("pairs:departure")).press("Leave now")
    kept = visit(noor, "/kept/repair/").text
    assert SOFT["about"] in kept
    assert "We are on one side" in kept
    assert "The other begins softly" in opens(sam, start).heading
    assert noor.get(noor.at("repair:start", start=start.pk)).status_code == 404
