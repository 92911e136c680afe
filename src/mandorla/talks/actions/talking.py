from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from mandorla.coach.hints import Hinted
from mandorla.drafts import actions as drafts
from mandorla.pairs.actions import nudge
from mandorla.pairs.models import Member
from mandorla.practices import actions as practices
from mandorla.practices.models import Kind as Done
from mandorla.shared import clock
from mandorla.shared.ids import new_form_id
from mandorla.shared.refusal import Refused
from mandorla.talks import conflict, log, telling, voice
from mandorla.talks.coaching import hint_on
from mandorla.talks.logic import engine
from mandorla.talks.logic.projection import view
from mandorla.talks.logic.script import Script, Step
from mandorla.talks.logic.state import Event, Keeping, Kind, Mode, Side, State, Value, Why
from mandorla.talks.logic.steps import role_of
from mandorla.talks.models import Line, Stage, Talk, Understanding
from mandorla.talks.scripts import scripts
from mandorla.talks.voice import Sound
from mandorla.talks.wording import REFUSALS

TOPIC = "talks"
FORM = "talk"


@transaction.atomic
def act(
    *,
    member: Member,
    talk: Talk,
    kind: Kind,
    visit: int = 0,
    value: Value = None,
    sound: Sound | None = None,
    is_meant: bool = True,
    is_phrase: bool = False,
    key: UUID,
    now: datetime,
) -> Talk:
    """Write the next line of the log, if the engine lets it happen. The same `key` a second time changes nothing.

    What gets a hint is written only if it `is_meant`. A `sound` is the entry; a tapped `is_phrase` keeps the draft.
    """
    talk = Talk.objects.locked().get(pk=talk.pk)
    if not talk.is_begun or Line.objects.of(talk).sent_as(key).exists():
        return talk
    before, script = talk.state, scripts()[talk.script]
    note, entry = voice.prepare(talk, member, sound) if sound else (None, value)
    event = Event(kind, _side(member, before, kind), visit, entry)
    event = conflict.as_it_counts(member, script, before, event, now)
    after = _decided(member, before, event, script, now)
    settled = engine.settled(before, script=script, now=now)
    step = script.step(settled.step) if kind is Kind.ANSWER else None
    if step and not is_meant:
        _hold_back(member, settled, event, step)
    if note and sound:
        voice.keep(note, sound, now)
    line = log.write(
        member=member,
        talk=talk,
        event=event,
        step=step.id if step else "",
        is_private=step is not None and step.is_private,
        after=after,
        key=key,
        now=now,
    )
    if step:
        _keep_rating(talk, line, step, event.value, now)
        conflict.keep_what_was_agreed(member, talk, step, after, now)
        if not is_phrase:
            drafts.discard(author=member.person, form=FORM, subject=subject_of(talk, event.by))
    _record(member, talk, before, after, now)
    voice.open_what_was_told(talk, before, after)
    _tell(member, talk, before, after, now)
    return talk


@transaction.atomic
def show_understanding(*, member: Member, understanding: Understanding, is_shown: bool) -> None:
    """Let the other see how well one felt understood in one talk, or no longer. Repeating it changes nothing."""
    shown = understanding.rating if is_shown else None
    if understanding.shown != shown:
        understanding.shown = shown
        understanding.save(update_fields=["shown"])
        nudge(member.other, TOPIC)


@transaction.atomic
def keep_to_oneself(*, member: Member, talk: Talk, now: datetime) -> None:
    """Show the other no longer what one said in a talk; one that goes on ends. Repeating it changes nothing."""
    if talk.is_begun and talk.stage != Stage.OVER:
        act(member=member, talk=talk, kind=Kind.END, key=new_form_id(), now=now)
    if Line.objects.of(talk).filter(shared__isnull=False).exists():
        act(member=member, talk=talk, kind=Kind.KEEP, value=Keeping.MINE, key=new_form_id(), now=now)


@transaction.atomic
def close_talks(*, member: Member, now: datetime) -> None:
    """When somebody leaves, what was proposed is gone, and a talk that was going on is over, with nothing shared."""
    for talk in Talk.objects.of(member.pair).exclude(stage=Stage.OVER).select_for_update():
        telling.no_more_of(member, talk)
        if talk.is_begun:
            act(member=member, talk=talk, kind=Kind.END, key=new_form_id(), now=now)
        else:
            talk.delete()


def close_what_lapsed(*, now: datetime) -> None:
    """End talks that nobody touched for long, and forget proposals whose time has gone by. By the timetable."""
    for pk in list(Talk.objects.stale(now.date()).values_list("pk", flat=True)):
        _close_lapsed(pk, now)


@transaction.atomic
def _close_lapsed(pk: UUID, now: datetime) -> None:
    talk = Talk.objects.select_for_update().filter(pk=pk).first()
    if talk is None or talk.stage == Stage.OVER:
        return
    if not talk.is_begun:
        talk.delete()
        return
    after = engine.settled(talk.state, script=scripts()[talk.script], now=now)
    if after.ending:
        log.close(talk=talk, after=after, day=now.date())


def subject_of(talk: Talk, side: Side) -> str:
    """The name of what is being typed in a talk; on one phone each of the two has their own."""
    return f"{talk.pk.hex}:{side}"


def _decided(member: Member, before: State, event: Event, script: Script, now: datetime) -> State:
    if member.is_solo and event.kind not in (Kind.KEEP, Kind.END):
        raise Refused(_("A talk takes two."))
    after = engine.advance(before, event, script=script, now=now)
    if isinstance(after, engine.Refused):
        raise Refused(str(REFUSALS[after.why]))
    return after


def _side(member: Member, state: State, kind: Kind) -> Side:
    """Who does it: on one phone whoever holds it, or takes it."""
    mine = Side(member.side)
    if state.mode is not Mode.ONE or mine is not state.host or state.ending:
        return mine
    if kind is Kind.HAND:
        return state.holder.other
    return state.holder if kind in log.IN_A_STEP else mine


def _hold_back(member: Member, state: State, event: Event, step: Step) -> None:
    speaker, role = log.speaker_of(member, event.by), role_of(state, event.by)
    hint = hint_on(speaker, step=step, role=role, state=state, value=event.value)
    if hint:
        raise Hinted(hint)


def _record(member: Member, talk: Talk, before: State, after: State, now: datetime) -> None:
    """Note for both that they went through all of it; where it was not now, nothing was said."""
    was_held = bool(before.said) or not scripts()[talk.script].is_hard
    if after.ending and after.ending.why is Why.DONE and not before.ending and was_held:
        practices.record_for_both(member=member, kind=Done.TALK, source=talk.pk, slug=talk.script, now=now)


def _keep_rating(talk: Talk, line: Line, step: Step, value: Value, now: datetime) -> None:
    """A rating that the script keeps has a row of its own, so that one can look back on several."""
    if step.keeps:
        known = Understanding.objects.filter(talk=talk, person=line.author).first()
        row = known or Understanding(pair=talk.pair, talk=talk, person=line.author)
        row.day, row.rating, row.shown = clock.day_of(now, line.author.zone), value, None
        row.save()


def _tell(member: Member, talk: Talk, before: State, after: State, now: datetime) -> None:
    """Nudge whoever's page looks different now, and put into the outbox what waits for somebody."""
    script = scripts()[talk.script]
    for one in (member, member.other):
        if one is None:
            continue
        seen, sees = (view(state, Side(one.side), script=script, now=now) for state in (before, after))
        if seen != sees:
            nudge(one, TOPIC)
        if telling.is_slow(talk):
            telling.of_turn(one, talk, seen, sees, now)
    if before.time_out != after.time_out:
        telling.of_time_out(member, talk, before, after)
