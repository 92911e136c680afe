import json

import pytest
from django.template.loader import render_to_string
from pytest_django import Settings
from tests.cast import Player

from mandorla.coach import hints, weights
from mandorla.coach.hints import Kind
from mandorla.coach.lines import answers
from mandorla.coach.logic.reading import TASKS
from mandorla.coach.logic.scaffold import scaffold
from mandorla.coach.logic.startup import HARSH as HARSH_KINDS
from mandorla.coach.weights import State
from mandorla.people.actions import choose_help_with_words
from mandorla.people.models import Person
from mandorla.shared.tests.browser import visit

HARSH = "You never help with the dishes, it's your fault that we're late again."


def test_help_with_words_is_on_and_can_be_switched_off(noor: Player) -> None:
    page = visit(noor, "/me/words/")
    assert page.heading == "Help with words"
    page = page.press("Save", is_wanted=None)
    assert "Saved." in page.text
    assert Person.objects.get(pk=noor.person.pk).has_help_with_words is False
    assert "Help with words Off" in visit(noor, "/me/").text


@pytest.mark.parametrize(
    ("reads", "model", "said"),
    [
        ("model", State.HERE, "a small language model that is kept on this server"),
        ("model", State.MISSING, "can add a small language model"),
        ("model", State.DIFFERENT, "its files are not the ones we know, so it is not used"),
        ("rules", State.HERE, "can add a small language model"),
        ("off", State.HERE, "switched hints off for everybody"),
    ],
)
def test_the_page_says_honestly_how_it_reads(
    noor: Player, settings: Settings, monkeypatch: pytest.MonkeyPatch, reads: str, model: State, said: str
) -> None:
    settings.MANDORLA_COACH = reads
    monkeypatch.setattr(weights, "state", lambda: model)
    page = visit(noor, "/me/words/")
    assert said in page.text
    assert ("rules alone" in page.text) == (reads != "off" and (reads, model) != ("model", State.HERE))


def test_it_can_be_switched_off_with_one_person_and_stays_with_the_other(noor: Player, sam: Player) -> None:
    page = visit(noor, "/me/words/")
    assert "With whom Sam" in page.text
    page.press("Save", wanted_in=None)
    assert (hints.on_start(noor.member, HARSH), noor.member.person.has_help_with_words) == (None, True)
    assert hints.on_start(sam.member, HARSH)
    page = visit(noor, "/me/words/")
    assert page.value("wanted_in") is None
    page.press("Save", wanted_in=str(noor.member.pk))
    assert hints.on_start(noor.member, HARSH)


def test_a_pair_of_others_is_no_choice_and_nothing_changes(noor: Player, ines: Player) -> None:
    page = visit(noor, "/me/words/").press("Save", is_wanted=None, wanted_in=str(ines.member.pk))
    assert page.status == 422
    assert (noor.member.has_help_with_words, noor.member.person.has_help_with_words) == (True, True)


def test_alone_there_is_nobody_to_choose(ada: Player) -> None:
    assert visit(ada, "/me/words/").value("wanted_in") is None
    visit(ada, "/me/words/").press("Save")
    assert ada.member.has_help_with_words


def test_off_for_all_it_is_silent_on_pages_and_lines_alike(noor: Player, settings: Settings) -> None:
    settings.MANDORLA_COACH = "off"
    assert hints.on_start(noor.member, HARSH) is None
    assert hints.on_praise(noor.member, "You're the best, I love you.") is None
    for task in TASKS:
        line = json.dumps({"id": 1, "task": task, "text": HARSH, "prev": HARSH})
        said = json.loads(next(answers([line])))
        assert (said["abstain"], said["because"], said["spans"]) == (True, ["off"], [])


def test_the_page_says_where_hints_stand(noor: Player) -> None:
    where = visit(noor, "/me/words/").all("[aria-labelledby=where] li")
    assert [place.partition(":")[0] for place in where] == [
        "Before you send thanks, a compliment or an affirmation",
        "Before you reply to what the other wrote",
        "In a talk, before you say something to the one you listen to",
        "When you begin something hard softly",
    ]


def test_a_harsh_start_is_pointed_out_with_a_beginning_in_ones_own_words(noor: Player) -> None:
    hint = hints.on_start(noor.member, HARSH)
    assert hint is not None
    assert hint.kind == Kind.HARSH
    assert "You never help" in {HARSH[span.start : span.end] for span in hint.spans}
    assert "blame" in hint.sentence
    assert hint.scaffold is not None
    assert hint.scaffold.need == "help with the dishes"


@pytest.mark.parametrize(
    ("said", "need"),
    [
        ("You never listen to me", "listen to me"),
        ("you always forget to feed the cat", "feed the cat"),
        ("Why can't you just ask me once", "ask me once"),
        ("you never called me back", ""),
        ("You never ever came home on time", ""),
        ("You don't even need me", "need me"),
    ],
)
def test_what_the_other_is_to_do_goes_on_after_i_need_you_to(said: str, need: str) -> None:
    assert scaffold(said, ()).need == need


@pytest.mark.parametrize(
    ("said", "is_offered"), [(HARSH, True), ("You are so selfish and lazy, as always.", False)]
)
def test_a_softer_beginning_is_offered_only_where_there_are_words_for_it(
    said: str, is_offered: bool, noor: Player
) -> None:
    hint = hints.on_start(noor.member, said)
    assert hint is not None
    page = render_to_string("coach/hint.html", {"hint": hint})
    assert ("A softer beginning" in page) is is_offered


def test_every_kind_of_harsh_words_has_a_name() -> None:
    assert set(hints._HEARD_AS) == set(HARSH_KINDS)


def test_who_switched_it_off_hears_nothing(noor: Player) -> None:
    choose_help_with_words(person=noor.person, is_wanted=False)
    assert hints.on_start(noor.member, HARSH) is None
    assert hints.on_listening(noor.member, "You should just tell him no.") is None


def test_in_another_language_it_says_nothing(noor: Player) -> None:
    member, french = noor.member, "Tu ne fais jamais rien dans cette maison, et c'est toujours moi qui range."
    assert hints.on_start(member, french) is None
    member.person.language = "fr"
    assert hints.on_start(member, HARSH) is None


def test_fear_is_answered_with_help_and_with_no_other_wording(noor: Player) -> None:
    hint = hints.on_start(noor.member, "I'm afraid when you shout, you never stop.")
    assert hint is not None
    assert (hint.kind, hint.spans, hint.scaffold) == (Kind.HELP, (), None)


def test_advice_is_held_up_unless_it_was_asked_for(noor: Player) -> None:
    advice = "You should just tell him no, and maybe write her a letter."
    hint = hints.on_listening(noor.member, advice)
    assert hint is not None
    assert hint.kind == Kind.ADVICE
    assert hints.on_listening(noor.member, advice, is_advice_wanted=True) is None


def test_general_praise_is_helped_to_say_what_and_when(noor: Player) -> None:
    hint = hints.on_praise(noor.member, "You're the best, I love you.")
    assert hint is not None
    assert hint.missing == ("what", "when", "effect")
    specific = "When you held my hand at the doctor's yesterday, I felt less afraid."
    assert hints.on_praise(noor.member, specific) is None


def test_a_paraphrase_shows_which_sentence_it_leaves_out(noor: Player) -> None:
    said = "My sister moved to Lisbon in spring. The new manager cancelled my holiday twice."
    hint = hints.on_paraphrase(noor.member, "So it's your sister who went away to Lisbon.", said=said)
    if hint is not None:
        assert [said[span.start : span.end].strip() for span in hint.spans] == [
            "The new manager cancelled my holiday twice."
        ]
    none = hints.on_paraphrase(noor.member, "The weather turned cold over the lake.", said=said)
    assert none is not None
    assert none.kind == Kind.UNHEARD
    assert none.words == (
        "My sister moved to Lisbon in spring.",
        "The new manager cancelled my holiday twice.",
    )
    assert "%" not in none.sentence
