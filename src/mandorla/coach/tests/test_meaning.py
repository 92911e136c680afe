"""Reading with a model of meaning, here a tiny stand-in: the real one need not be installed."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mandorla import coach
from mandorla.coach import weights
from mandorla.coach.logic import reader
from mandorla.coach.logic.classifier import Weights
from mandorla.coach.logic.minilm import (
    LAYERS,
    MOST_PIECES,
    WIDTH,
    Model,
    manner,
    manner_and_meaning,
    meaning,
)
from mandorla.coach.logic.reading import TASKS
from mandorla.coach.logic.wordpiece import END, START, UNKNOWN, pieces
from mandorla.coach.training import __main__ as training
from mandorla.coach.training import sentences
from mandorla.coach.training.least import HELP, HURT

WORDS = (START, END, UNKNOWN, *["you", "never", "listen", "##ed", "##s", "i", "'", ",", ".", "?", "e", "##n"])
VOCABULARY = {word: number for number, word in enumerate(WORDS)}
ANY_TEXT = st.text(max_size=300) | st.text("you never'\"İßé.?! \n\u200d😀", max_size=300)


def stand_in() -> Model:
    """Words have a place each, and the layers leave them where they are."""
    numbers = np.random.default_rng(7)
    flat, one = np.zeros((WIDTH, WIDTH), np.float32), np.zeros(WIDTH, np.float32)
    level = {"weight": np.ones(WIDTH, np.float32), "bias": one}
    arrays = {
        "embeddings.word_embeddings.weight": numbers.normal(size=(len(WORDS), WIDTH)).astype(np.float32),
        "embeddings.position_embeddings.weight": np.zeros((512, WIDTH), np.float32),
        "embeddings.token_type_embeddings.weight": np.zeros((2, WIDTH), np.float32),
        **{f"embeddings.LayerNorm.{name}": array for name, array in level.items()},
    }
    for layer in (f"encoder.layer.{number}" for number in range(LAYERS)):
        for part in (
            "attention.self.query",
            "attention.self.key",
            "attention.self.value",
            "attention.output.dense",
        ):
            arrays |= {f"{layer}.{part}.weight": flat, f"{layer}.{part}.bias": one}
        arrays |= {f"{layer}.intermediate.dense.weight": np.zeros((8, WIDTH), np.float32)}
        arrays |= {
            f"{layer}.intermediate.dense.bias": np.zeros(8, np.float32),
            f"{layer}.output.dense.bias": one,
        }
        arrays |= {f"{layer}.output.dense.weight": np.zeros((WIDTH, 8), np.float32)}
        for part in ("attention.output", "output"):
            arrays |= {f"{layer}.{part}.LayerNorm.{name}": array for name, array in level.items()}
    return Model(arrays, VOCABULARY)


@pytest.fixture(autouse=True)
def _a_model_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    model = stand_in()
    monkeypatch.setattr(weights, "model", lambda: model)


def test_a_word_is_split_into_its_longest_known_pieces() -> None:
    said = [WORDS[number] for number in pieces("You listened, never  xyz", VOCABULARY, 96)]
    assert said == [START, "you", "listen", "##ed", ",", "never", UNKNOWN, END]


@given(text=ANY_TEXT)
@example("\ud800")
@settings(max_examples=50, deadline=None)
def test_any_text_has_pieces_and_never_too_many(text: str) -> None:
    found = pieces(text * 40, VOCABULARY, MOST_PIECES)
    assert (found[0], found[-1]) == (VOCABULARY[START], VOCABULARY[END])
    assert 2 <= len(found) <= MOST_PIECES + 2


@given(text=ANY_TEXT, times=st.sampled_from((1, 40)), task=st.sampled_from(sorted(TASKS)))
@example("\ud800 never you", 1, "paraphrase")
@settings(max_examples=20, deadline=None)
def test_any_text_has_a_reading_with_meaning_too(text: str, times: int, task: str) -> None:
    reading = coach.read(text * times, task, text)
    assert reading.label in TASKS[task]
    assert 0 <= reading.probability <= 1
    assert 0 <= reading.score <= 1
    assert coach.read(text * times, task, text) == reading


def test_a_meaning_has_length_one() -> None:
    assert float(np.linalg.norm(meaning(stand_in(), "You never listen"))) == pytest.approx(1, abs=1e-5)


def test_manner_and_meaning_from_one_reading_are_those_that_are_read_apart() -> None:
    text = "You never listen"
    apart = np.concatenate([manner(stand_in(), text), meaning(stand_in(), text)])
    assert manner_and_meaning(stand_in(), text) == pytest.approx(apart, abs=1e-6)


def test_nothing_of_a_text_is_kept_or_logged(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(0):
        coach.read("You never say persimmon", "startup")
    assert (caplog.text, capfd.readouterr()) == ("", ("", ""))


@pytest.mark.parametrize(
    ("hurt", "label", "leads_to_help"), [(-9.0, "harsh", False), (0.5, "soft", False), (9.0, "soft", True)]
)
def test_what_is_near_to_a_report_of_violence_is_not_called_harsh(
    hurt: float, label: str, leads_to_help: bool
) -> None:
    safety = Weights(("calm", "hurt"), (0.0, hurt), {}, None, {"hurt": 0.5, "help": 0.9})
    learned = weights.learned("startup", has_model=False)
    reading = reader.read(
        "You never listen", "startup", None, weights=learned, model=stand_in(), safety=safety
    )
    assert (reading.label, reading.abstained) == (label, label == "soft")
    assert reading.is_about_safety is leads_to_help


def test_what_violence_means_is_learned_from_enough_sentences_of_ours() -> None:
    counted = Counter(one.label for one in sentences.written(sentences.SAFETY))
    assert set(counted) == set(training.SAFETY)
    assert min(counted.values()) >= 60
    learned = weights.learned(sentences.SAFETY, has_model=True)
    assert (learned.labels, learned.least, learned.features) == (
        training.SAFETY,
        {"hurt": HURT, "help": HELP},
        {},
    )
    assert learned.meaning is not None
    assert learned.meaning.shape == (2, 2 * WIDTH)
