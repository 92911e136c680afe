from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from mandorla.live import bus
from mandorla.people.logic.devices import name_of
from mandorla.people.models import Device, Operation, Person
from mandorla.people.models.device import token_hash

A_MONTH = timedelta(days=30)


@transaction.atomic
def begin_device(*, person: Person, token: str, user_agent: str, now: datetime) -> Device:
    """Record the browser in which `person` has just signed in. Repeating it changes nothing."""
    known = Device.objects.with_token(token).first()
    if known:
        return known
    return Device.objects.create(
        person=person, token_hash=token_hash(token), name=name_of(user_agent), began_on=now.date()
    )


@transaction.atomic
def end_device(*, device: Device) -> None:
    """Sign a browser out immediately, including its open streams."""
    Device.objects.filter(pk=device.pk).delete()
    transaction.on_commit(lambda: bus.close(device.listener))


@transaction.atomic
def end_other_devices(*, person: Person, keep: Device | None) -> None:
    """Sign `person` out everywhere except on `keep`. Repeating it changes nothing."""
    for device in Device.objects.of(person):
        if keep is None or device.pk != keep.pk:
            end_device(device=device)


@transaction.atomic
def describe_self(
    *, person: Person, display_name: str, hue: int, time_zone: str, language: str, now: datetime
) -> Person:
    """Set the name, color, time zone and language of `person`.

    A new time zone applies to their own pages at once, and to the day they share with others from the next one on.
    """
    has_moved = time_zone != person.time_zone
    clocks = person.clocks.moved_to(ZoneInfo(time_zone), now)
    person.display_name, person.hue, person.language = display_name, hue, language
    person.time_zone, person.zone_since = time_zone, clocks.since
    person.zone_before = clocks.before.key if clocks.before else ""
    person.save(update_fields=["display_name", "hue", "time_zone", "zone_before", "zone_since", "language"])
    for name in settings.MANDORLA_ON_MOVING if has_moved else ():
        import_string(name)(person=person, now=now)
    return person


@transaction.atomic
def reset_password(*, person: Person, password: str, now: datetime) -> None:
    """Give an account a new password, as the host can, and sign it out everywhere.

    The person is told at sign-in, until they choose a password of their own.
    """
    person.set_password(password)
    person.is_active, person.reset_on = True, now.date()
    person.save(update_fields=["password", "is_active", "reset_on"])
    end_other_devices(person=person, keep=None)


@transaction.atomic
def drop_second_steps(*, person: Person) -> None:
    """Remove an account's passkeys, codes and recovery codes, so that its password alone is enough."""
    Authenticator.objects.filter(user=person).delete()


@transaction.atomic
def forget_reset(*, person: Person) -> None:
    """Record that the owner has chosen a password of their own. Repeating it changes nothing."""
    Person.objects.filter(pk=person.pk, reset_on__isnull=False).update(reset_on=None)


@transaction.atomic
def forget_moves(*, now: datetime) -> None:
    """Forget a person's previous time zone once the new one applies everywhere."""
    moved = Person.objects.filter(zone_since__lt=now.date() - timedelta(days=1))
    moved.update(zone_before="", zone_since=None)


@transaction.atomic
def choose_help_with_words(*, person: Person, is_wanted: bool, may_ask_model: bool = False) -> None:
    """Turn hints, and the button for other wordings, on or off for `person`."""
    person.has_help_with_words, person.may_ask_model = is_wanted, may_ask_model
    person.save(update_fields=["has_help_with_words", "may_ask_model"])


@transaction.atomic
def choose_look(*, person: Person, is_neutral: bool) -> None:
    """Show `person` the app under its own name and icon, or neutral ones."""
    person.is_neutral = is_neutral
    person.save(update_fields=["is_neutral"])


@transaction.atomic
def forget_operations(*, now: datetime) -> None:
    """Delete operations older than thirty days; those forms will not be sent again."""
    Operation.objects.filter(made_on__lt=(now - A_MONTH).date()).delete()
