import pytest
from tests.cast import Player

from mandorla.coach import hints, weights
from mandorla.coach.hints import Kind
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


def test_the_page_says_honestly_that_it_reads_by_rules_alone(
    noor: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "is_installed", lambda: False)
    assert "rules alone" in visit(noor, "/me/words/").text
    monkeypatch.setattr(weights, "is_installed", lambda: True)
    page = visit(noor, "/me/words/")
    assert "small language model" in page.text
    assert "rules alone" not in page.text


def test_the_page_says_where_hints_stand(noor: Player) -> None:
    where = visit(noor, "/me/words/").all("[aria-labelledby=where] li")
    assert [place.partition(":")[0] for place in where] == [
        "Before you send thanks, a compliment or an affirmation",
        "Before you reply to what the other wrote",
        "In a talk, before you say something to the one you listen to",
        "When you begin something hard softly",
    ]


def test_a_harsh_start_is_pointed_out_with_a_beginning_in_ones_own_words(noor: Player) -> None:
    hint = hints.on_start(noor.person, HARSH)
    assert hint is not None
    assert hint.kind == Kind.HARSH
    assert "You never help" in {HARSH[span.start : span.end] for span in hint.spans}
    assert hint.scaffold is not None
    assert hint.scaffold.need == "help with the dishes"


def test_who_switched_it_off_hears_nothing(noor: Player) -> None:
    noor.person.has_help_with_words = False
    assert hints.on_start(noor.person, HARSH) is None
    assert hints.on_listening(noor.person, "You should just tell him no.") is None


def test_in_another_language_it_says_nothing(noor: Player) -> None:
    noor.person.language = "fr"
    assert hints.on_start(noor.person, HARSH) is None
    noor.person.language = "en"
    assert (
        hints.on_start(
            noor.person, "Tu ne fais jamais rien dans cette maison, et c'est toujours moi qui range."
        )
        is None
    )


def test_fear_is_answered_with_help_and_with_no_other_wording(noor: Player) -> None:
    hint = hints.on_start(noor.person, "I'm afraid when you shout, you never stop.")
    assert hint is not None
    assert (hint.kind, hint.spans, hint.scaffold) == (Kind.HELP, (), None)


def test_advice_is_held_up_unless_it_was_asked_for(noor: Player) -> None:
    advice = "You should just tell him no, and maybe write her a letter."
    hint = hints.on_listening(noor.person, advice)
    assert hint is not None
    assert hint.kind == Kind.ADVICE
    assert hints.on_listening(noor.person, advice, is_advice_wanted=True) is None


def test_general_praise_is_helped_to_say_what_and_when(noor: Player) -> None:
    hint = hints.on_praise(noor.person, "You're the best, I love you.")
    assert hint is not None
    assert hint.missing == ("what", "when", "effect")
    specific = "When you held my hand at the doctor's yesterday, I felt less afraid."
    assert hints.on_praise(noor.person, specific) is None


def test_a_paraphrase_shows_which_sentence_it_leaves_out(noor: Player) -> None:
    said = "My sister moved to Lisbon in spring. The new manager cancelled my holiday twice."
    hint = hints.on_paraphrase(noor.person, "So it's your sister who went away to Lisbon.", said=said)
    if hint is not None:
        assert [said[span.start : span.end].strip() for span in hint.spans] == [
            "The new manager cancelled my holiday twice."
        ]
    none = hints.on_paraphrase(noor.person, "The weather turned cold over the lake.", said=said)
    assert none is not None
    assert none.kind == Kind.COVERAGE
    assert "%" not in none.sentence
