"""Where a smooth function of one number is least."""

from collections.abc import Callable
from math import sqrt

GOLDEN = (sqrt(5) - 1) / 2
STEPS = 72  # a span of 16 shrinks to 1e-14


def least(function: Callable[[float], float], low: float, high: float) -> float:
    """The place from `low` to `high` where `function`, with one dip there, is least: golden section (Kiefer 1953)."""
    left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    at_left, at_right = function(left), function(right)
    for _ in range(STEPS):
        if at_left < at_right:
            high, right, at_right = right, left, at_left
            left = high - GOLDEN * (high - low)
            at_left = function(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + GOLDEN * (high - low)
            at_right = function(right)
    return (low + high) / 2
