from collections.abc import Callable, Iterable

import pytest

from mandorla.library.checking import check_feelings, check_stems, check_topics
from mandorla.library.reading import Document, Problem, document, parse

Check = Callable[[Document], Iterable[Problem]]
STEMS = "thank: [a]\nreflect: [b]\nask: [c]\n"


@pytest.mark.parametrize(
    ("name", "check"),
    [("topics.yaml", check_topics), ("feelings.yaml", check_feelings), ("stems.yaml", check_stems)],
)
def test_what_we_ship_is_as_it_must_be(name: str, check: Check) -> None:
    assert list(check(document(name))) == []


@pytest.mark.parametrize(
    ("check", "text", "said"),
    [
        (check_topics, "nothing", "bad.yaml:1: a list is missing"),
        (check_topics, "- {id: a, title: A}", "bad.yaml:1: missing part: about"),
        (check_topics, "- word", "bad.yaml:1: a mapping with id, title, about is missing"),
        (check_topics, "- {id: a, title: A, about: B, hue: 3}", "bad.yaml:1: unknown part: hue"),
        (
            check_topics,
            "- {id: a, title: A, about: B}\n- {id: a, title: C, about: D}",
            "bad.yaml:2: this id stands twice: a",
        ),
        (check_feelings, "families: []", "bad.yaml:1: a list is missing"),
        (
            check_feelings,
            "families:\n- {id: a, title: A, words: [x]}\n- {id: b, title: B, words: [x]}",
            "bad.yaml:3: this word stands twice: x",
        ),
        (check_stems, STEMS, "bad.yaml:1: a list of sentences is missing: advice"),
        (check_stems, f"{STEMS}advice: [d, d]", "bad.yaml:1: a sentence stands twice: advice"),
        (check_stems, f"{STEMS}advice: [d]\nscold: [e]", "bad.yaml:1: unknown kind: scold"),
    ],
)
def test_a_slip_is_named_with_its_line(check: Check, text: str, said: str) -> None:
    assert [str(problem) for problem in check(parse("bad.yaml", text))] == [said]
