"""A made-up couple's days, by the assumptions."""

from dataclasses import dataclass

import numpy as np
from bench.simulate import assumptions as law
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Law:
    """What is different from the assumptions, to hold the statistics against couples they were not made on."""

    has_tails: bool = False
    fades: bool = False
    jumps: bool = False
    has_weeks: bool = False
    skips: bool = False


AS_ASSUMED = Law()


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
    other: Law = AS_ASSUMED,
) -> Couple:
    """One couple over `days`; `drop` (T,), in units of the spread, is taken from their level.

    Where effects fade, `effects` are what they were on average on the days on which something was done.
    """
    inertia = chance.uniform(*law.DAY_INERTIA)
    mood = _moods(chance, days, inertia)
    level = _level(chance, days, other)
    level = level if drop is None else level - drop
    done = _practices(chance, days, mood if is_self_chosen else np.zeros(days))
    effects = _effects(chance) if works else np.zeros(law.PRACTICES)
    left = 0.5 ** (np.arange(days) / law.FADES_AFTER) if other.fades else np.ones(days)
    closeness = (level + mood)[:, None] + np.sqrt(law.OWN_DAY_VARIANCE) * _own(chance, days, other)
    closeness[1:] += (done[:-1] * left[:-1, None, None]) @ effects
    closeness += law.SUNDAY * ((np.arange(days) % 7 == 0) - 1 / 7)[:, None] * other.has_weeks
    mean, spread = chance.uniform(*law.MEAN), chance.uniform(*law.SPREAD)
    means = mean + chance.normal(0, spread / 2, 2)
    y = np.clip(np.round(means + spread * closeness), 0, 100)
    y[chance.random((days, 2)) > _comes(chance, closeness - level[:, None], other)] = np.nan
    effects = effects * (left @ done[:, 0] / np.maximum(done[:, 0].sum(axis=0), 1))
    return Couple(y, done, effects * spread, means.mean() + spread * level, spread)


def _level(chance: np.random.Generator, days: int, other: Law) -> Array:
    steps = chance.normal(0, chance.uniform(*law.LEVEL_STEP), days - 1)
    if other.jumps:
        steps = np.where(chance.random(days - 1) < law.JUMPS, steps / np.sqrt(law.JUMPS), 0.0)
    return np.cumsum(np.concatenate([[0.0], steps]))


def _own(chance: np.random.Generator, days: int, other: Law) -> Array:
    """What is each one's own on a day, of variance one."""
    if other.has_tails:
        return np.asarray(chance.standard_t(law.TAILS, (days, 2)) / np.sqrt(law.TAILS / (law.TAILS - 2)))
    return chance.normal(0, 1, (days, 2))


def _comes(chance: np.random.Generator, closeness: Array, other: Law) -> Array:
    """How likely each checks in on each day."""
    rates = chance.uniform(*law.CHECK_IN_RATE, 2)
    if not other.skips:
        return np.broadcast_to(rates, closeness.shape)
    odds = np.log(rates / (1 - rates)) + law.SKIPS * closeness
    return np.asarray(1 / (1 + np.exp(-odds)))


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
