"""Talks, as they go into a person's export."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from operator import attrgetter
from typing import Any
from uuid import UUID

from mandorla.pairs.coming import Coming, Row, anew, copied, fixed
from mandorla.pairs.parts import Opening, Part, Taker
from mandorla.people.models import Person
from mandorla.shared import clock
from mandorla.shared.ids import new_form_id
from mandorla.shared.sound import Recording
from mandorla.talks import actions
from mandorla.talks.logic.script import END
from mandorla.talks.logic.state import Ending, Keeping, Mode, Side, State, Why
from mandorla.talks.models import Line, Stage, Talk, Understanding, VoiceNote
from mandorla.talks.scripts import scripts
from mandorla.talks.voice import told_to
from mandorla.vault import files


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """Talks of both, one's own words in them, what both kept together, and how well one felt understood."""
    person = taker.person
    talks = [talk for member in taker.members for talk in Talk.objects.of(member.pair).begun().order_by("pk")]
    left = Talk.objects.begun().filter(lines__author=person).exclude(pk__in=[talk.pk for talk in talks])
    talks = sorted([*talks, *left.distinct()], key=attrgetter("pk"))
    yield Part(talks, _title, _TALK, Talk)
    mine = Line.objects.by(person).filter(talk__in=talks)
    lines = [*mine.select_related("talk").order_by("talk_id", "seq")]
    for member in taker.members:
        theirs = Line.objects.visible_to(member).exclude(author=person).select_related("talk")
        lines += [*theirs.order_by("talk_id", "seq")]
    notes = {note.pk.hex: note for note in _heard(taker, now)}
    recording = partial(_recording, person, notes)
    yield Part(lines, lambda row: _title(row.talk), _LINE, Line, recording, media_back=_heard_again)
    felt = [*Understanding.objects.by(person).filter(talk__in=talks).order_by("day", "talk_id")]
    for member in taker.members:
        felt += [*Understanding.objects.visible_to(member).exclude(person=person).order_by("day", "talk_id")]
    yield Part(felt, model=Understanding, back={"rating": copied("shown"), "day": _day_of_talk})


def _heard(taker: Taker, now: datetime) -> Iterator[VoiceNote]:
    """Recordings that one may hear: one's own, and what the other has open."""
    yield from VoiceNote.objects.by(taker.person).select_related("talk")
    for member in taker.members:
        theirs = VoiceNote.objects.visible_to(member).exclude(author=taker.person)
        yield from (note for note in theirs.select_related("talk") if told_to(member, note, now))


def _recording(person: Person, notes: dict[str, VoiceNote], line: Line) -> Iterator[tuple[str, bytes]]:
    """The file of a line that was said aloud, under the number that stands in the line."""
    value = line.words_for(person)["value"]
    note = notes.get(value["note"]) if isinstance(value, dict) else None
    if note and files.exists(note.pk):
        told = note.told_to(person)
        yield f"{note.pk.hex}.{told['type'].partition('/')[2]}", b"".join(note.heard(told))


def _heard_again(line: Line, media: Mapping[str, bytes], now: datetime) -> None:
    """The recording of a line comes back under the number that stands in the line."""
    value = line.own.get("value")
    number = value.get("note", "") if isinstance(value, dict) else ""
    name = next((one for one in media if number and one.partition(".")[0] == number), None)
    if name:
        note = VoiceNote(pk=UUID(number), pair=line.pair, talk=line.talk, author=line.author)
        kind = f"audio/{name.partition('.')[2]}"
        note.record(media[name], Recording(kind, value["seconds"]), now)
        note.shared = note.own if line.shared is not None else None
        note.save(force_insert=True)


def _title(talk: Any) -> str:
    known = scripts().get(talk.script)
    return known.title if known else ""


def _words_of(line: Line) -> str:
    value = line.own.get("value")
    return value if isinstance(value, str) else ""


def _stale_on(coming: Coming, name: str) -> date:
    return clock.day_of(coming.now, coming.taker.zone)


def _day_of_talk(coming: Coming, name: str) -> date:
    return coming.values["talk"].ended_on or _stale_on(coming, name)


def _count(coming: Coming, name: str) -> int:
    return len(coming.about("talks.Line", "talk", coming.row["id"]))


def _plan(coming: Coming, name: str) -> dict[str, Any]:
    return {
        "mode": str(Mode.TWO),
        "is_spoken": False,
        "speaker": str(Side.LEFT),
        "times": [],
        "is_declined": False,
    }


def _ended(coming: Coming, name: str) -> dict[str, Any]:
    """A talk comes back as one that is over: nobody is in the middle of it any more."""
    lines = coming.about("talks.Line", "talk", coming.row["id"])
    keeping = Keeping.SHARE if any(row.get("shared") is not None for row in lines) else Keeping.MINE
    state = State(Mode.TWO, False, Side.LEFT, Side.LEFT, step=END, at=coming.now, since=coming.now)
    return replace(state, ending=Ending(Why.DONE, dict.fromkeys(Side, keeping))).to_json()


def _seq(coming: Coming, name: str) -> int:
    """Lines of both in the order in which they were written, whoever wrote them."""
    lines = coming.about("talks.Line", "talk", coming.row["talk"])
    return sorted(_written(row) for row in lines).index(_written(coming.row)) + 1


def _written(row: Row) -> tuple[str, str]:
    said: Any = row.get("own") or row["shared"]
    return str(said.get("at", "")), str(row["id"]).rjust(40)


_TALK = {
    "stage": fixed(Stage.OVER.value),
    "seq": _count,
    "stale_on": _stale_on,
    "plan": _plan,
    "snapshot": _ended,
}
_LINE = {"own": copied("shared"), "seq": _seq, "key": anew(new_form_id)}

OPENINGS = (
    Opening(
        Understanding,
        "shown",
        lambda row: f"{_title(row.talk)}: {row.rating}",
        lambda member, row, now: actions.show_understanding(member=member, understanding=row, is_shown=False),
        author="person",
        along=("talk",),
    ),
    Opening(
        Line,
        "shared",
        lambda row: f"{_title(row.talk)}: {_words_of(row)}",
        lambda member, row, now: actions.keep_to_oneself(member=member, talk=row.talk, now=now),
        along=("talk",),
        newest_first=("-talk__stale_on", "-talk", "-seq"),
    ),
)
