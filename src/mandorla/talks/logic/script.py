"""A script as frozen values: what a guided conversation consists of. `talks/scripts.py` parses the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

END = "end"
OTHERWISE = "otherwise"
RATINGS = range(11)
LIST_MOST = 12


class Role(StrEnum):
    """A side's role in a step. The script says when speaker and listener change places."""

    SPEAKER = "speaker"
    LISTENER = "listener"


class Ask(StrEnum):
    """What a step asks for: nothing, a confirmation that one is done, or an entry."""

    NOTHING = "nothing"
    DONE = "done"
    TEXT = "text"
    CHOICE = "choice"
    RATING = "rating"
    LIST = "list"


class Offer(StrEnum):
    """What a step offers besides going on."""

    SILENCE = "silence"
    OFF_LIMITS = "off_limits"
    PASS = "pass"
    LIGHTER = "lighter"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Again:
    """After this step, go back to `start` until it has run `times` times in all. `swap`: the roles change each time."""

    start: str
    times: int
    swap: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `say` has words for each role; `of` is who is asked; `goes` leads on by the answer, `after` otherwise.

    `show` names earlier steps whose entries stand here again. What is `private` is seen by whoever entered it, and by
    nobody else, ever. `keeps` names what a private rating is kept as ("understood"), or nothing. `is_for_advice`: what
    the listener thinks or could do has been asked for. `while_time`: left out once the chosen length is over. What
    `is_written` is short, and written where people speak, too. `agrees`: the steps of what is agreed on, and how long.
    `takes` is about how long a turn is when it is spoken.
    """

    id: str
    title: str
    say: Mapping[Role, str]
    after: str
    ask: Ask = Ask.DONE
    of: tuple[Role, ...] = ()
    label: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    is_private: bool = False
    at_least: timedelta | None = None
    at_most: timedelta | None = None
    show: tuple[str, ...] = ()
    help: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    offers: frozenset[Offer] = frozenset()
    goes: Mapping[str, str] = field(default_factory=dict)
    again: Again | None = None
    draws: bool = False
    keeps: str = ""
    is_for_advice: bool = False
    while_time: bool = False
    prefill: tuple[str, ...] = ()
    is_written: bool = False
    is_feeling: bool = False
    is_proposal: bool = False
    agrees: tuple[str, str] | None = None
    takes: timedelta | None = None

    @property
    def is_for_both(self) -> bool:
        """Whether both are asked; then neither entry is shown until both are in."""
        return len(self.of) == len(Role)

    @property
    def is_agreement(self) -> bool:
        """Whether it continues based on a choice both make privately."""
        return self.is_private and self.is_for_both and self.ask is Ask.CHOICE and bool(self.goes)

    @property
    def ways(self) -> tuple[str, ...]:
        """Every step that may come next."""
        onward = (*self.goes.values(),) if self.is_all_branches else (*self.goes.values(), self.after)
        return (self.again.start, *onward) if self.again else onward

    @property
    def is_all_branches(self) -> bool:
        """Whether every possible answer has its own next step, so that nothing falls through to `after`."""
        if OTHERWISE in self.goes:
            return True
        if self.ask is Ask.RATING:
            return bool(self.goes) and all(any(is_within(one, key) for key in self.goes) for one in RATINGS)
        return bool(self.goes) and not self.is_for_both and set(self.goes) == set(self.choices)


@dataclass(frozen=True, slots=True)
class Script:
    """A whole script. `minutes` is how long it takes, from and to; of `lengths`, in minutes, one is chosen beforehand;
    `then` names what it may lead on to afterwards. What `is_hard` is about conflict: it begins when both are free for
    it, and keeps to what `logic/hard.py` asks.
    """

    slug: str
    version: int
    title: str
    about: str
    icon: str
    kinds: frozenset[str]
    minutes: tuple[int, int]
    steps: tuple[Step, ...]
    without_card: str = ""
    then: tuple[str, ...] = ()
    lengths: tuple[int, ...] = ()
    is_hard: bool = False

    def step(self, name: str) -> Step:
        """The step of that id."""
        return next(step for step in self.steps if step.id == name)

    def has_words(self, of_step: str, value: object) -> bool:
        """Whether what was entered there are words of one's own, rather than a choice, a number or nothing."""
        return bool(value) and any(
            step.id == of_step and step.ask in (Ask.TEXT, Ask.LIST) for step in self.steps
        )

    @property
    def first(self) -> str:
        """Where it begins."""
        return self.steps[0].id

    @property
    def deals(self) -> bool:
        """Whether any of its steps draws a card."""
        return any(step.draws for step in self.steps)


def is_within(rating: int, key: str) -> bool:
    """Whether a rating is in a range as written in a script: "0-6" or "7"."""
    low, _, high = key.partition("-")
    return low.isdecimal() and int(low) <= rating <= int(high or low)
