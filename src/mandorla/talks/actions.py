from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from mandorla.drafts import actions as drafts
from mandorla.pairs.actions import nudge
from mandorla.pairs.models import Member, Pair
from mandorla.practices import actions as practices
from mandorla.practices.models import Kind as Done
from mandorla.shared import clock
from mandorla.shared.ids import new_form_id
from mandorla.talks import log, telling
from mandorla.talks.dealing import deal
from mandorla.talks.logic import engine
from mandorla.talks.logic.projection import view
from mandorla.talks.logic.script import Script, Step
from mandorla.talks.logic.state import Event, Kind, Mode, Side, State, Value, Why
from mandorla.talks.models import Line, Stage, Talk, Understanding
from mandorla.talks.scripts import scripts
from mandorla.talks.wording import REFUSALS

TOPIC = "talks"
FORM = "talk"
MOST = 5  # talks at a time
A_DAY = timedelta(days=1)


class Refused(Exception):
    """The wish could not be carried out; the text says why, to the person who wished."""


@transaction.atomic
def propose(
    *,
    member: Member,
    script: Script,
    mode: Mode,
    is_spoken: bool,
    speaker: Side,
    times: Sequence[datetime],
    now: datetime,
) -> Talk:
    """Ask the other for a talk, now or at one of some times. On one phone both are there, and it begins at once."""
    if member.is_solo:
        raise Refused(_("A talk takes two."))
    Pair.objects.select_for_update().get(pk=member.pair_id)
    if Talk.objects.of(member.pair).current(member.pair_day(now)).count() >= MOST:
        raise Refused(
            _("A few talks are waiting already. When one of them is over, there is room for another.")
        )
    talk = Talk(
        pair=member.pair,
        proposer=member.person,
        script=script.slug,
        version=script.version,
        stale_on=_stale_on(member, times, now),
        plan={
            "mode": str(mode),
            "is_spoken": is_spoken,
            "speaker": str(speaker),
            "times": [time.isoformat() for time in times],
            "is_declined": False,
        },
    )
    if mode is Mode.ONE:
        return _begin(member, talk, now)
    talk.save()
    telling.of_proposal(member, talk, now)
    nudge(member.other, TOPIC)
    return talk


@transaction.atomic
def accept(*, member: Member, talk: Talk, time: datetime | None, now: datetime) -> Talk:
    """Say yes to what the other proposed: it begins, or is agreed on for `time`. Repeating it changes nothing."""
    talk = _locked(talk)
    if talk.stage != Stage.PROPOSED:
        return talk
    if (
        talk.proposer_id == member.person_id
        or talk.planned("is_declined")
        or (time and time not in talk.times)
    ):
        raise Refused(_("It takes the other to say yes to this."))
    telling.no_more_of(member, talk)
    if not talk.times:
        return _begin(member, talk, now)
    if time is None:
        raise Refused(_("Choose one of the times."))
    talk.stage, talk.stale_on = Stage.AGREED, _stale_on(member, [time], now)
    talk.plan = {**talk.plan, "times": [time.isoformat()]}
    talk.save(update_fields=["stage", "stale_on", "plan"])
    telling.of_appointment(member, talk)
    nudge(member.other, TOPIC)
    return talk


@transaction.atomic
def decline(*, member: Member, talk: Talk, times: Sequence[datetime], now: datetime) -> None:
    """Say "not this time", without a reason; with `times`, propose these instead. Repeating it changes nothing."""
    talk = _locked(talk)
    if talk.stage != Stage.PROPOSED or talk.proposer_id == member.person_id:
        return
    telling.no_more_of(member, talk)
    talk.stale_on = _stale_on(member, times, now)
    talk.plan = {**talk.plan, "is_declined": not times}
    if times:
        talk.proposer = member.person
        talk.plan = {**talk.plan, "times": [time.isoformat() for time in times]}
    talk.save(update_fields=["proposer", "stale_on", "plan"])
    if times:
        telling.of_proposal(member, talk, now)
    nudge(member.other, TOPIC)


@transaction.atomic
def withdraw(*, member: Member, talk: Talk) -> None:
    """Take back a proposal of one's own, or an agreed hour, without a reason. Repeating it changes nothing."""
    found = (
        Talk.objects.select_for_update().filter(pk=talk.pk, stage__in=[Stage.PROPOSED, Stage.AGREED]).first()
    )
    if found and (found.stage == Stage.AGREED or found.proposer_id == member.person_id):
        telling.no_more_of(member, found)
        found.delete()
        nudge(member.other, TOPIC)


@transaction.atomic
def begin(*, member: Member, talk: Talk, now: datetime) -> Talk:
    """Begin a talk that both agreed on. Repeating it changes nothing."""
    talk = _locked(talk)
    if talk.stage != Stage.AGREED:
        return talk
    telling.no_more_of(member, talk)
    return _begin(member, talk, now)


@transaction.atomic
def act(
    *, member: Member, talk: Talk, kind: Kind, visit: int = 0, value: Value = None, key: UUID, now: datetime
) -> Talk:
    """Write the next line of the log, if the engine lets it happen. The same `key` a second time changes nothing."""
    talk = _locked(talk)
    if not talk.is_begun or Line.objects.of(talk).sent_as(key).exists():
        return talk
    before, script = talk.state, scripts()[talk.script]
    event = Event(kind, _side(member, before, kind), visit, value)
    if member.is_solo and kind not in (Kind.KEEP, Kind.END):
        raise Refused(_("A talk takes two."))
    after = engine.advance(before, event, script=script, now=now)
    if isinstance(after, engine.Refused):
        raise Refused(str(REFUSALS[after.why]))
    step = script.step(engine.settled(before, script=script, now=now).step) if kind is Kind.ANSWER else None
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
        drafts.discard(author=member.person, form=FORM, subject=subject_of(talk, event.by))
    if after.ending and after.ending.why is Why.DONE and not before.ending:
        practices.record_for_both(member=member, kind=Done.TALK, source=talk.pk, slug=talk.script, now=now)
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


def _locked(talk: Talk) -> Talk:
    return Talk.objects.select_for_update().select_related("pair").get(pk=talk.pk)


def _begin(member: Member, talk: Talk, now: datetime) -> Talk:
    script = scripts()[talk.script]
    state = engine.begin(
        script,
        mode=Mode(talk.planned("mode")),
        is_spoken=talk.planned("is_spoken"),
        host=Side(member.side),
        speaker=Side(talk.planned("speaker")),
        cards=deal(member, talk.pk.bytes, now) if script.deals else (),
        now=now,
    )
    talk.stage, talk.snapshot = Stage.BEGUN, state.to_json()
    talk.plan = {**talk.plan, "opening": talk.snapshot}
    talk.stale_on = log.stale_on(state)
    talk.save()
    for one in (member, member.other):
        if one and telling.is_slow(talk):
            telling.of_turn(one, talk, None, view(state, Side(one.side), script=script, now=now), now)
    nudge(member.other, TOPIC)
    return talk


def _side(member: Member, state: State, kind: Kind) -> Side:
    """Who does it: on one phone whoever holds it, or takes it."""
    mine = Side(member.side)
    if state.mode is not Mode.ONE or mine is not state.host or state.ending:
        return mine
    if kind is Kind.HAND:
        return state.holder.other
    return state.holder if kind in log.IN_A_STEP else mine


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


def _stale_on(member: Member, times: Sequence[datetime], now: datetime) -> date:
    last = max([now, *times])
    return member.pair_day(last) + A_DAY
