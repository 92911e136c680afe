"""Scheduled work for agreed times: notifies people who want it in the 15 minutes before one begins."""

import logging
from datetime import datetime, timedelta

from django.db import transaction

from mandorla.moments import telling
from mandorla.moments.actions import look_ahead
from mandorla.moments.logic.windows import Span, current, upcoming
from mandorla.moments.models import Window
from mandorla.moments.zones import zone_of
from mandorla.pairs.models import Member
from mandorla.vault.errors import VaultError

log = logging.getLogger(__name__)

SHORTLY = timedelta(minutes=15)  # a step of the timetable
MOST = 5_000


def tell_of_beginnings(*, now: datetime, most: int = MOST) -> None:
    """Put a notice in the outbox for each of the two when a time begins, then move on to the next one."""
    for window in Window.objects.beginning(now + SHORTLY).select_related("pair")[:most]:
        with transaction.atomic():
            try:
                _tell(window, now)
            except VaultError as reason:
                log.warning("no beginning for window %s: %s", window.pk, type(reason).__name__)


def _tell(window: Window, now: datetime) -> None:
    members = list(Member.objects.here().in_pair(window.pair))
    if not members:
        Window.objects.filter(pk=window.pk).update(next_at=None)
        return
    # In the current zone of the person who proposed it: they may have moved since.
    by = next((one for one in members if one.person_id == window.proposer_id), members[0])
    span = _near(window, by, now)
    if span and not window.is_running(now):
        for member in members:
            telling.of_beginning(member, window, span.starts, now)
    look_ahead(window=window, member=by, after=span.starts if span else now)


def _near(window: Window, member: Member, now: datetime) -> Span | None:
    """The time under way, or else about to begin; None if there is neither, as after a night without a worker."""
    zone = zone_of(window, member)
    span = current(window.when, zone, now) or upcoming(window.when, zone, now)
    return span if span and span.starts <= now + SHORTLY else None
