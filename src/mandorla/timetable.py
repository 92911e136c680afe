"""What runs when. The worker calls `tick` every 15 minutes; every part of it is safe to repeat."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django_q.models import Schedule, Task
from django_q.tasks import async_task

from mandorla.affection import actions as affection
from mandorla.appreciation import reminding
from mandorla.backups import making
from mandorla.checkins import actions as checkins
from mandorla.home import posting
from mandorla.moments import beginning
from mandorla.notices import actions as notices
from mandorla.notices import delivery, outbox, vapid
from mandorla.ownership import actions as ownership
from mandorla.pairs import actions as pairs
from mandorla.people import actions as people
from mandorla.people import setup
from mandorla.prompts import daily
from mandorla.shared import clock
from mandorla.suggestions import actions as suggestions
from mandorla.suggestions import daily as suggesting
from mandorla.talks import actions as talks
from mandorla.vault import sweeping

log = logging.getLogger(__name__)

NAME = "timetable"
FUNCTION = "mandorla.timetable.tick"
DELIVERY = "mandorla.timetable.deliver"
MINUTES = 15
A_TURN = timedelta(minutes=MINUTES)
A_MONTH = timedelta(days=30)


def set_up(now: datetime) -> None:
    """Add the timetable to the queue's schedule. Calling it again changes nothing."""
    how = {"func": FUNCTION, "schedule_type": Schedule.MINUTES, "minutes": MINUTES, "repeats": -1}
    follow_clock(now)
    if not Schedule.objects.filter(name=NAME).update(**how):
        Schedule.objects.create(name=NAME, next_run=now, kwargs=_done_until(now), **how)
    first = Schedule.objects.filter(name=NAME).order_by("id").first()
    if first:  # two workers that started at the same instant have added it twice
        Schedule.objects.filter(name=NAME).exclude(pk=first.pk).delete()


def follow_clock(now: datetime) -> None:
    """Keep the timetable going after the clock is set back, when its next run would otherwise be too far away."""
    Schedule.objects.filter(name=NAME, next_run__gt=now + 2 * A_TURN).update(next_run=now)


def tick(since: str) -> None:
    """Do what has become due since `since`, and record how far it got."""
    now = clock.now()
    keep(since=datetime.fromisoformat(since), now=now)
    Schedule.objects.filter(name=NAME).update(kwargs=_done_until(now))


def keep(*, since: datetime, now: datetime) -> None:
    """Do what is due between two instants. A part that fails is reported and does not stop the others."""
    parts: tuple[Callable[[], object], ...] = (
        vapid.make_ready,
        partial(daily.write_offers, now=now),
        partial(suggesting.write_choices, now=now),
        partial(daily.tell_of_openings, since=since, now=now),
        partial(beginning.tell_of_beginnings, now=now),  # at most one of these four comes on a day
        partial(reminding.remind, now=now),
        partial(posting.tell_of_letters, now=now),  # before the question, which then sends no notice that day
        partial(daily.tell_of_questions, now=now),
        partial(send_notices, now=now),
        partial(notices.forget_notices, now=now),
        partial(checkins.forget_shown, now=now),
        partial(people.forget_moves, now=now),
        partial(affection.forget_outdated, now=now),
        partial(suggestions.forget_outdated, now=now),
        partial(talks.close_what_lapsed, now=now),
        partial(people.forget_operations, now=now),
        partial(pairs.forget_invitations, now=now),
        partial(ownership.close_left_pairs, now=now),
        partial(ownership.forget_erased, now=now),
        partial(forget_tasks, now=now),
        partial(sweeping.sweep, now=now),
        partial(making.make_nightly, now=now),
        setup.retire,
    )
    for part in parts:
        try:
            part()
        except Exception:
            log.exception("a part of the timetable failed")


@transaction.atomic
def send_notices(*, now: datetime) -> None:
    """Claim the notices that are due and hand them to the queue, in one transaction."""
    for claim in outbox.claim(now=now):
        async_task(DELIVERY, str(claim))


def deliver(claim: str) -> None:
    """Send the notices of a claim. The queue retries it if a worker dies; nothing is sent twice."""
    delivery.deliver(UUID(claim), clock.now)


def forget_tasks(*, now: datetime) -> None:
    """Delete the results of queue tasks older than thirty days."""
    Task.objects.filter(stopped__lt=now - A_MONTH).delete()


def is_late(now: datetime) -> bool:
    """Whether the timetable is overdue, because no worker is running it."""
    in_time = Schedule.objects.filter(name=NAME, next_run__gt=now - A_TURN, next_run__lte=now + 2 * A_TURN)
    return not in_time.exists()


def _done_until(instant: datetime) -> str:
    # The queue passes it to the next `tick`.
    return repr({"since": instant.isoformat()})
