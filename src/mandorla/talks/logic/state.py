"""The state of a talk: a frozen value that the engine computes from the previous one and an event.

Private entries never enter it. When the talk ends its words are removed; each side keeps their own log lines.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Self

NONE: Mapping[Any, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A voice note: the id of the recording, and its length in seconds."""

    note: str
    seconds: int


Value = str | int | tuple[str, ...] | Spoken | None


class Side(StrEnum):
    """One of the two, as `pairs` names the sides."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Mode(StrEnum):
    """Two phones at once; one phone passed back and forth; or slowly, over days."""

    TWO = "two"
    ONE = "one"
    SLOW = "slow"


class Kind(StrEnum):
    """What can happen in a talk."""

    ANSWER = "answer"
    HAND = "hand"
    HOLD = "hold"
    SILENCE = "silence"
    OFF_LIMITS = "off_limits"
    PASS = "pass"
    LIGHTER = "lighter"
    NOTICE = "notice"
    TIME_OUT = "time_out"
    MOVE = "move"
    AGREE = "agree"
    READY = "ready"
    END = "end"
    KEEP = "keep"


class Why(StrEnum):
    """How a talk ended."""

    DONE = "done"
    EARLY = "early"
    LAPSED = "lapsed"


class Keeping(StrEnum):
    """What a person wants to happen to their own words after the end."""

    SHARE = "share"
    MINE = "mine"
    DISCARD = "discard"


@dataclass(frozen=True, slots=True)
class Card:
    """A question of the decks, dealt to a talk; depth is 1 to 5."""

    text: str
    depth: int
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing a person does. `visit` identifies the step their page showed; `value` is what they entered."""

    kind: Kind
    by: Side
    visit: int = 0
    value: Value = None


@dataclass(frozen=True, slots=True)
class Said:
    """An entry both may see."""

    step: str
    visit: int
    by: Side
    value: Value


@dataclass(frozen=True, slots=True)
class TimeOut:
    """A pause until an agreed time. The time may be moved within a day of `called_at`: once by either at once, after
    that when the other agrees to a `wish`. `began_at` is when the talk stopped; `ready` is never shown."""

    by: Side
    began_at: datetime
    called_at: datetime
    until: datetime
    is_moved: bool = False
    wish: datetime | None = None
    wish_by: Side | None = None
    ready: frozenset[Side] = frozenset()


@dataclass(frozen=True, slots=True)
class Ending:
    """That it is over, how, what each wants to become of their own words, and whether both saw any."""

    why: Why
    keeping: Mapping[Side, Keeping] = field(default_factory=lambda: NONE)
    has_words: bool = True


@dataclass(frozen=True, slots=True)
class State:
    """A talk at one moment. `since` is when the step began, later by every pause; `at` when something last happened.

    `pending` holds what one of both has entered while the other has not; `rounds` how often a part was gone through.
    `time_up` is when the length that the two chose is over, later by every pause.
    """

    mode: Mode
    is_spoken: bool
    host: Side
    speaker: Side
    step: str
    at: datetime
    since: datetime
    visit: int = 1
    holder: Side = Side.LEFT
    pending: Mapping[Side, Value] = field(default_factory=lambda: NONE)
    said: tuple[Said, ...] = ()
    rounds: Mapping[str, int] = field(default_factory=lambda: NONE)
    holds: Mapping[Side, datetime] = field(default_factory=lambda: NONE)
    quiet_until: datetime | None = None
    off_limits: Side | None = None
    cards: tuple[Card, ...] = ()
    used: tuple[int, ...] = ()
    card: int | None = None
    level: int = 5
    draws: int = 0
    time_out: TimeOut | None = None
    ending: Ending | None = None
    time_up: datetime | None = None

    @property
    def drawn(self) -> Card | None:
        """The card on the table, if there is one."""
        return None if self.card is None else self.cards[self.card]

    @property
    def is_timed(self) -> bool:
        """Whether the times of steps count; over days they do not."""
        return self.mode is not Mode.SLOW

    def to_json(self) -> dict[str, Any]:
        """A JSON-serializable form; the same state gives the same form."""
        return {one.name: _plain(getattr(self, one.name)) for one in fields(self)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Restore what `to_json` wrote."""
        time_out, ending = stored["time_out"], stored["ending"]
        return cls(
            mode=Mode(stored["mode"]),
            is_spoken=stored["is_spoken"],
            host=Side(stored["host"]),
            speaker=Side(stored["speaker"]),
            step=stored["step"],
            at=_instant(stored["at"]),
            since=_instant(stored["since"]),
            visit=stored["visit"],
            holder=Side(stored["holder"]),
            pending={Side(side): value_from(value) for side, value in stored["pending"].items()},
            said=tuple(
                Said(one["step"], one["visit"], Side(one["by"]), value_from(one["value"]))
                for one in stored["said"]
            ),
            rounds=dict(stored["rounds"]),
            holds={Side(side): _instant(at) for side, at in stored["holds"].items()},
            quiet_until=_maybe(stored["quiet_until"]),
            off_limits=Side(stored["off_limits"]) if stored["off_limits"] else None,
            cards=tuple(Card(**one) for one in stored["cards"]),
            used=tuple(stored["used"]),
            card=stored["card"],
            level=stored["level"],
            draws=stored["draws"],
            time_out=_time_out(time_out) if time_out else None,
            ending=_ending(ending) if ending else None,
            time_up=_maybe(stored.get("time_up")),
        )


def _time_out(stored: Mapping[str, Any]) -> TimeOut:
    return TimeOut(
        by=Side(stored["by"]),
        began_at=_instant(stored["began_at"]),
        called_at=_instant(stored["called_at"]),
        until=_instant(stored["until"]),
        is_moved=stored["is_moved"],
        wish=_maybe(stored["wish"]),
        wish_by=Side(stored["wish_by"]) if stored["wish_by"] else None,
        ready=frozenset(map(Side, stored["ready"])),
    )


def _ending(stored: Mapping[str, Any]) -> Ending:
    keeping = {Side(side): Keeping(value) for side, value in stored["keeping"].items()}
    return Ending(Why(stored["why"]), keeping, stored.get("has_words", True))


def _plain(value: Any) -> Any:
    if isinstance(value, Card | Said | Spoken | TimeOut | Ending):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | frozenset):
        return [_plain(inner) for inner in (sorted(value) if isinstance(value, frozenset) else value)]
    if isinstance(value, StrEnum):
        return str(value)
    return value.isoformat() if isinstance(value, datetime) else value


def value_from(stored: Any) -> Value:
    """An entry that was kept as JSON."""
    if isinstance(stored, dict):
        return Spoken(**stored)
    return tuple(stored) if isinstance(stored, list) else stored


def plain_value(value: Value) -> Any:
    """An entry as JSON can keep it."""
    return _plain(value)


def _instant(stored: str) -> datetime:
    return datetime.fromisoformat(stored)


def _maybe(stored: str | None) -> datetime | None:
    return _instant(stored) if stored else None
