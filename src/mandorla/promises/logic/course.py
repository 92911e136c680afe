"""The course of a promise: which deeds are open in which state."""

from enum import StrEnum


class State(StrEnum):
    """The state of a promise. Only its maker knows whether it was kept or missed, so those are not states.

    A renegotiated promise stays open: its new wording stands beside the old ones.
    """

    OPEN = "open"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    GONE = "gone"  # deleted: a mark without words, for its recipient


class Deed(StrEnum):
    MARK = "mark"
    RENEGOTIATE = "renegotiate"
    WITHDRAW = "withdraw"
    ERASE = "erase"


class Mark(StrEnum):
    """How it went, in the maker's own judgement."""

    KEPT = "kept"
    MISSED = "missed"


class NotNow(Exception):
    """The deed is not possible for a promise in this state."""


_COURSE = {
    (State.OPEN, Deed.MARK): State.ANSWERED,
    (State.ANSWERED, Deed.MARK): State.ANSWERED,
    (State.OPEN, Deed.RENEGOTIATE): State.OPEN,
    (State.OPEN, Deed.WITHDRAW): State.WITHDRAWN,
    (State.OPEN, Deed.ERASE): State.GONE,
    (State.ANSWERED, Deed.ERASE): State.GONE,
    (State.WITHDRAWN, Deed.ERASE): State.GONE,
}


def after(state: State, deed: Deed, *, is_weekly: bool) -> State:
    """The state after a deed. A weekly promise stays open when one of its days is marked. Raises NotNow."""
    reached = _COURSE.get((state, deed))
    if reached is None:
        raise NotNow
    return State.OPEN if reached == State.ANSWERED and is_weekly else reached


def may(state: State, deed: Deed) -> bool:
    """Whether a deed is possible for a promise in this state."""
    return (state, deed) in _COURSE
