"""Whom made-up couples are drawn from, and by which laws."""

from dataclasses import dataclass
from math import log, sqrt
from random import Random

from bench.simulate import assumptions as law
from bench.simulate.things import ARMS


@dataclass(frozen=True, slots=True)
class Law:
    """What is different from the assumptions, to hold the policy against couples it was not made on."""

    has_tails: bool = False
    fades: bool = False
    trust_moves: bool = False
    needs_say_little: bool = False


AS_ASSUMED = Law()


@dataclass(frozen=True, slots=True)
class Population:
    """What things are worth and how often they are taken up, on the average of all couples."""

    gain: dict[str, float]
    taken: dict[str, float]  # log odds
    law: Law = AS_ASSUMED

    @classmethod
    def drawn(cls, chance: Random, other: Law = AS_ASSUMED) -> "Population":
        """One population, somewhere around the assumptions."""
        means = {arm: law.GAINS.get(arm, law.GAIN_OF_THE_REST) for arm in ARMS}
        return cls(
            {arm: chance.gauss(gain, law.POPULATION_GAIN_SD) for arm, (gain, _taken) in means.items()},
            {
                arm: log(taken / (1 - taken)) + chance.gauss(0, law.POPULATION_TAKEN_SD)
                for arm, (_gain, taken) in means.items()
            },
            other,
        )


def normal(chance: Random) -> float:
    """Of mean nothing and variance one."""
    return chance.gauss(0, 1)


def student(chance: Random) -> float:
    """Of variance one, with TAILS degrees of freedom."""
    scale = chance.gammavariate(law.TAILS / 2, 2) / (law.TAILS - 2)
    return chance.gauss(0, 1) / sqrt(scale)
