"""What is believed of each kind of thing before anybody has done it. Shipped; nothing is ever sent back.

A gain is how much closer it brought somebody, as they said that evening: 1 "closer", 0.5 "a little", 0 "as before",
-0.5 "rather farther apart". The order of the arms follows the studies named in `docs/evidence.md`; that they are this
far apart is our guess, and the spreads are wide for that reason. This prior is for choosing alone. Claims
(`mandorla.insights`) have one of their own that is centered on nothing.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Prior(NamedTuple):
    """Mean gain, and how often such a suggestion is taken up, as (yes, no) of a Beta distribution."""

    gain: float
    taken: float
    left: float


PRIOR: Mapping[str, Prior] = {
    "thanks": Prior(0.30, 2.0, 2.0),
    "line": Prior(0.20, 2.0, 2.0),
    "news": Prior(0.28, 1.5, 2.5),
    "taking-in": Prior(0.25, 1.5, 2.5),
    "affection": Prior(0.30, 2.0, 2.0),
    "quiet": Prior(0.22, 1.5, 2.5),
    "card": Prior(0.15, 1.0, 3.0),
    "step": Prior(0.15, 1.0, 3.0),
    "promise": Prior(0.15, 1.0, 3.0),
    "habit": Prior(0.15, 1.0, 3.0),
    "window": Prior(0.22, 1.5, 2.5),
    "listening": Prior(0.30, 1.2, 2.8),
    "thanking": Prior(0.28, 1.2, 2.8),
    "weekly": Prior(0.25, 1.0, 3.0),
    "opening-up": Prior(0.30, 1.0, 3.0),
}
UNKNOWN = Prior(0.2, 1.5, 2.5)

# Spread of a person's gains around the means above that all arms share, and of each arm around that.
SHARED_SD, OWN_SD = 0.15, 0.4
# How much one evening's answer says of what a thing is worth: one tap, on one day.
RATING_SD = 0.5
# The share of the means above that is hoped for: for some people a thing that helps most others does nothing.
HOPE = 0.7
# Half of the width that Thompson sampling has: fewer trials, since ninety days are short and a bad evening costs.
WIDTH = 0.25
# What is expected to bring less than this (gain times how likely it is taken up) is left out: it would only stand in
# the way of something better.
LEAST = 0.01
# What a deep thing may cost where it is too deep, by how many deep questions both have answered before: less and less.
TOO_DEEP = 1.0
# What was done lately is worth less: by so much at once, and half of that after so many days.
WEARS_BY, HALVES_AFTER = 0.6, 4.0
# What answers a need is worth so many times as much as usual, and what does not, so much. How often a need is still
# there on the next day, and as how often each of them is taken to have come before anything was said.
NEEDED, NOT_NEEDED = 2.0, 0.8
STAYS, FEW_NEEDS = 0.4, 0.7
# Days by chance, for whoever wants them.
BY_CHANCE = 0.2
# What is remembered.
MEMORY = 120
