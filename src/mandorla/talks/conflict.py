"""Talks about conflict: who is unavailable for one, without anyone being told, and what both agreed to try."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from mandorla.pairs.actions.agreement import agree_on_trial
from mandorla.pairs.models import Member
from mandorla.repair.availability import rests_for
from mandorla.talks.logic.hard import YES
from mandorla.talks.logic.script import Script, Step
from mandorla.talks.logic.state import Event, Kind, Said, Side, State
from mandorla.talks.models import Stage, Talk
from mandorla.talks.scripts import scripts


def is_for_nobody(member: Member | None, script: Script, now: datetime) -> bool:
    """Whether `member` is unavailable for such a talk now, for whatever reason."""
    return script.is_hard and member is not None and rests_for(member, now)


def shown_to(member: Member, talks: Iterable[Talk], now: datetime) -> list[Talk]:
    """Of talks, those that `member` is shown: not what the other asked for while they are not free for it."""
    found = [talk for talk in talks if not (_is_asked_of(member, talk) and talk.plan.get("is_put_by"))]
    if any(_is_asked_of(member, talk) for talk in found) and rests_for(member, now):
        return [talk for talk in found if not _is_asked_of(member, talk)]
    return found


def as_it_counts(member: Member, script: Script, state: State, event: Event, now: datetime) -> Event:
    """The event as it counts: a yes of somebody who closed such talks is a "not now", also where they were made to."""
    if not script.is_hard or event.kind is not Kind.ANSWER or event.value != YES:
        return event
    step = next((one for one in script.steps if one.id == state.step), None)
    if step is None or not step.is_agreement or not is_for_nobody(_of(member, event.by), script, now):
        return event
    return replace(event, value=next(choice for choice in step.choices if choice not in step.goes))


def keep_what_was_agreed(member: Member, talk: Talk, step: Step, after: State, now: datetime) -> None:
    """Where both said yes to a trial, it joins the agreement, with a day to look at it again."""
    if step.agrees is None or _yeses(step, after) != set(Side):
        return
    text, days = (_newest(after, name) for name in step.agrees)
    if text and days:
        until = member.pair_day(now) + timedelta(days=int(str(days.value)))
        agree_on_trial(member=member, line=talk.pk, text=str(text.value), until=until, now=now)


def _is_asked_of(member: Member, talk: Talk) -> bool:
    is_open = talk.stage == Stage.PROPOSED and talk.proposer_id != member.person_id
    return is_open and talk.script in scripts() and scripts()[talk.script].is_hard


def _of(member: Member, side: Side) -> Member | None:
    return member if member.side == side else member.other


def _yeses(step: Step, state: State) -> set[Side]:
    said = [one for one in state.said if one.step == step.id]
    newest = max((one.visit for one in said), default=0)
    return {one.by for one in said if one.visit == newest and one.value == YES}


def _newest(state: State, name: str) -> Said | None:
    return next((one for one in reversed(state.said) if one.step == name), None)
