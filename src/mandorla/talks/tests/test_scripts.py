"""A script with a mistake is refused, with file and line."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from mandorla.library.reading import ContentProblem, document, documents, parse
from mandorla.talks import checking, scripts
from mandorla.talks.logic.script import Ask, Offer, is_within
from mandorla.talks.scripts import check, check_hints, hints
from mandorla.talks.tests.playing import NOON, at, begun, play_to_the_end

GUIDE = Path(__file__).resolve().parents[4] / "docs" / "write-a-talk.md"
HEAD = "slug: sound\nversion: 1\ntitle: T\nabout: A\nicon: ear\nkinds: all\nminutes: [1, 8]\nsteps:\n"
SOUND = """\
  - {id: say, title: S, both: Hello, ask: text, of: speaker, label: L}
  - {id: rate, title: R, both: Hello, ask: rating, of: speaker, label: L, private: true}
  - {id: which, title: W, both: x, ask: choice, of: speaker, label: L, choices: {a: A, b: B}, next: {a: say, b: bye}}
  - {id: bye, title: B, both: Bye, show: [say]}
"""


def problems(steps: str, head: str = HEAD) -> list[str]:
    return [str(one) for one in check([parse("en/talks/sound.yaml", head + steps)])]


def test_what_ships_is_sound() -> None:
    assert list(check(documents("talks"))) == []
    assert list(check_hints(document("listening.yaml"))) == []
    assert len(scripts.scripts()) == len(list(documents("talks")))
    assert set(scripts.ORDER) <= set(scripts.scripts())
    assert all(len(hints(kind)) >= 3 for kind in ("begin", "understand", "together", "apart", "call"))


def test_a_sound_script_has_no_problem() -> None:
    assert problems(SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("next: {a: say, b: bye}", "next: say", 12, "unreachable: no step leads here"),
        ("next: {a: say, b: bye}", "next: {a: say, b: say}", 11, "a loop without exit"),
        (
            "next: {a: say, b: bye}",
            "next: {a: nowhere, b: bye}",
            11,
            "leads to a step that is not there: nowhere",
        ),
        ("next: {a: say, b: bye}", "next: {c: say, b: bye}", 11, "leads on by a choice that is not there: c"),
        ("both: Hello, ask: text", "speaker: Hello, ask: text", 9, "there are no words for the listener"),
        ("show: [say]", "show: [rate]", 12, "a private value would be shown to the other: rate"),
        ("show: [say]", "show: [never]", 12, "shows a step that is not there: never"),
        ("show: [say]", "show: [bye]", 12, "there is nothing to show of: bye"),
        (
            "choices: {a: A, b: B}",
            "private: true, choices: {a: A, b: B}",
            11,
            "a private value would be shown",
        ),
        ("choices: {a: A, b: B}", "choices: {a: A}", 11, "leads on by a choice that is not there: b"),
        ("of: speaker, label: L}", "of: speaker}", 9, "a label is missing"),
        ("of: speaker, label: L}", "of: nobody, label: L}", 9, "unknown value of of: nobody"),
        ("ask: text", "ask: poem", 9, "unknown value of ask: poem"),
        ("ask: text", "ask: text, at_most: 2m", 9, "what somebody is writing would be lost"),
        ("both: Bye", "both: Bye, at_least: soon", 12, "at_least is a time such as 30s or 2m"),
        ("both: Bye", "both: Bye, at_least: 2m, at_most: 1m", 12, "at_least is more than at_most"),
        ("both: Bye", "both: Bye, ask: nothing", 12, "asks nothing and has no end of its own"),
        ("both: Bye", "both: Bye, wrong: part", 12, "unknown part: wrong"),
        ("both: Bye", "both: Bye, offers: [tea]", 12, "unknown offer: tea"),
        ("both: Bye", "both: Bye, keeps: understood", 12, "only a private rating of one can be kept"),
        ("both: Bye", "both: Bye, help: {speaker: [magic]}", 12, "help is for speaker or listener"),
        ("both: Bye", "both: Bye, again: {from: say, times: 1}", 12, "again needs from"),
        ("both: Bye", "both: Bye, card: true", 1, "a step draws cards: without_card"),
        ("both: Bye", "both: Bye, next: {a: say}", 12, "leads on by an answer, but asks for none"),
        ("private: true", "next: {0-5: say, 5-10: bye}", 10, "ranges that do not overlap"),
        ("id: bye", "id: say", 12, "this id stands twice: say"),
        ("both: Bye", 'both: "Bye, {name}"', 12, "unknown place in the words: name"),
        ("both: Bye", 'both: "Bye. {card}"', 12, "a place for a card, and no step draws one"),
        ("both: Bye", "both: Bye, offers: [pass]", 12, "pass and lighter are for a step that draws"),
        (
            "choices: {a: A, b: B}",
            "choices: {a: , b: B}",
            11,
            "no words, or none that can be read as such: a",
        ),
        (
            "choices: {a: A, b: B}",
            "choices: {a: A, b: No}",
            11,
            "no words, or none that can be read as such: b",
        ),
        ("title: B,", "title: 5,", 12, "no words, or none that can be read as such: title"),
        ("both: Bye", "both: [Bye, now]", 12, "no words, or none that can be read as such: both"),
        ("both: Bye", "ask: list, label: L, prefill: [5], both: Bye", 12, "can be read as such: 5"),
        ("label: L}", 'label: "For {other}"}', 9, "words in braces are for what the two read"),
        ("title: B,", 'title: "For {other}",', 12, "words in braces are for what the two read"),
        ("choices: {a: A,", 'choices: {a: "For {other}",', 11, "words in braces are for what the two read"),
        ("ask: text, of: speaker", "of: speaker", 9, "there is a label, and nothing is entered"),
        ("ask: choice", "ask: text", 11, "there are choices, and none is asked for"),
        ("id: bye", "id: end", 12, "id: small letters, digits and hyphens, and not end"),
        ("id: bye", "id: good bye", 12, "id: small letters, digits and hyphens, and not end"),
        (
            "next: {a: say, b: bye}",
            "next: {a: [say], b: bye}",
            11,
            "next names a step, or one for each answer",
        ),
        ("next: {a: say, b: bye}", "next: [say, bye]", 11, "next names a step, or one for each answer"),
        (
            "both: Hello, ask: text",
            "both: Hello, again: {from: bye, times: 2}, ask: text",
            9,
            "stands further down: bye",
        ),
        ("both: Bye", "both: Bye, again: {from: say, times: 2, swap: maybe}", 12, "again needs from"),
        ("both: Bye", "both: Bye, advice: perhaps", 12, "advice is true or false"),
        ("show: [say]", "show: say", 12, "show is not a list"),
        ("private: true", "private: maybe", 10, "private is true or false"),
        (
            "private: true",
            "private: true, next: {0-5: say, 6-10: which}",
            10,
            "a private value would be shown",
        ),
        (
            "of: speaker, label: L, choices: {a: A, b: B}",
            "of: both, private: true, label: L, choices: {a: A, b: B}",
            11,
            "only one agreement of both may",
        ),
    ],
)
def test_a_mistake_is_refused_with_its_line(old: str, new: str, line: int, reason: str) -> None:
    assert old in SOUND
    found = problems(SOUND.replace(old, new, 1))
    assert [one for one in found if one.startswith(f"en/talks/sound.yaml:{line}: ") and reason in one], found


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("minutes: [1, 8]", "minutes: 5", "minutes is a list of two whole numbers"),
        ("minutes: [1, 8]", "minutes: [8, 5]", "minutes is a list of two whole numbers"),
        ("about: A", "about: 5", "no words, or none that can be read as such: about"),
        ("title: T", 'title: "With {other}"', "words in braces are for what the two read"),
        ("icon: ear", "icon: no-such-icon", "there is no such icon: no-such-icon"),
        ("slug: sound", f"slug: {'s' * 41}", "slug: small letters, digits and hyphens, 40 at most"),
        ("version: 1", "version: -1", "version is a whole number, 1 for a new talk"),
        ("title: T", "title: T\nthen: thanks", "then is not a list"),
        ("title: T", "title: T\nhard: perhaps", "hard is true or false"),
        ("kinds: all", "kinds: [rivals]", "kinds is all, or a list of"),
        ("slug: sound", "slug: Not Sound", "slug: small letters"),
        ("version: 1", "version: first", "version is a whole number"),
        ("title: T\n", "", "missing part: title"),
        ("title: T", "title: T\nthen: [war]", "unknown value of then: war"),
    ],
)
def test_so_is_one_in_its_head(old: str, new: str, reason: str) -> None:
    assert any(reason in one for one in problems(SOUND, HEAD.replace(old, new)))


def test_a_part_that_stands_twice_is_refused_where_it_begins() -> None:
    with pytest.raises(ContentProblem, match=r"en/talks/sound\.yaml:3: this part stands twice: version"):
        parse("en/talks/sound.yaml", HEAD.replace("version: 1\n", "version: 1\nversion: 2\n") + SOUND)


def test_what_is_no_script_at_all_is_refused() -> None:
    for text in ("- a list", "just words", "slug: a\nsteps: none\n"):
        assert list(check([parse("en/talks/odd.yaml", text)]))
    twice = [parse(f"en/talks/{name}.yaml", HEAD + SOUND) for name in "ab"]
    assert [str(one) for one in check(twice)] == ["en/talks/b.yaml:1: this slug stands twice: sound"]


def test_no_talk_is_offered_at_all_while_one_script_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused when scripts are loaded, before a server opens its door, and in a command that says where."""
    wrong = parse("en/talks/sound.yaml", HEAD + SOUND.replace("show: [say]", "show: [rate]"))
    monkeypatch.setattr(scripts, "documents", lambda kind: iter([*documents(kind), wrong]))
    scripts.scripts.cache_clear()
    try:
        with pytest.raises(
            ContentProblem, match=r"en/talks/sound\.yaml:12: .*a private value would be shown"
        ):
            scripts.scripts()
    finally:
        scripts.scripts.cache_clear()


def test_nobody_is_trapped_in_silence() -> None:
    loop = "  - {id: a, title: A, both: x, ask: nothing, at_most: 5s, next: b}\n"
    loop += "  - {id: b, title: B, both: x, ask: nothing, at_most: 5s, again: {from: a, times: 3}}\n"
    assert any("a loop in which nobody is asked anything" in one for one in problems(loop))


def test_ranges_of_ratings_are_read_as_they_are_written() -> None:
    assert [rating for rating in range(11) if is_within(rating, "3-5")] == [3, 4, 5]
    assert [rating for rating in range(11) if is_within(rating, "7")] == [7]
    assert not any(is_within(rating, "many") for rating in range(11))


def test_hints_do_not_repeat_themselves() -> None:
    both = sorted(hints("begin") + hints("understand"))
    assert all(one != other for one, other in pairwise(both))


def test_a_script_written_by_following_the_guide_runs() -> None:
    text = re.search(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert text
    found = parse("en/talks/one-good-thing.yaml", text[1])
    assert list(check([found])) == []
    script = scripts.script_of(found.body)
    for step in script.steps:
        state, _ = play_to_the_end(at(begun(script), script, step.id), script, NOON)
        assert state.ending


def test_the_guide_names_all_that_a_script_may_have() -> None:
    said = GUIDE.read_text(encoding="utf-8")
    words = {*checking.SCRIPT_NEEDS, *checking.SCRIPT_MAY, *checking.STEP_NEEDS, *checking.STEP_MAY}
    words |= {*Ask, *Offer, *checking.HELP, *checking.KINDS, *checking.KEEPS, *checking.THEN}
    assert [word for word in sorted(words) if f"`{word}`" not in said and f"`{word}:" not in said] == []
