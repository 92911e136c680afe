from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from mandorla.checkins.logic.habits import MOST
from mandorla.checkins.logic.saying import Saying
from mandorla.checkins.models import CheckIn, Habit, HabitKept, Share, Showing
from mandorla.drafts import actions as drafts
from mandorla.pairs.actions import nudge
from mandorla.pairs.models import Member, Pair
from mandorla.practices import actions as practices
from mandorla.practices.models import Kind as Done
from mandorla.shared import clock
from mandorla.shared.refusal import Refused

TOPIC = "checkins"
NOTE, LINE = "checkin", "share"
LONGEST = timedelta(hours=16)  # a day ends at 4 a.m., latest in the zone twelve hours behind UTC


@transaction.atomic
def check_in(
    *,
    member: Member,
    day: date,
    version: int,
    saying: Saying,
    parts: Collection[str],
    is_usual: bool,
    now: datetime,
) -> CheckIn | None:
    """Save what `member` says about their day, replacing what they said before; saying nothing deletes it.

    `day` and `version` are those the form was shown with; version 0 means a first check-in.
    """
    Member.objects.select_for_update().get(pk=member.pk)
    _expect_today(day, member, now)
    mine = CheckIn.objects.of(member.pair).by(member.person).on(day).first()
    said = {"saying": saying.to_json(), "parts": None if member.is_solo else sorted(parts)}
    if mine is None or mine.said != said:
        _expect_version(mine, version)
        shown = None if member.is_solo else saying.only(parts).to_json() or None
        if (mine.shown if mine else None) != shown:
            nudge(member.other, TOPIC)
        mine = mine or CheckIn(pair=member.pair, author=member.person, day=day, version=0)
        mine = _write(mine, said, shown)
        _meet_need(member, saying, now)
    if is_usual and not member.is_solo:
        _choose_usual(member, parts)
    drafts.discard(author=member.person, form=NOTE, subject=subject_of(member))
    return mine


def _meet_need(member: Member, saying: Saying, now: datetime) -> None:
    if saying.need:
        for name in settings.MANDORLA_ON_NEEDING:
            import_string(name)(member=member, need=str(saying.need), now=now)


@transaction.atomic
def erase_check_in(*, member: Member, checkin: CheckIn, now: datetime) -> None:
    """Delete one of one's own check-ins. Repeating it changes nothing."""
    is_seen = checkin.shown is not None and checkin.day == clock.day_of(now, member.person.zone)
    CheckIn.objects.filter(pk=checkin.pk).delete()
    if is_seen:
        nudge(member.other, TOPIC)


@transaction.atomic
def forget_shown(*, now: datetime) -> None:
    """Delete shared copies from days that have ended in every time zone. Authors keep their own."""
    CheckIn.objects.filter(shown__isnull=False, day__lt=(now - LONGEST).date()).update(shown=None)


@transaction.atomic
def share(*, member: Member, text: str, now: datetime) -> Share:
    """Share one line from the day with the other at once. Without a partner it stays private."""
    made = Share.objects.create(
        pair=member.pair,
        author=member.person,
        day=clock.day_of(now, member.person.zone),
        text=text,
        shared_text=None if member.is_solo else text,
    )
    drafts.discard(author=member.person, form=LINE, subject=subject_of(member))
    if not member.is_solo:
        practices.record(member=member, kind=Done.LINE, source=made.pk, now=now)
    nudge(member.other, TOPIC)
    return made


@transaction.atomic
def take_share_back(*, member: Member, share: Share) -> None:
    """Take a line off the other's pages; its author keeps it. Repeating it changes nothing."""
    if share.shared_text is not None:
        share.shared_text = None
        share.save(update_fields=["shared_text"])
        nudge(member.other, TOPIC)


@transaction.atomic
def open_share(*, member: Member, share: Share, now: datetime) -> None:
    """Share a line that was private until now. Repeating it changes nothing."""
    if share.shared_text is None and member.other:
        share.shared_text = share.text
        share.save(update_fields=["shared_text"])
        practices.record(member=member, kind=Done.LINE, source=share.pk, now=now)
        nudge(member.other, TOPIC)


@transaction.atomic
def erase_share(*, member: Member, share: Share) -> None:
    """Delete one of one's own lines. Repeating it changes nothing."""
    practices.forget(source=share.pk)
    Share.objects.filter(pk=share.pk).delete()
    if share.shared_text is not None:
        nudge(member.other, TOPIC)


@transaction.atomic
def propose_habit(*, member: Member, act: str, hour: str) -> Habit:
    """Propose a small act for a time of day. There are at most two at a time."""
    if member.is_solo:
        raise Refused(_("A habit takes two. What you wrote is still below."))
    Pair.objects.select_for_update().get(pk=member.pair_id)
    habits = list(Habit.objects.of(member.pair))
    wording = {"act": act, "hour": hour}
    known = next((one for one in habits if one.wording == wording), None)
    if known:
        return known
    if len(habits) >= MOST:
        raise Refused(_("Two at a time are enough. What you wrote is still below, for when one has ended."))
    free = min(set(range(1, MOST + 1)) - {one.place for one in habits})
    made = Habit.objects.create(pair=member.pair, proposer=member.person, place=free, wording=wording)
    nudge(member.other, TOPIC)
    return made


@transaction.atomic
def agree_to_habit(*, member: Member, habit: Habit, now: datetime) -> None:
    """Agree to what the other proposed. Repeating it changes nothing."""
    if habit.proposer_id == member.person_id:
        raise Refused(_("It takes the other to agree to this."))
    if Habit.objects.filter(pk=habit.pk, agreed_on=None).update(agreed_on=member.pair_day(now)):
        nudge(member.other, TOPIC)


@transaction.atomic
def end_habit(*, member: Member, habit: Habit) -> None:
    """End a habit or a proposal. Either may, at once and without explanation. Repeating it changes nothing."""
    if Habit.objects.filter(pk=habit.pk).delete()[0]:
        nudge(member.other, TOPIC)


@transaction.atomic
def keep_habit(*, member: Member, habit: Habit) -> None:
    """Record that this person, asked privately, wants to keep a habit. Nobody is told."""
    HabitKept.objects.get_or_create(habit=habit, person=member.person)


@transaction.atomic
def withdraw_proposals(*, member: Member, now: datetime) -> None:
    """When somebody leaves, delete the pair's open habit proposals."""
    Habit.objects.of(member.pair).filter(agreed_on=None).delete()


def subject_of(member: Member) -> str:
    """The name of a draft in this pair."""
    return member.pair_id.hex


def _expect_today(day: date, member: Member, now: datetime) -> None:
    today = clock.day_of(now, member.person.zone)
    if day < today:
        raise Refused(
            _(
                "A new day has begun since you opened this page. If you send it again, it counts for the new one."
            )
        )
    if day > today:
        raise Refused(_("That day has not begun yet. If you send it again, it counts for today."))


def _expect_version(mine: CheckIn | None, version: int) -> None:
    if (mine.version if mine else 0) != version:
        raise Refused(
            _(
                "You changed this check-in somewhere else meanwhile. What you see here is what you just sent; if you"
                " send it again, it counts."
            )
        )


def _write(mine: CheckIn, said: dict[str, Any], shown: dict[str, Any] | None) -> CheckIn | None:
    if said["saying"]:
        mine.said, mine.shown, mine.version = said, shown, mine.version + 1
        mine.save()
        return mine
    CheckIn.objects.filter(pk=mine.pk).delete()
    return None


@transaction.atomic
def show_nothing_by_itself(*, member: Member) -> None:
    """From the next check-in on, share nothing by default. Repeating it changes nothing."""
    _choose_usual(member, ())


def _choose_usual(member: Member, parts: Collection[str]) -> None:
    chosen = Showing.objects.of(member.pair, member.person).first()
    chosen = chosen or Showing(pair=member.pair, person=member.person)
    chosen.parts = sorted(parts)
    chosen.save()
