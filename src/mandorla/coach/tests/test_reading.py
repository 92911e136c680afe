import json
import time
from io import StringIO

import pytest
from django.core.management import call_command
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mandorla import coach
from mandorla.coach import lines, weights
from mandorla.coach.logic.reading import SAFETY, TASKS, UNKNOWN_LANGUAGE
from mandorla.coach.training import sentences

ANY_TEXT = st.text(max_size=400) | st.text("you never'\"İß.?! \n\u200d😀", max_size=400)
LONG_TEXT = st.builds(
    lambda piece, times, end: (piece * times)[: 10_000 - len(end)] + end,
    ANY_TEXT,
    st.integers(1, 5_000),
    ANY_TEXT,
)


@pytest.fixture(autouse=True)
def _rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "model", lambda: None)


@given(text=ANY_TEXT, task=st.sampled_from(sorted(TASKS)), said=st.none() | ANY_TEXT)
@example("\ud800 never you", "startup", None)
@settings(max_examples=150, deadline=None)
def test_any_text_has_a_reading_whose_places_lie_inside_it(text: str, task: str, said: str | None) -> None:
    reading = coach.read(text, task, said)
    assert reading.label in TASKS[task]
    assert 0 <= reading.probability <= 1
    assert 0 <= reading.score <= 1
    assert all(0 <= span.start < span.end <= len(text) for span in reading.spans)
    assert all(0 <= span.start < span.end <= len(said or "") for span in reading.unmet)
    assert coach.read(text, task, said) == reading


@given(text=LONG_TEXT, task=st.sampled_from(sorted(TASKS)))
@settings(max_examples=25, deadline=None)
def test_so_has_a_text_of_ten_thousand_characters(text: str, task: str) -> None:
    reading = coach.read(text, task, text)
    assert reading.label in TASKS[task]
    assert all(0 <= span.start < span.end <= len(text) for span in (*reading.spans, *reading.unmet))
    assert coach.read(text, task, text) == reading


@pytest.mark.parametrize("task", sorted(TASKS))
@pytest.mark.parametrize(
    "piece", ["you never ", "a", "you're so ", "i'm afraid ", '"', "sounds like you ", "-a", "\n", "é "]
)
def test_a_long_text_takes_time_by_its_length_alone(task: str, piece: str) -> None:
    short, long = (_seconds((piece * 10_000)[:most], task) for most in (1_250, 10_000))
    assert long < 24 * short + 0.2


def _seconds(text: str, task: str) -> float:
    taken = []
    for _round in range(3):
        began = time.process_time()
        coach.read(text, task, text)
        taken.append(time.process_time() - began)
    return min(taken)


AFRAID = [
    "I'm afraid when you shout at me",
    "He hit me last night and you never listen",
    "I don't feel safe at home, you are always so angry",
    "You scare me when you drink",
    "im scared of you",
    "You took my phone and you won't let me leave, you're a monster",
    "She pushed me down the stairs",
    "You threatened to hurt me again",
    "I am afraid of my father, he never stops",
    "i am scared of my husband",
    "he threw a plate at me",
    "He beat me up once",
    "You grabbed me by the throat",
    "you hit me in the face, you always do",
    "He hit me with a belt",
    "He hit me too, you know",
    "You hit me so hard that I fell",
    "You pushed me to the floor",
    "She slapped me to shut me up",
]


@pytest.mark.parametrize("text", AFRAID)
@pytest.mark.parametrize("task", ["startup", "listening", "compliment"])
def test_fear_and_violence_are_never_called_harsh(text: str, task: str) -> None:
    reading = coach.read(text, task)
    assert reading.because == (SAFETY,)
    assert reading.abstained
    assert reading.label not in {"harsh", "judge"}


@pytest.mark.parametrize(
    "text",
    [
        "I was afraid of losing you",
        "I'm afraid we missed the train",
        "You beat me at chess again",
        "You pushed me to follow my dream",
        "That song hit me hard",
        "You grabbed me a coffee on the way",
        "You hit me with a question out of nowhere",
        "You threw me into the deep end",
        "You hurt me by lying about it",
    ],
)
def test_what_only_sounds_like_violence_is_read_as_anything_else(text: str) -> None:
    assert not coach.read(text, "startup").is_about_safety


@pytest.mark.parametrize(
    "text",
    [
        "You always make me laugh",
        "It's not your fault, I was just tired",
        "I was so stupid yesterday, I'm sorry",
        'He said "you are so selfish" and I was sad',
        "I don't think you're lazy, I think we're both tired",
        "You never fail to cheer me up",
        "You're always welcome",
    ],
)
def test_praise_denial_quotation_and_words_about_oneself_are_no_harsh_start(text: str) -> None:
    reading = coach.read(text, "startup")
    assert reading.label == "soft" or reading.abstained


@pytest.mark.parametrize(
    "text", ["Du hörst mir nie zu und das ist deine Schuld", "你从来不听我说话", "", "..."]
)
def test_a_language_it_does_not_know_is_left_in_peace(text: str) -> None:
    reading = coach.read(text, "startup")
    assert (reading.because, reading.abstained) == ((UNKNOWN_LANGUAGE,), True)


def test_a_flag_always_shows_the_words_it_is_about() -> None:
    for task in sentences.TASKS:
        for text in (one.text for one in sentences.examples(task)):
            reading = coach.read(text, task)
            if not reading.abstained and reading.label in {"harsh", "judge", "advise"}:
                assert reading.spans


def test_nothing_is_kept_or_logged(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(0):
        coach.read("You never say persimmon", "startup")
    assert caplog.text == ""
    assert capfd.readouterr() == ("", "")
    caches = (weights.learned, weights.model)
    assert "persimmon" not in str([vars(cache) for cache in caches if hasattr(cache, "__dict__")])


def test_lines_of_json_are_answered_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [{"id": n, "task": task, "text": "You never listen", "prev": ""} for n, task in enumerate(TASKS)]
    monkeypatch.setattr("sys.stdin", StringIO("\n".join(json.dumps(line) for line in asked)))
    out = StringIO()
    call_command("coach", stdout=out)
    said = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["id"] for line in said] == list(range(len(TASKS)))
    assert all(line["label"] in TASKS[task] for line, task in zip(said, TASKS, strict=True))


@pytest.mark.parametrize("bad", ["nonsense", "[]", '{"task": "startup"}', '{"task": "tea", "text": "x"}'])
def test_a_line_that_asks_for_nothing_is_refused_in_a_sentence(bad: str) -> None:
    with pytest.raises(lines.UnreadableLine, match="Line 1"):
        list(lines.answers([bad]))
