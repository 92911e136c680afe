"""How much of its worth a thing has left, so soon after the last time."""

from datetime import date

from mandorla.suggestions.logic.prior import HALVES_AFTER, WEARS_BY


def freshness(last: date | None, day: date) -> float:
    """What is left on `day` of a thing's worth, 0 to 1, if one of its arm was there on the day `last`."""
    if last is None:
        return 1.0
    return 1.0 - WEARS_BY * float(0.5 ** ((day - last).days / HALVES_AFTER))
