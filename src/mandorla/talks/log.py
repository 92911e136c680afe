"""The log of a talk: how an event becomes a line, and what happens to the words when the talk is over."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.talks import dealing, voice
from mandorla.talks.logic import engine
from mandorla.talks.logic.script import END, Script
from mandorla.talks.logic.state import Event, Keeping, Kind, Side, State, plain_value, value_from
from mandorla.talks.models import Line, Stage, Talk

# What is done in a step by whoever holds the phone; all else is between somebody and the talk as a whole.
IN_A_STEP = frozenset(
    {Kind.ANSWER, Kind.HOLD, Kind.SILENCE, Kind.OFF_LIMITS, Kind.PASS, Kind.LIGHTER, Kind.NOTICE}
)
ALONE = frozenset({Kind.NOTICE, Kind.READY, Kind.KEEP})  # what the other never gets to read of


def write(
    *,
    member: Member,
    talk: Talk,
    event: Event,
    step: str,
    is_private: bool,
    after: State,
    key: UUID,
    now: datetime,
) -> Line:
    """Add an event's line and the resulting state. Fails if a line with that number exists."""
    talk.seq += 1
    own = {
        "kind": str(event.kind),
        "by": str(event.by),
        "visit": event.visit,
        "step": step,
        "value": plain_value(event.value),
        "at": now.isoformat(),
        "is_private": is_private or event.kind in ALONE,
    }
    line = Line(pair=talk.pair, talk=talk, author=author_of(member, event.by), seq=talk.seq, key=key, own=own)
    line.shared = None if own["is_private"] or after.ending else own
    line.save(force_insert=True)
    keep(talk, after)
    if after.ending and talk.stage != Stage.OVER:
        close(talk=talk, after=after, day=member.pair_day(now))
    if event.kind is Kind.KEEP and after.ending:
        _settle_words(talk, after.ending.keeping)
    return line


def close(*, talk: Talk, after: State, day: date) -> None:
    """End the talk: from now on each has only their own words, unless both want to keep them together."""
    Line.objects.of(talk).update(shared=None)
    voice.close(talk)
    dealing.give_back(talk, after, day)
    talk.stage, talk.ended_on = Stage.OVER, day
    keep(talk, after)


def keep(talk: Talk, after: State) -> None:
    """Save a state as its talk's snapshot."""
    talk.snapshot = after.to_json()
    talk.stale_on = stale_on(after)
    talk.save(update_fields=["seq", "stage", "snapshot", "stale_on", "ended_on"])


def stale_on(state: State) -> date:
    """The day on which the talk will be over if nothing more happens."""
    last = state.time_out.until if state.time_out else state.at
    return (last + (engine.UNRETURNED if state.time_out else engine.FORGOTTEN)).date()


def fold(talk: Talk, script: Script) -> State:
    """The state of a talk that is not over, recomputed from its lines alone."""
    state = State.from_json(talk.plan["opening"])
    for event, at in events(Line.objects.of(talk)):
        after = engine.advance(state, event, script=script, now=at)
        assert isinstance(after, State)
        state = after
    return state


def events(lines: Iterable[Line]) -> list[tuple[Event, datetime]]:
    """The events of a log, each with its instant."""
    return [(_event(line.own), datetime.fromisoformat(line.own["at"])) for line in lines]


def has_words(said: dict[str, Any]) -> bool:
    """Whether a line contains something a person typed or said, not just pressed."""
    return said["kind"] == Kind.ANSWER and said["value"] not in (None, "", []) and said["step"] != END


def speaker_of(member: Member, side: Side) -> Member:
    """Who says it: on one phone whoever holds it."""
    return member if member.other is None or member.side == side else member.other


def author_of(member: Member, side: Side) -> Person:
    """Whose words they are."""
    return speaker_of(member, side).person


def _settle_words(talk: Talk, keeping: Mapping[Side, Keeping]) -> None:
    """Do with the words what each has said: open them if both want that, delete those that their author discards."""
    is_shared = [keeping.get(side) for side in Side] == [Keeping.SHARE] * len(Side)
    mine = {side for side, choice in keeping.items() if choice is Keeping.DISCARD}
    for line in Line.objects.of(talk):
        said = line.own
        if Side(said["by"]) in mine and said["value"] is not None:
            line.own = {**said, "value": None}
        line.shared = line.own if is_shared and has_words(line.own) and not said["is_private"] else None
        line.save(update_fields=["own", "shared"])
    authors = {line.author_id for line in Line.objects.of(talk) if Side(line.own["by"]) in mine}
    voice.settle(talk, is_shared=is_shared, discarded=authors)


def _event(said: dict[str, Any]) -> Event:
    return Event(Kind(said["kind"]), Side(said["by"]), said["visit"], value_from(said["value"]))
