"""Whether a difference between two questionnaires is more than their error: Jacobson & Truax 1991.

Source: Jacobson & Truax 1991, J. Consulting and Clinical Psychology 59. All constants of all forms stand in NORMS, with
where they come from, and nowhere else.
"""

from dataclasses import dataclass
from math import sqrt

CERTAIN = 1.96  # a change so many standard errors wide happens by error alone once in twenty times


@dataclass(frozen=True, slots=True)
class Norms:
    """What is known of a form: standard deviation, reliability, the cut-off below which help is offered, and source."""

    sd: float
    reliability: float
    cut_off: float | None
    source: str


NORMS = {
    "csi4": Norms(4.0, 0.94, 13.5, "Funk & Rogge 2007, Journal of Family Psychology 21"),
    "csi16": Norms(17.0, 0.98, 51.5, "Funk & Rogge 2007, Journal of Family Psychology 21"),
    # Our own six questions, 0 to 24 points: nobody has measured them. Taken to be no more exact than poor short scales
    # are, so that only a large change counts; no cut-off is known, so none is claimed.
    "closeness": Norms(5.0, 0.80, None, "assumed, not measured"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """Two totals compared. `index` is the difference in its standard errors; `margin` what error alone explains."""

    index: float
    margin: float

    @property
    def is_reliable(self) -> bool:
        """Whether the difference is larger than what error explains in 95 of 100 cases."""
        return abs(self.index) > CERTAIN


def change(before: float, after: float, norms: Norms) -> Change:
    """The reliable change index of two totals of one form by one person."""
    error = sqrt(2) * norms.sd * sqrt(1 - norms.reliability)
    return Change((after - before) / error, CERTAIN * error)
