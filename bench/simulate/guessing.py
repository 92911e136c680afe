"""Made-up guesses of the other's day, by the assumptions."""

from dataclasses import dataclass

import numpy as np
from bench.simulate import assumptions as law
from bench.simulate.couples import Array
from numpy.typing import NDArray


@dataclass(frozen=True)
class Guessed:
    """Days, guesses, truths, own days, each (N,), and the true bias, force of truth and assumed similarity."""

    day: NDArray[np.int_]
    guess: Array
    truth: Array
    own: Array
    terms: Array


def guessed(chance: np.random.Generator, pairs: int) -> Guessed:
    """So many days on which one guessed and the other said how it was, with gaps, and errors that last."""
    day = np.cumsum(chance.geometric(0.4, pairs))
    shared = chance.normal(0, np.sqrt(law.SHARED_DAY_VARIANCE), pairs)
    truth, own = (shared + chance.normal(0, np.sqrt(law.OWN_DAY_VARIANCE), pairs) for _ in range(2))
    force, similarity = chance.uniform(*law.TRUTH_FORCE), chance.uniform(*law.ASSUMED_SIMILARITY)
    bias, inertia = chance.uniform(*law.GUESS_BIAS), chance.uniform(*law.GUESS_INERTIA)
    error = np.empty(pairs)
    error[0] = chance.normal(0, law.GUESS_NOISE)
    for n in range(1, pairs):
        kept = inertia ** int(day[n] - day[n - 1])
        error[n] = kept * error[n - 1] + chance.normal(0, law.GUESS_NOISE * np.sqrt(1 - kept**2))
    follows = force * (truth - truth.mean()) + similarity * (own - own.mean())
    return Guessed(
        day, truth.mean() + bias + follows + error, truth, own, np.array([bias, force, similarity])
    )
