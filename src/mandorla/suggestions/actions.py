from datetime import date, datetime, timedelta

from django.db import transaction

from mandorla.pairs.models import Member
from mandorla.practices import actions as practices
from mandorla.shared import clock
from mandorla.suggestions.gathering import choice_for, meeting_need
from mandorla.suggestions.logic.items import Item, Slot
from mandorla.suggestions.logic.noting import CLOSER, Noted, Wanted
from mandorla.suggestions.logic.prior import MEMORY
from mandorla.suggestions.models import Choice, Wish

TOPIC = "suggestions"
A_DAY = timedelta(days=1)
OFFERED = frozenset({*map(str, Slot), CLOSER})


@transaction.atomic
def write_choice(*, member: Member, day: date, now: datetime) -> None:
    """Fix what is suggested to `member` on `day`, for them alone. Repeating it changes nothing."""
    if Choice.objects.of(member.pair).by(member.person).filter(day=day).exists():
        return
    found = choice_for(member, day, now)
    if found.by_chance:
        practices.count_as_chosen_by_chance(practices=found.by_chance)
    row = Choice(pair=member.pair, person=member.person, day=day, chosen=found.noted.to_json())
    Choice.objects.bulk_create([row], ignore_conflicts=True)


@transaction.atomic
def meet_need(*, member: Member, need: str, now: datetime) -> None:
    """Let today's small act answer what `member` says today that they need. Repeating it changes nothing."""
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    day = clock.day_of(now, member.person.zone)
    row = Choice.objects.of(member.pair).by(member.person).filter(day=day).first()
    noted = meeting_need(member, row.noted, need, day, now) if row else None
    if row and noted and noted != row.noted:
        row.chosen = noted.to_json()
        row.save()


@transaction.atomic
def set_aside(*, member: Member, what: frozenset[str], now: datetime) -> None:
    """Hide some of today's things, or this evening's question, from one's own page. Repeating changes nothing."""
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    day = clock.day_of(now, member.person.zone)
    known = Choice.objects.of(member.pair).by(member.person).filter(day=day).first()
    noted = (known.noted if known else Noted()).without(*(what & OFFERED))
    if known is None or noted != known.noted:
        row = known or Choice(pair=member.pair, person=member.person, day=day)
        row.chosen = noted.to_json()
        row.save()


@transaction.atomic
def refuse(*, member: Member, item: Item, now: datetime) -> None:
    """Suggest this to `member` no more; if it takes both, to neither from tomorrow on. Repeating changes nothing."""
    row = _locked(member)
    if item.slug not in row.wanted.refused:
        refused = {**row.wanted.refused, item.slug: _tomorrow(member, now)}
        _keep(row, Wanted(refused, row.wanted.by_chance_from))
    set_aside(member=member, what=frozenset({str(item.slot)}), now=now)


@transaction.atomic
def allow(*, member: Member, item: Item) -> None:
    """Let it be suggested again. Repeating it changes nothing."""
    row = _locked(member)
    refused = {one: day for one, day in row.wanted.refused.items() if one != item.slug}
    if len(refused) < len(row.wanted.refused):
        _keep(row, Wanted(refused, row.wanted.by_chance_from))


@transaction.atomic
def want_chance(*, member: Member, now: datetime) -> None:
    """Let chance choose on one day in five, from tomorrow on. Nobody is told. Repeating it changes nothing."""
    row = _locked(member)
    if row.wanted.by_chance_from is None:
        _keep(row, Wanted(row.wanted.refused, _tomorrow(member, now)))


@transaction.atomic
def end_chance(*, member: Member) -> None:
    """Let chance choose no more. Repeating it changes nothing."""
    row = _locked(member)
    if row.wanted.by_chance_from is not None:
        _keep(row, Wanted(row.wanted.refused, None))


@transaction.atomic
def forget_outdated(*, now: datetime) -> None:
    """Delete suggestions so old that nothing is learned from them any more."""
    Choice.objects.over((now - timedelta(days=MEMORY + 2)).date()).delete()


def _tomorrow(member: Member, now: datetime) -> date:
    return member.pair_day(now) + A_DAY


def _locked(member: Member) -> Wish:
    """What `member` said so far, locked against changes by anybody else."""
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    known = Wish.objects.of(member.pair).by(member.person).first()
    return known or Wish(pair=member.pair, person=member.person, said=Wanted().to_json())


def _keep(row: Wish, wanted: Wanted) -> None:
    row.said = wanted.to_json()
    row.save()
