"""Made-up ratings of six practices right afterward, on the four answers that there are."""

from dataclasses import dataclass

import numpy as np
from bench.simulate import assumptions as law
from numpy.typing import NDArray

ANSWERS = np.array([-0.5, 0.0, 0.5, 1.0])
TIMES = (8, 40)


@dataclass(frozen=True, slots=True)
class Rating:
    """Ratings by kind, and what each kind is said to bring on the average of all its days, shape (K,)."""

    ratings: dict[str, list[float]]
    means: NDArray[np.float64]


def ratings_of(chance: np.random.Generator, *, works: bool) -> Rating:
    """One person's. What a kind brings lies around nothing, or is nothing, where nothing works."""
    felt = chance.normal(law.EFFECT_MEAN, law.EFFECT_SD, law.PRACTICES)
    felt *= works * (chance.random(law.PRACTICES) >= law.EFFECT_NONE)
    found = {
        str(k): _tap(felt[k] + chance.normal(0, law.RATING_NOISE, chance.integers(*TIMES))).tolist()
        for k in range(law.PRACTICES)
    }
    many = np.random.default_rng(0).normal(0, law.RATING_NOISE, 20_000)
    return Rating(found, np.array([_tap(one + many).mean() for one in felt]))


def _tap(felt: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(ANSWERS[np.abs(felt[:, None] - ANSWERS).argmin(axis=1)])
