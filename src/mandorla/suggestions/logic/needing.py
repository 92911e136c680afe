"""What is likely to be needed on a day, by what somebody said on others, and what that makes of a thing's worth.

A need stays from one day to the next with chance STAYS, or else comes anew, as often as it came before (a Markov chain
with Dirichlet counts about each need's share).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mandorla.suggestions.logic.catalogue import ANSWERS
from mandorla.suggestions.logic.prior import FEW_NEEDS, NEEDED, NOT_NEEDED, STAYS

NOTHING = "nothing"
ALL = (*ANSWERS, NOTHING)


@dataclass(frozen=True, slots=True)
class Needs:
    """What one person said that they need, by the day on which they said it."""

    said: Mapping[date, str] = field(default_factory=dict)

    def on(self, day: date) -> Mapping[str, float]:
        """How likely each need is there on `day`; they sum to one."""
        if day in self.said:
            return {self.said[day]: 1.0}
        came = Counter(need for need in self.said.values() if need in ALL)
        before = [one for one in self.said if one < day]
        stays = STAYS ** (day - max(before)).days if before else 0.0
        shares = {need: (came[need] + FEW_NEEDS) / (came.total() + FEW_NEEDS * len(ALL)) for need in ALL}
        likely = {need: (1 - stays) * share for need, share in shares.items()}
        if before:
            last = self.said[max(before)]
            likely[last] = likely.get(last, 0.0) + stays
        return likely

    def answered_on(self, day: date) -> frozenset[str]:
        """The arms of what answers what was said on `day`."""
        return ANSWERS.get(self.said.get(day, ""), frozenset())

    def fit(self, arm: str, day: date) -> float:
        """How many times its usual worth a thing of this arm is likely to be worth on `day`."""
        return fit(arm, self.on(day))


def fit(arm: str, likely: Mapping[str, float]) -> float:
    """How many times its usual worth a thing of this arm has, by how likely each need is there."""
    return sum(share * _worth(arm, need) for need, share in likely.items())


def _worth(arm: str, need: str) -> float:
    if need not in ANSWERS:
        return 1.0
    return NEEDED if arm in ANSWERS[need] else NOT_NEEDED
