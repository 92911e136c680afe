"""What one has come to believe of each arm: a hierarchical normal model of gains, and how often it is taken up.

Gains of one person: arm k has mu_k + u + v_k, with u ~ N(0, SHARED_SD²) of the person and v_k ~ N(0, OWN_SD²) of the
arm; a rating is the part of that which was left so soon after the last time (`wearing`), plus N(0, RATING_SD²). All of
it is conjugate, so u and v are drawn exactly (Gelman et al. 2013, Bayesian Data Analysis, 5.4). How often it is taken
up is Beta.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import sqrt

from mandorla.suggestions.logic.chance import Chance
from mandorla.suggestions.logic.items import Past
from mandorla.suggestions.logic.prior import (
    HOPE,
    OWN_SD,
    PRIOR,
    RATING_SD,
    SHARED_SD,
    UNKNOWN,
    WIDTH,
)
from mandorla.suggestions.logic.wearing import freshness


@dataclass(slots=True)
class Seen:
    """Of one arm: how many ratings and their sum, the same weighed by what was left of its worth, how often it was
    taken up and left, and when it was done last."""

    rated: int = 0
    total: float = 0.0
    weight: float = 0.0
    weighed: float = 0.0
    taken: int = 0
    left: int = 0
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Worth:
    """One draw of an arm: what it brings where it is done, and how likely that is."""

    gain: float
    likely: float


@dataclass(slots=True)
class Belief:
    """What was seen of each arm by one person."""

    arms: dict[str, Seen] = field(default_factory=lambda: defaultdict(Seen))

    def learn(self, past: Past) -> None:
        """Take one earlier suggestion into account."""
        seen = self.arms[past.arm]
        seen.taken += past.was_taken
        seen.left += not past.was_taken
        if past.gain is not None:
            self.rate(past.arm, past.gain)

    def did(self, arm: str, day: date, gain: float | None = None, *, fit: float = 1.0) -> None:
        """Take into account that it was done on `day`, also where it was not suggested, and how it was rated.

        `fit` says how many times its usual worth it had on that day by what was needed.
        """
        seen = self.arms[arm]
        if gain is not None:
            self.rate(arm, gain, fit * (freshness(seen.done_on, day) if seen.done_on != day else 1.0))
        seen.done_on = day

    def rate(self, arm: str, gain: float, share: float = 1.0) -> None:
        """Take one rating into account, of a day on which such a share of the arm's worth was left."""
        seen = self.arms[arm]
        seen.rated += 1
        seen.total += gain
        seen.weight += share**2
        seen.weighed += share * gain

    def shared(self) -> tuple[float, float]:
        """Mean and sd of what this person's gains have in common, given all ratings."""
        precision, weighted = 1 / SHARED_SD**2, 0.0
        for arm, seen in self.arms.items():
            if seen.weight:
                weight = 1 / (OWN_SD**2 + RATING_SD**2 / seen.weight)
                precision += weight
                weighted += weight * (seen.weighed / seen.weight - _hoped(arm))
        return weighted / precision, sqrt(1 / precision)

    def drawn(self, arms: Iterable[str], chance: Chance) -> Mapping[str, Worth]:
        """One draw of what each arm brings, and of how likely it is taken up.

        The draw is WIDTH times as wide as the posterior; with WIDTH 1 it is Thompson sampling.
        """
        mean, sd = self.shared()
        shared = mean + WIDTH * sd * chance.gauss(0, 1)
        return {arm: self._worth(arm, shared, chance) for arm in arms}

    def _worth(self, arm: str, shared: float, chance: Chance) -> Worth:
        prior, seen = PRIOR.get(arm, UNKNOWN), self.arms.get(arm) or Seen()
        center = _hoped(arm) + shared
        precision = 1 / OWN_SD**2 + seen.weight / RATING_SD**2
        mean = center + (seen.weighed - seen.weight * center) / RATING_SD**2 / precision
        gain = mean + WIDTH * chance.gauss(0, 1) / sqrt(precision)
        yes, no = prior.taken + seen.taken, prior.left + seen.left
        likely = yes / (yes + no)
        return Worth(gain, likely + WIDTH * (chance.betavariate(yes, no) - likely))


def _hoped(arm: str) -> float:
    return HOPE * PRIOR.get(arm, UNKNOWN).gain


def belief(past: Iterable[Past]) -> Belief:
    """What is believed after all of `past`."""
    found = Belief()
    for one in past:
        found.learn(one)
    return found
