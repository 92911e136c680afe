"""Sends claimed notices, checking again what each person wants, and using each channel once."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from django.utils import translation

from mandorla.notices import mail, outbox, push
from mandorla.notices.actions import show_no_more_in
from mandorla.notices.models import ONE_A_DAY, PASSING, Browser, Consent, Effect, Kind, Notice
from mandorla.notices.reading import browsers_of, confirmed_address
from mandorla.notices.ways import Gone, Refused, Unreached
from mandorla.pairs.models import Boundary, Member
from mandorla.pairs.models.boundary import newest
from mandorla.shared import clock

LATEST = timedelta(days=7)  # what could not be sent for this long is no longer news

log = logging.getLogger(__name__)


def deliver(claim: UUID, tell: Callable[[], datetime]) -> None:
    """Send the notices of `claim`. `tell` returns the time. Running it again, even after a crash, sends the rest."""
    rows = Notice.objects.held_by(claim).select_related("person", "pair").order_by("person_id", "id")
    for _person, of_one in groupby(list(rows), key=lambda notice: notice.person_id):
        for notice, others in _told_together(list(of_one)):
            try:
                _deliver(notice, others, tell())
            except (
                Exception
            ):  # one that cannot be sent does not block the others; it is retried when the lease expires
                log.exception("a notice was not sent")


def _told_together(notices: list[Notice]) -> list[tuple[Notice, list[Notice]]]:
    """New writing is announced once, however much there is; what was begun before continues separately."""
    fresh = [one for one in notices if one.kind == Kind.WRITTEN and not one.is_begun]
    alone: list[tuple[Notice, list[Notice]]] = [(one, []) for one in notices if one not in fresh]
    return [*alone, (fresh[0], fresh[1:])] if fresh else alone


def _deliver(notice: Notice, others: list[Notice], now: datetime) -> None:
    consent = Consent.objects.of(notice.person).first()
    if consent is None or not _is_wanted(notice, consent, now):
        for one in (notice, *others):
            outbox.settle(one)
        return
    quiet = consent.wishes.quiet
    until = quiet.over_at(now, notice.person.zone) if quiet else now
    if until > now and notice.kind in PASSING:
        outbox.settle(notice)
    elif until > now:
        for one in (notice, *others):
            outbox.postpone(one, until)
    elif outbox.begin(notice, others):
        with translation.override(notice.person.language):
            _send(notice, consent, now)


def _is_wanted(notice: Notice, consent: Consent, now: datetime) -> bool:
    """Whether it may still be sent: wanted, not too old, not during a rest, and nobody has left since."""
    person = notice.person
    today = clock.day_of(now, person.zone)
    if notice.kind not in consent.wishes.kinds or not person.is_active:
        return False
    if today > notice.day + (timedelta(0) if notice.kind in ONE_A_DAY else LATEST):
        return False
    boundaries = list(Boundary.objects.of(notice.pair).filter(person=person))
    if newest(boundaries, person).is_paused_on(today):
        return False
    here = set(Member.objects.here().filter(pair=notice.pair).values_list("person_id", flat=True))
    return person.id in here and (notice.kind != Kind.WRITTEN or len(here) == 2)


def _send(notice: Notice, consent: Consent, now: datetime) -> None:
    gone = set(notice.effects.values_list("way", flat=True))
    ways: list[tuple[str, Callable[[], None]]] = []
    address = confirmed_address(notice.person) if consent.wishes.is_by_email else ""
    if address:
        ways.append((mail.WAY, lambda: mail.send(notice, consent, address)))
    ways += [(push.way_to(browser), _to(browser, notice)) for browser in browsers_of(notice.person)]
    reached = [_go(notice, way, send) for way, send in ways if way not in gone]
    if all(reached) or notice.kind in PASSING:
        outbox.settle(notice)
    else:
        outbox.try_later(notice, now)


def _to(browser: Browser, notice: Notice) -> Callable[[], None]:
    def send() -> None:
        try:
            push.send(notice, browser)
        except Gone:
            show_no_more_in(browser=browser)
            raise

    return send


def _go(notice: Notice, way: str, send: Callable[[], None]) -> bool:
    """Whether nothing is left to do on this way."""
    try:
        send()
    except Unreached:
        return False
    except Refused as refusal:
        log.warning("a notice was refused: %s", type(refusal).__name__)
        return True
    Effect.objects.get_or_create(notice=notice, way=way)
    return True
