"""Multinomial logistic regression over named features and, where there are embeddings, over these as well."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32] | NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: a bias a label, a weight a label for every feature, and for every dimension of meaning.

    `least` is the probability below which the label is not to be spoken of.
    """

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    features: Mapping[str, Sequence[float]]
    meaning: Vector | None
    least: Mapping[str, float]


def probabilities(
    weights: Weights, features: Mapping[str, float], meaning: Vector | None = None
) -> dict[str, float]:
    """How likely each label is; the figures add up to 1."""
    sums = list(weights.bias)
    for name, value in features.items():
        for place, weight in enumerate(weights.features.get(name, ())):
            sums[place] += value * weight
    if meaning is not None and weights.meaning is not None:
        sums = [one + float(more) for one, more in zip(sums, weights.meaning @ meaning, strict=True)]
    most = max(sums)
    raised = [exp(one - most) for one in sums]
    return {label: one / sum(raised) for label, one in zip(weights.labels, raised, strict=True)}
