"""How long to wait before trying again, and when to give up."""

from datetime import timedelta

MOST_TRIES = 8
FIRST = timedelta(minutes=15)
LONGEST = timedelta(hours=6)


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries (1, 2, ...): twice as long each time, six hours at most."""
    return min(FIRST * int(2 ** (max(tries, 1) - 1)), LONGEST)


def is_enough(tries: int) -> bool:
    """Whether to give up after so many tries; by then about a day has passed."""
    return tries >= MOST_TRIES
