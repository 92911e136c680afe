"""How deep a pair has gone. Closeness grows through self-disclosure that deepens gradually and is reciprocated
(Altman & Taylor 1973; Aron et al. 1997), so the next depth opens after three shared answers at the one before."""

from collections.abc import Mapping

FIRST = 2
DEEPEST = 5
STEPS = 3
SELDOM = 6


def reached(shared: Mapping[int, int]) -> int:
    """The greatest depth (2 to 5) to offer, given how many questions at each depth both have answered.

    A pair begins at depths 1 and 2. Depth d + 1 opens after three at depth d; no rung is skipped.
    """
    depth = FIRST
    while depth < DEEPEST and shared.get(depth, 0) >= STEPS:
        depth += 1
    return depth


def paced(shared: Mapping[int, int], ceiling: int, turn: int) -> range:
    """The depths to choose from on the pair's `turn`-th question day, none above `ceiling`.

    The newest depth comes on one such day in SELDOM, and always on that day, until both have answered three at it.
    If they do not, it stays rare; nobody is asked why.
    """
    newest = min(reached(shared), ceiling)
    if newest <= FIRST or shared.get(newest, 0) >= STEPS:
        return range(1, newest + 1)
    return range(1, newest) if turn % SELDOM else range(newest, newest + 1)
