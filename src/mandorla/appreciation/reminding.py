"""Scheduled work for plans: reminds the people who asked for it, at their hour."""

import logging
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from mandorla.appreciation.actions import remind_again
from mandorla.appreciation.models import Plan
from mandorla.notices.actions import notify
from mandorla.notices.models import Kind
from mandorla.shared import clock
from mandorla.vault.errors import VaultError

log = logging.getLogger(__name__)

MOST = 5_000


def remind(*, now: datetime, most: int = MOST) -> None:
    """Put a reminder in the outbox for each plan whose hour has come, then move it to the next day."""
    for plan in Plan.objects.due(now).select_related("person", "pair")[:most]:
        with transaction.atomic():
            try:
                _remind(plan, now)
                remind_again(plan=plan, now=now)
            except VaultError as reason:
                log.warning("no reminder for person %s: %s", plan.person_id, type(reason).__name__)


def _remind(plan: Plan, now: datetime) -> None:
    link = reverse("appreciation:new", args=[plan.pair_id])
    key = f"plan:{plan.pk}:{clock.day_of(now, plan.person.zone)}"
    notify(person=plan.person, pair=plan.pair, kind=Kind.REMINDER, link=link, key=key, due_at=now)
