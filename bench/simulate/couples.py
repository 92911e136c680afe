"""A made-up couple's days, by the assumptions."""

from dataclasses import dataclass

import numpy as np
from bench.simulate import assumptions as law
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Couple:
    """Closeness y of shape (T, 2), NaN where nothing was said; done (T, 2, K); true effects (K,), level (T,)."""

    y: Array
    done: Array
    effects: Array
    level: Array
    spread: float


def couple(
    chance: np.random.Generator,
    days: int,
    *,
    works: bool = True,
    is_self_chosen: bool = False,
    drop: Array | None = None,
) -> Couple:
    """One couple over `days`; `drop` (T,), in units of the spread, is taken from their level."""
    inertia = chance.uniform(*law.DAY_INERTIA)
    mood = _moods(chance, days, inertia)
    level = np.cumsum(np.concatenate([[0.0], chance.normal(0, chance.uniform(*law.LEVEL_STEP), days - 1)]))
    level = level if drop is None else level - drop
    done = _practices(chance, days, mood if is_self_chosen else np.zeros(days))
    effects = _effects(chance) if works else np.zeros(law.PRACTICES)
    closeness = (level + mood)[:, None] + chance.normal(0, np.sqrt(law.OWN_DAY_VARIANCE), (days, 2))
    closeness[1:] += done[:-1] @ effects
    mean, spread = chance.uniform(*law.MEAN), chance.uniform(*law.SPREAD)
    means = mean + chance.normal(0, spread / 2, 2)
    y = np.clip(np.round(means + spread * closeness), 0, 100)
    y[chance.random((days, 2)) > chance.uniform(*law.CHECK_IN_RATE, 2)] = np.nan
    return Couple(y, done, effects * spread, means.mean() + spread * level, spread)


def _moods(chance: np.random.Generator, days: int, inertia: float) -> Array:
    mood = np.empty(days)
    mood[0] = chance.normal(0, np.sqrt(law.SHARED_DAY_VARIANCE))
    fresh = chance.normal(0, np.sqrt(law.SHARED_DAY_VARIANCE * (1 - inertia**2)), days)
    for t in range(1, days):
        mood[t] = inertia * mood[t - 1] + fresh[t]
    return mood


def _practices(chance: np.random.Generator, days: int, mood: Array) -> Array:
    rates = chance.uniform(*law.PRACTICE_RATES, law.PRACTICES)
    odds = np.log(rates / (1 - rates)) + law.CHOICE_BY_MOOD * mood[:, None] / np.sqrt(law.SHARED_DAY_VARIANCE)
    is_done = chance.random((days, law.PRACTICES)) < 1 / (1 + np.exp(-odds))
    return np.repeat(is_done[:, None, :], 2, axis=1).astype(float)


def _effects(chance: np.random.Generator) -> Array:
    size = chance.normal(law.EFFECT_MEAN, law.EFFECT_SD, law.PRACTICES)
    return np.where(chance.random(law.PRACTICES) < law.EFFECT_NONE, 0.0, size)
