from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from mandorla.notices.logic.quiet import next_at
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import BY_THE_HOUR, Browser, Consent, Kind, Notice
from mandorla.notices.models.browser import hash_of
from mandorla.notices.reading import wishes_of
from mandorla.pairs.models import Pair
from mandorla.people.models import Device, Person
from mandorla.shared import clock

A_MONTH = timedelta(days=30)


@transaction.atomic
def notify(*, person: Person, pair: Pair, kind: Kind, link: str, key: str, due_at: datetime) -> None:
    """Put a notice in the outbox, in the caller's transaction, if `person` asked for this kind.

    `key` names what it is about, which is announced only once. Calling again while it waits changes when it is due.
    """
    if kind not in wishes_of(person).kinds:
        return
    if Notice.objects.filter(key=key).exists():
        Notice.objects.not_begun().filter(key=key, claim=None).update(due_at=due_at)
        return
    try:
        with transaction.atomic():
            day = clock.day_of(due_at, person.zone)
            Notice.objects.create(
                person=person, pair=pair, kind=kind, key=key, link=link, day=day, due_at=due_at
            )
    except IntegrityError:  # announced by another process, or the second that day
        return


@transaction.atomic
def withdraw(*, key: str) -> None:
    """Remove a notice from the outbox unless sending has begun. Repeating it changes nothing."""
    Notice.objects.not_begun().filter(key=key).delete()


@transaction.atomic
def ask_for(*, person: Person, wishes: Wishes, now: datetime) -> Consent:
    """Save which notices `person` wants, and how. Waiting notices of other kinds are deleted."""
    consent = Consent.objects.of(person).first() or Consent(person=person)
    consent.stored = wishes.to_json()
    consent.asks_at = next_at(wishes.hour, now, person.zone) if wishes.kinds & BY_THE_HOUR else None
    consent.save()
    Notice.objects.of(person).not_begun().exclude(kind__in=wishes.kinds).delete()
    return consent


@transaction.atomic
def ask_again(*, consent: Consent, now: datetime) -> None:
    """Move on to the next day's hour, whether or not there was something to announce today."""
    consent.asks_at = next_at(consent.wishes.hour, now, consent.person.zone)
    consent.save(update_fields=["asks_at"])


@transaction.atomic
def end_kind(*, person: Person, kind: Kind, now: datetime) -> None:
    """Send `person` no more notices of one kind. Repeating it changes nothing."""
    wishes = wishes_of(person)
    if kind in wishes.kinds:
        ask_for(person=person, wishes=replace(wishes, kinds=wishes.kinds - {kind}), now=now)


@transaction.atomic
def end_all(*, person: Person, now: datetime) -> None:
    """Send `person` no more notices of any kind. Repeating it changes nothing."""
    wishes = wishes_of(person)
    if wishes.kinds:
        ask_for(person=person, wishes=replace(wishes, kinds=frozenset()), now=now)


@transaction.atomic
def show_in(*, device: Device, subscription: dict[str, Any]) -> Browser:
    """Show notices in this browser, which belongs to whoever signed in there last. Repeating it changes nothing."""
    mark = hash_of(subscription["endpoint"])
    known = Browser.objects.filter(device=device, subscription_hash=mark).first()
    if known is None:
        Browser.objects.filter(subscription_hash=mark).delete()
        Browser.objects.filter(device=device).delete()
        known = Browser(person=device.person, device=device, subscription_hash=mark)
    known.subscription = subscription
    known.save()
    return known


@transaction.atomic
def show_no_more_in(*, browser: Browser) -> None:
    """Show no more notices in a browser. Repeating it changes nothing."""
    Browser.objects.filter(pk=browser.pk).delete()


@transaction.atomic
def forget_notices(*, now: datetime) -> None:
    """Delete notices that were settled or given up more than thirty days ago. Repeating it changes nothing."""
    Notice.objects.filter(day__lt=(now - A_MONTH).date(), due_at=None).delete()
