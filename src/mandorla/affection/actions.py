from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from mandorla.affection import telling
from mandorla.affection.logic.acts import Act, Mark
from mandorla.affection.models import Ask, Preference, Reply, marks_of
from mandorla.pairs.actions import nudge
from mandorla.pairs.models import Member
from mandorla.practices import actions as practices
from mandorla.practices.models import Kind as Done
from mandorla.shared import clock
from mandorla.shared.refusal import Refused

TOPIC = "affection"
LONGEST = timedelta(hours=16)  # a day ends at 4 a.m., latest in the zone twelve hours behind UTC


@transaction.atomic
def mark(*, member: Member, marks: Mapping[str, Mark], now: datetime) -> None:
    """Save `member`'s marks for some acts, leaving their other marks as they are. Nobody is told."""
    known = _locked(member)
    _keep(member, {**known, **marks}, now)


@transaction.atomic
def forget_marks(*, member: Member, now: datetime) -> None:
    """Forget everything `member` marked. Today's ideas stay; from tomorrow on the marks no longer count."""
    if _locked(member):
        _keep(member, {}, now)


@transaction.atomic
def ask(*, member: Member, act: Act, now: datetime) -> Ask:
    """Ask the other person for an act, replacing an earlier ask. It expires at the end of the day."""
    if member.is_solo:
        raise Refused(_("There is nobody here to ask yet."))
    Member.objects.select_for_update().get(pk=member.pk)
    day = clock.day_of(now, member.person.zone)
    known = Ask.objects.of(member.pair).by(member.person).first()
    if known and known.day == day:
        if known.reply == Reply.NOT_TONIGHT:
            raise Refused(_("Not tonight was the answer. Tomorrow you can ask again, for whatever you like."))
        if known.act == act.slug:
            return known
    if known:
        known.delete()
    made = Ask.objects.create(pair=member.pair, author=member.person, day=day, act=act.slug)
    telling.of_ask(member, made, now)
    nudge(member.other, TOPIC)
    return made


@transaction.atomic
def take_ask_back(*, member: Member, ask: Ask) -> None:
    """Take an ask back, whatever the answer was; after "not tonight" it just expires. Repeating it changes nothing."""
    known = Ask.objects.select_for_update().filter(pk=ask.pk).first()
    if known and known.reply != Reply.NOT_TONIGHT:
        known.delete()
        practices.forget(source=ask.pk)
        telling.no_more_of(ask)
        nudge(member.other, TOPIC)


@transaction.atomic
def reply(*, member: Member, ask: Ask, reply: str, now: datetime) -> None:
    """Answer the other's ask with "gladly" or "not tonight"; it can be changed. Repeating it changes nothing."""
    if ask.author_id == member.person_id:
        raise Refused(_("It takes the other to answer this."))
    known = Ask.objects.select_for_update().filter(pk=ask.pk).first()
    if known and known.reply != reply:
        known.reply = reply
        known.save(update_fields=["reply"])
        practices.forget(source=known.pk)
        if reply == Reply.GLADLY:
            practices.record_for_both(member=member, kind=Done.ACT, source=known.pk, slug=known.act, now=now)
        telling.no_more_of(known)
        nudge(member.other, TOPIC)


@transaction.atomic
def clear_away(*, member: Member, now: datetime) -> None:
    """When somebody leaves, delete open asks and what they marked."""
    for one in Ask.objects.of(member.pair):
        telling.no_more_of(one)
        one.delete()
    Preference.objects.of(member.pair).by(member.person).delete()


@transaction.atomic
def forget_outdated(*, now: datetime) -> None:
    """Delete asks from days that have ended in every time zone, and marks that newer ones have replaced."""
    over = (now - LONGEST).date()
    Ask.objects.filter(day__lt=over).delete()
    Preference.objects.outdated(over).delete()


def _locked(member: Member) -> Mapping[str, str]:
    """What `member` has marked so far, locked against other writers."""
    Member.objects.select_for_update().get(pk=member.pk)
    return marks_of(Preference.objects.of(member.pair).by(member.person), member.person)


def _keep(member: Member, marks: Mapping[str, str], now: datetime) -> None:
    day = member.pair_day(now)
    mine = Preference.objects.of(member.pair).by(member.person)
    from_day = day + timedelta(days=1)
    row = mine.filter(from_day=from_day).first()
    row = row or Preference(pair=member.pair, person=member.person, from_day=from_day)
    row.marks = dict(marks)
    row.save()
    mine.outdated(day).delete()
