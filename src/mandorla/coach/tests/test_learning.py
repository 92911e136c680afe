import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from mandorla.coach import weights
from mandorla.coach.logic.reading import TASKS
from mandorla.coach.training import __main__ as training
from mandorla.coach.training import sentences
from mandorla.coach.training.learning import Table, learn, learn_apart

HELD_OUT = Path(__file__).parents[4] / "bench" / "held_out"


@pytest.mark.parametrize("task", sentences.TASKS)
def test_every_class_has_sixty_sentences_and_none_twice(task: str) -> None:
    written = sentences.written(task)
    counted = Counter(example.label for example in written)
    assert set(counted) == set(TASKS[task])
    assert min(counted.values()) >= 60
    assert len({example.text for example in written}) == len(written)


@pytest.mark.parametrize("task", ["listening", "startup", "compliment"])
def test_what_it_is_held_to_is_never_learned_from(task: str) -> None:
    learned = set().union(
        *(sentences.runs(one.text) for known in sentences.TASKS for one in sentences.written(known))
    )
    held_out = sentences.written(task, HELD_OUT)
    assert set(TASKS[task]) == {one.label for one in held_out}
    assert [one.text for one in held_out if sentences.runs(one.text) & learned] == []


def test_reports_that_are_kept_aside_share_no_five_words_with_those_that_are_learned_from() -> None:
    learned = set().union(*(sentences.runs(one.text) for one in sentences.written(sentences.SAFETY)))
    assert [
        one.text for one in sentences.written("reports", HELD_OUT) if sentences.runs(one.text) & learned
    ] == []


def test_five_words_in_a_row_are_found() -> None:
    assert sentences.runs("One two, three four five six.") & sentences.runs("and TWO three four five six")
    assert not sentences.runs("One two three four") & sentences.runs("one two three four five")
    assert sentences.runs("Bravo!") == sentences.runs("bravo")


@pytest.mark.parametrize("task", ["compliment", "disclosure", "startup"])
def test_learning_again_gives_the_same_weights_to_the_byte(task: str, tmp_path: Path) -> None:
    training.write(task, "rules", None, tmp_path)
    name = f"{task}-rules.json"
    assert (tmp_path / name).read_bytes() == (weights.LEARNED / name).read_bytes()


def test_meaning_that_is_learned_apart_weighs_half_and_so_do_features() -> None:
    labels, meanings = ("no", "yes"), np.array([[1.0, 0.0], [0.0, 1.0]] * 20)
    features = [{"seen": 1.0}, {}] * 20
    table = Table(features, meanings, ["yes", "no"] * 20)
    apart = learn_apart(table, labels, 1.0, 2.0)
    by_rule = learn(Table(features, None, table.labels), labels, 1.0)
    by_meaning = learn(Table([{}] * 40, meanings, table.labels), labels, 2.0)
    assert apart.features["seen"] == pytest.approx(
        [weight / 2 for weight in by_rule.features["seen"]], abs=1e-4
    )
    assert np.array(apart.meaning) == pytest.approx(np.array(by_meaning.meaning) / 2, abs=1e-4)
    assert apart.bias == pytest.approx((np.array(by_rule.bias) + by_meaning.bias) / 2, abs=1e-4)


def test_what_a_listener_says_is_lent_where_it_is_an_example_too() -> None:
    lent = {
        one.text: one.label for one in sentences.examples("disclosure") if one.number >= sentences.A_LISTENER
    }
    said = {one.text: one.label for one in sentences.written("listening")}
    assert {said[text] for text in lent if text in said} == {
        "advise", "open_q", "closed_q", "validate", "self_shift",
    }  # fmt: skip
    assert set(lent.values()) == {"none", "information", "emotion"}
    assert not any(one.number >= sentences.A_LISTENER for one in sentences.examples("compliment"))


def test_the_digests_are_whole_and_the_package_is_pinned() -> None:
    assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in weights.SHA256.values())
    pinned = (weights.LEARNED.parent / "model.lock").read_text(encoding="utf-8")
    assert re.search(r"==0\.1\.0 .*--hash=sha256:[0-9a-f]{64}\n\Z", pinned, re.DOTALL)


def test_a_file_that_is_not_the_one_we_know_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in weights.SHA256:
        (tmp_path / name).write_bytes(b"something else")
    monkeypatch.setattr(weights, "_folder", lambda: tmp_path)
    weights.forget()
    assert weights.model() is None
    assert not weights.is_installed()
    weights.forget()


def test_where_two_questions_are_asked_both_answers_make_the_label() -> None:
    labels = ("none", "information", "emotion", "both")
    asked = (frozenset({"information", "both"}), frozenset({"emotion", "both"}))
    table = Table(
        [{}, {"fact": 1.0}, {"feeling": 1.0}, {"fact": 1.0, "feeling": 1.0}] * 20, None, labels * 20
    )
    found = learn(table, labels, 1.0, asked)
    assert set(found.features) == {"fact", "feeling"}
    for row in (found.bias, *found.features.values()):
        assert row[0] == 0
        assert row[3] == pytest.approx(row[1] + row[2], abs=2e-3)
    assert found.features["fact"][1] > 1 > abs(found.features["fact"][2])
    assert found.features["feeling"][2] > 1 > abs(found.features["feeling"][1])
    assert found.meaning == []
