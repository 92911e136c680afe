"""What runs when. The worker calls `tick` every quarter of an hour; each part is safe to repeat."""

from datetime import datetime

from django_q.models import Schedule

NAME = "timetable"
MINUTES = 15


def set_up(now: datetime) -> None:
    """Enter the timetable into the queue's schedule; repeating it changes nothing."""
    if not Schedule.objects.filter(name=NAME).exists():
        Schedule.objects.create(
            name=NAME,
            func="mandorla.timetable.tick",
            schedule_type=Schedule.MINUTES,
            minutes=MINUTES,
            next_run=now,
        )


def tick() -> None:
    """Do whatever is due."""
