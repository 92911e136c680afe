"""What the page of one talk shows: never more than its reader may see."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from mandorla.pairs.models import Member, Place
from mandorla.talks.coaching import questions_for
from mandorla.talks.logic.projection import Phase, Turn, View, view
from mandorla.talks.logic.script import Ask, Offer, Role, Script
from mandorla.talks.logic.state import Mode, Said, Side, Spoken, Value
from mandorla.talks.models import Talk
from mandorla.talks.scripts import hints, scripts
from mandorla.talks.voice import is_call, may_speak
from mandorla.vault import files

STEMS = {"begin", "understand"}
NO_ONE = "..."


@dataclass(frozen=True, slots=True)
class Entry:
    """What one of the two entered, with the words that asked for it."""

    label: str
    name: str
    is_mine: bool
    text: str = ""
    rows: tuple[str, ...] = ()
    voice: str = ""  # the address of a recording; `text` then says how long it is

    @property
    def side(self) -> str:
        return "mine" if self.is_mine else "theirs"


@dataclass(frozen=True, slots=True)
class Help:
    """What helps while listening, by kind."""

    stems: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    questions: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A begun talk as one of the two sees it. `name` is whom the words are for, where one phone is passed over."""

    talk: Talk
    script: Script
    view: View
    title: str
    say: list[str]
    aside: list[str]
    name: str
    is_one_phone: bool
    is_spoken: bool
    shown: list[Entry]
    so_far: list[Entry]
    help: Help
    offers: list[str]
    may_speak: bool
    is_own: bool
    is_call: bool
    opens_in: int  # seconds until one may go on

    @property
    def hue(self) -> str:
        """In whose hue the turn is drawn; on one phone by who holds it."""
        seen = self.view
        if self.is_one_phone:
            return "mine" if self.is_own else "theirs"
        is_ours = seen.turn is Turn.TIME or (seen.turn is Turn.MINE and seen.step and seen.step.is_for_both)
        return "ours" if is_ours else str(seen.turn)

    @property
    def is_aloud(self) -> bool:
        """Whether the step wants words that are said, and need not be written."""
        step = self.view.step
        return (
            self.is_spoken
            and step is not None
            and step.ask is Ask.TEXT
            and not (step.is_written or step.is_private)
        )

    @property
    def announcement(self) -> str:
        """What a screen reader is told when the turn changes."""
        return f"{self.title}. {' '.join(self.say)}"


def sitting(member: Member, talk: Talk, now: datetime) -> Sitting:
    """A begun talk as `member` sees it at `now`. No query."""
    script, state = scripts()[talk.script], talk.state
    seen = view(state, Side(member.side), script=script, now=now)
    step, other = seen.step, name_of(member, seen.side.other)
    card = seen.card.text if seen.card else script.without_card
    card = card.replace("{other}", name_of(member, state.speaker.other))
    return Sitting(
        talk=talk,
        script=script,
        view=seen,
        title=step.title if step else script.title,
        say=_paragraphs(seen.say, other, card),
        aside=_paragraphs(seen.aside, name_of(member, seen.side), card),
        name=name_of(member, seen.side),
        is_one_phone=state.mode is Mode.ONE,
        is_spoken=state.is_spoken,
        shown=_entries(member, talk, seen.shown),
        so_far=_entries(member, talk, seen.so_far),
        help=_help(member, talk, seen),
        offers=_offers(seen),
        may_speak=may_speak(member, talk, seen),
        is_own=seen.side == member.side,
        is_call=is_call(talk),
        opens_in=ceil((seen.opens_at - now).total_seconds()) if seen.opens_at else 0,
    )


def name_of(member: Member, side: Side) -> str:
    """What the one of that side is called."""
    if side == member.side:
        return member.person.name
    return member.other.person.name if member.other else NO_ONE


def entry_of(member: Member, talk: Talk, said: Said) -> Entry:
    """One entry as `member` reads it, while both are here."""

    def heard_at(note: UUID) -> str:
        return reverse("talks:voice", args=[talk.pair_id, talk.pk, note])

    name = name_of(member, said.by)
    return worded(talk, said.step, said.value, name=name, is_mine=said.by == member.side, heard_at=heard_at)


def worded(
    talk: Talk, of_step: str, value: Value, *, name: str, is_mine: bool, heard_at: Callable[[UUID], str]
) -> Entry:
    """One entry in words: a choice as it was offered, a list row by row, a recording by how long it is."""
    script = scripts().get(talk.script)
    step = next((step for step in script.steps if step.id == of_step), None) if script else None
    label = step.label if step else ""
    if isinstance(value, Spoken):
        note = UUID(value.note)
        if not files.exists(note):  # as after an export came back: it has the words, and its media beside
            return Entry(
                label, name, is_mine, text=_("This was said aloud. The recording is no longer here.")
            )
        return Entry(label, name, is_mine, text=_length(value.seconds), voice=heard_at(note))
    if isinstance(value, tuple):
        return Entry(label, name, is_mine, rows=value)
    if step and step.ask is Ask.CHOICE:
        return Entry(label, name, is_mine, text=step.choices.get(str(value), ""))
    return Entry(label, name, is_mine, text="" if value is None else str(value))


def _length(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def _entries(member: Member, talk: Talk, said: Iterable[Said]) -> list[Entry]:
    found = (entry_of(member, talk, one) for one in said)
    return [entry for entry in found if entry.text or entry.rows]


def _paragraphs(text: str, other: str, card: str) -> list[str]:
    # The card last, and names not in it: what stands on a card or in a name is not looked through for braces.
    parts = [part.replace("{other}", other).replace("{card}", card) for part in text.split("\n\n")]
    return [" ".join(part.split()) for part in parts if part.strip()]


def _help(member: Member, talk: Talk, seen: View) -> Help:
    if seen.phase is not Phase.STEP or seen.step is None:
        return Help()
    kinds = seen.step.help.get(seen.role, ())
    return Help(
        stems=tuple(stem for kind in kinds if kind in STEMS for stem in hints(kind)),
        cues=hints(_beside(member, talk)) if "cues" in kinds else (),
        questions=questions_for(seen) if "questions" in kinds else [],
    )


def _beside(member: Member, talk: Talk) -> str:
    """Which cues beside the words fit: on a call, face to face, or by what is written."""
    if is_call(talk):
        return "call"
    is_apart = member.pair.place == Place.APART or not talk.planned("is_spoken")
    return "apart" if is_apart else "together"


def _offers(seen: View) -> list[str]:
    """What stands beside going on: to notice oneself preparing a reply is for whoever listens."""
    if seen.phase is not Phase.STEP or seen.step is None:
        return []
    hidden = {Offer.NOTICE} if seen.role is Role.SPEAKER else set()
    if seen.off_limits:
        hidden.add(Offer.OFF_LIMITS)
    return [str(offer) for offer in Offer if offer in seen.step.offers - hidden]
