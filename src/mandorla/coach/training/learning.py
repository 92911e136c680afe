"""Logistic regression with a penalty on large weights, by accelerated descent (Nesterov 1983).

Everything is in double precision and in a fixed order, and what comes out is rounded: the same sentences give the same
file, byte by byte.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

Asked = Sequence[frozenset[str]]  # for each question the labels that say yes to it

STEPS = 800
MEANING_COUNTS = 5.0  # how much larger the numbers of meaning are made: the penalty weighs less on them
DIGITS = 3
_NO_YES = ("False", "True")


@dataclass(frozen=True, slots=True)
class Table:
    """What is known of each example: its features by name, its meaning or None, and its label."""

    features: Sequence[Mapping[str, float]]
    meanings: Array | None
    labels: Sequence[str]


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights as they are written down: `meaning` has a row a label."""

    labels: tuple[str, ...]
    bias: list[float]
    features: dict[str, list[float]]
    meaning: list[list[float]]


def learn(table: Table, labels: tuple[str, ...], penalty: float, asked: Asked = ()) -> Learned:
    """The weights that explain the labels of the table best, kept small: `penalty` weighs them against all losses.

    Where questions are `asked`, each is learned for itself; how likely a label is, is how likely all its answers are.
    """
    if asked:
        return _by_question(table, labels, penalty, asked)
    names = sorted({name for features in table.features for name in features})
    rows = _rows(table, names)
    wanted = np.array([[float(label == known) for known in labels] for label in table.labels])
    found = np.round(_descend(rows, wanted, penalty), DIGITS) + 0.0
    inputs = len(names)
    meaning = np.round(found[1 + inputs :].T * MEANING_COUNTS, DIGITS) + 0.0
    return Learned(
        labels,
        found[0].tolist(),
        {name: row for name, row in zip(names, found[1 : 1 + inputs].tolist(), strict=True) if any(row)},
        meaning.tolist() if table.meanings is not None else [],
    )


def _by_question(table: Table, labels: tuple[str, ...], penalty: float, asked: Asked) -> Learned:
    answers = [[str(label in yes) for label in table.labels] for yes in asked]
    found = [learn(Table(table.features, table.meanings, said), _NO_YES, penalty) for said in answers]

    def answered(pairs: Sequence[Sequence[float]]) -> list[float]:
        """From what speaks for no and yes to every question, what speaks for each label."""
        gains = [yes - no for no, yes in pairs]
        return [
            round(sum(gain for gain, yes in zip(gains, asked, strict=True) if label in yes), DIGITS) + 0.0
            for label in labels
        ]

    names = sorted({name for one in found for name in one.features})
    features = {name: answered([one.features.get(name, (0.0, 0.0)) for one in found]) for name in names}
    columns = zip(*(zip(*one.meaning, strict=True) for one in found), strict=True)
    meaning = [list(row) for row in zip(*(answered(pairs) for pairs in columns), strict=True)]
    return Learned(labels, answered([one.bias for one in found]), features, meaning)


def learn_apart(
    table: Table, labels: tuple[str, ...], penalty: float, penalty_of_meaning: float, asked: Asked = ()
) -> Learned:
    """Weights of features and of meaning, each learned without the other; what they say is averaged.

    Where labels are vague, neither can lean on the accidents of the other.
    """
    by_rule = learn(Table(table.features, None, table.labels), labels, penalty, asked)
    nameless: list[Mapping[str, float]] = [{} for _label in table.labels]
    by_meaning = learn(Table(nameless, table.meanings, table.labels), labels, penalty_of_meaning, asked)
    return Learned(
        labels,
        _halved(one + other for one, other in zip(by_rule.bias, by_meaning.bias, strict=True)),
        {name: _halved(row) for name, row in by_rule.features.items()},
        [_halved(row) for row in by_meaning.meaning],
    )


def _halved(row: Iterable[float]) -> list[float]:
    return [round(weight / 2, DIGITS + 1) + 0.0 for weight in row]


def _rows(table: Table, names: list[str]) -> Array:
    known = [[1.0, *(features.get(name, 0.0) for name in names)] for features in table.features]
    if table.meanings is None:
        return np.array(known)
    return np.hstack([np.array(known), table.meanings * MEANING_COUNTS])


def _descend(rows: Array, wanted: Array, penalty: float) -> Array:
    weights = np.zeros((rows.shape[1], wanted.shape[1]))
    ahead, pace = weights, 1.0 / (0.5 * _largest(rows.T @ rows) + penalty)
    for step in range(STEPS):
        slope = rows.T @ (_softmax(rows @ ahead) - wanted) + penalty * ahead
        moved = ahead - pace * slope
        ahead = moved + (step / (step + 3.0)) * (moved - weights)
        weights = moved
    return weights


def _largest(square: Array) -> float:
    """A bound on the largest eigenvalue: that of the power method, and a little more."""
    vector = np.ones(len(square))
    for _round in range(50):
        vector = square @ vector
        vector /= np.sqrt((vector * vector).sum())
    return 1.05 * float(vector @ square @ vector)


def _softmax(sums: Array) -> Array:
    raised = np.exp(sums - sums.max(axis=1, keepdims=True))
    shares: Array = raised / raised.sum(axis=1, keepdims=True)
    return shares
