"""Scheduled work for the weekly letter."""

import logging
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from mandorla.notices.actions import notify
from mandorla.notices.models import Consent, Kind
from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.prompts.daily import MOST
from mandorla.shared import clock
from mandorla.vault.errors import VaultError

log = logging.getLogger(__name__)

SUNDAY = 6


def tell_of_letters(*, now: datetime, most: int = MOST) -> None:
    """Tell whoever asked for it, on Sunday at their hour, that the letter is there. Repeating it changes nothing.

    It comes before today's question: whoever hears of the letter does not hear of the question that day.
    """
    for consent in Consent.objects.asking(now).select_related("person")[:most]:
        if clock.day_of(now, consent.person.zone).weekday() == SUNDAY:
            try:
                _tell_of_letter(consent.person, now)
            except VaultError as reason:
                log.warning("no letter for person %s: %s", consent.person_id, type(reason).__name__)


@transaction.atomic
def _tell_of_letter(person: Person, now: datetime) -> None:
    member = Member.objects.of(person).first()
    if member is not None:
        link = reverse("home:letter", args=[member.pair_id])
        key = f"letter:{person.pk}:{clock.day_of(now, person.zone)}"
        notify(person=person, pair=member.pair, kind=Kind.LETTER, link=link, key=key, due_at=now)
