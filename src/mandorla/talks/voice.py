"""Voice notes: what becomes of a recording while a talk goes on, and when it is over. Rules only; rows are written here
within the actions of a talk.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from django.db import transaction

from mandorla.pairs.models import Member, Place
from mandorla.shared.sound import Recording
from mandorla.talks.logic.projection import Phase, View, view
from mandorla.talks.logic.script import Ask
from mandorla.talks.logic.state import Mode, Side, Spoken, State
from mandorla.talks.models import Talk, VoiceNote
from mandorla.talks.scripts import scripts
from mandorla.vault import files

MOST_SECONDS = 180
MOST_BYTES = 6 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording that somebody sends: what it is, and its bytes."""

    recording: Recording
    content: bytes = field(repr=False)


def may_speak(member: Member, talk: Talk, seen: View) -> bool:
    """Whether a step takes a voice note: one that asks for open words, where the two do not sit side by side."""
    step = seen.step
    if step is None or seen.phase is not Phase.STEP or step.ask is not Ask.TEXT:
        return False
    if step.is_private or step.is_written:
        return False
    if is_call(talk):
        return False
    mode, is_spoken = Mode(talk.planned("mode")), talk.planned("is_spoken")
    return mode is not Mode.ONE and (member.pair.place == Place.APART or mode is Mode.SLOW or not is_spoken)


def is_call(talk: Talk) -> bool:
    """Whether the two speak on a call of their own, beside this page."""
    return bool(talk.plan.get("is_call"))


def prepare(talk: Talk, member: Member, sound: Sound) -> tuple[VoiceNote, Spoken]:
    """A note that isn't kept yet, and the entry that stands for it."""
    note = VoiceNote(pair=talk.pair, talk=talk, author=member.person)
    return note, Spoken(note.pk.hex, round(sound.recording.seconds))


def keep(note: VoiceNote, sound: Sound, now: datetime) -> None:
    """Put the recording into its file, and its key into the row."""
    note.record(sound.content, sound.recording, now)
    note.save(force_insert=True)


def open_what_was_told(talk: Talk, before: State, after: State) -> None:
    """Let the other hear what has been said just now; an entry that waits for theirs waits with its recording."""
    told = {one.value.note for one in after.said if isinstance(one.value, Spoken)}
    told -= {one.value.note for one in before.said if isinstance(one.value, Spoken)}
    if told:
        _open(VoiceNote.objects.of(talk).filter(pk__in=told))


def close(talk: Talk) -> None:
    """The talk is over: each has their own recordings from here on."""
    VoiceNote.objects.of(talk).update(shared=None)


def settle(talk: Talk, *, is_shared: bool, discarded: Iterable[Any]) -> None:
    """Do with the recordings what each has said of their words: `discarded` names whose are deleted."""
    notes = VoiceNote.objects.of(talk)
    for note in notes.filter(author__in=discarded):
        transaction.on_commit(partial(files.erase, note.pk))
        note.delete()
    if is_shared:
        _open(notes.filter(shared__isnull=True))
    else:
        close(talk)


def told_to(member: Member, note: VoiceNote, now: datetime) -> Any:
    """How to open a note, as `member` may know at `now`; nothing where they may not hear it, or it is gone."""
    if not files.exists(note.pk):
        return None
    if note.author_id != member.person_id:
        seen = view(note.talk.state, Side(member.side), script=scripts()[note.talk.script], now=now)
        if seen.after and not seen.after.is_shared:
            return None
    return note.told_to(member.person)


def _open(notes: Iterable[VoiceNote]) -> None:
    for note in notes:
        note.shared = note.own
        note.save(update_fields=["shared"])
