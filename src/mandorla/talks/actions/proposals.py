from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from mandorla.pairs.actions import nudge
from mandorla.pairs.models import Member, Pair
from mandorla.shared.refusal import Refused
from mandorla.talks import conflict, log, telling
from mandorla.talks.actions.talking import TOPIC
from mandorla.talks.dealing import deal
from mandorla.talks.logic import engine
from mandorla.talks.logic.projection import view
from mandorla.talks.logic.script import Script
from mandorla.talks.logic.state import Mode, Side
from mandorla.talks.models import Stage, Talk
from mandorla.talks.scripts import scripts

MOST = 5  # talks at a time
A_DAY = timedelta(days=1)


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
    minutes: int = 0,
    is_call: bool = False,
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
            "is_call": is_call,
            "speaker": str(speaker),
            "minutes": minutes,
            "times": [time.isoformat() for time in times],
            "is_declined": False,
        },
    )
    if mode is Mode.ONE:
        return _begin(member, talk, now)
    talk.save()
    _tell_of_proposal(member, talk, now)
    return talk


@transaction.atomic
def accept(*, member: Member, talk: Talk, time: datetime | None, now: datetime) -> Talk:
    """Say yes to what the other proposed: it begins, or is agreed on for `time`. Repeating it changes nothing."""
    talk = Talk.objects.locked().get(pk=talk.pk)
    if talk.stage != Stage.PROPOSED:
        return talk
    if (
        talk.proposer_id == member.person_id
        or talk.planned("is_declined")
        or (time and time not in talk.times)
    ):
        raise Refused(_("It takes the other to say yes to this."))
    if conflict.is_for_nobody(member, scripts()[talk.script], now):
        raise Refused(_("Not available now."))
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
    """Say "not this time", without a reason; with `times`, propose these instead. Repeating it changes nothing.

    About conflict, whoever asked is told nothing: not now, busy and closed are all the same.
    """
    talk = Talk.objects.locked().get(pk=talk.pk)
    if talk.stage != Stage.PROPOSED or talk.proposer_id == member.person_id:
        return
    telling.no_more_of(member, talk)
    if scripts()[talk.script].is_hard and not times:
        talk.plan = {**talk.plan, "is_put_by": True}
        talk.save(update_fields=["plan"])
        return
    talk.stale_on = _stale_on(member, times, now)
    talk.plan = {**talk.plan, "is_declined": not times}
    if times:
        talk.proposer = member.person
        talk.plan = {**talk.plan, "times": [time.isoformat() for time in times]}
    talk.save(update_fields=["proposer", "stale_on", "plan"])
    if times:
        _tell_of_proposal(member, talk, now)
    else:
        nudge(member.other, TOPIC)


@transaction.atomic
def withdraw(*, member: Member, talk: Talk, now: datetime) -> None:
    """Take back a proposal of one's own, or an agreed hour, without a reason. Repeating it changes nothing.

    Whoever was not shown it is not told that it is gone.
    """
    found = (
        Talk.objects.select_for_update().filter(pk=talk.pk, stage__in=[Stage.PROPOSED, Stage.AGREED]).first()
    )
    if found and (found.stage == Stage.AGREED or found.proposer_id == member.person_id):
        telling.no_more_of(member, found)
        if member.other and conflict.shown_to(member.other, [found], now):
            nudge(member.other, TOPIC)
        found.delete()


@transaction.atomic
def begin(*, member: Member, talk: Talk, now: datetime) -> Talk:
    """Begin a talk that both agreed on. Repeating it changes nothing."""
    talk = Talk.objects.locked().get(pk=talk.pk)
    if talk.stage != Stage.AGREED:
        return talk
    telling.no_more_of(member, talk)
    return _begin(member, talk, now)


def _tell_of_proposal(member: Member, talk: Talk, now: datetime) -> None:
    """Tell the other what was proposed to them, unless they are not free for such a talk."""
    if not conflict.is_for_nobody(member.other, scripts()[talk.script], now):
        telling.of_proposal(member, talk, now)
        nudge(member.other, TOPIC)


def _begin(member: Member, talk: Talk, now: datetime) -> Talk:
    script = scripts()[talk.script]
    state = engine.begin(
        script,
        mode=Mode(talk.planned("mode")),
        is_spoken=talk.planned("is_spoken"),
        host=Side(member.side),
        speaker=Side(talk.planned("speaker")),
        cards=deal(member, talk, now) if script.deals else (),
        now=now,
        length=timedelta(minutes=talk.plan.get("minutes", 0)),
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


def _stale_on(member: Member, times: Sequence[datetime], now: datetime) -> date:
    last = max([now, *times])
    return member.pair_day(last) + A_DAY
