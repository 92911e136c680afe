from datetime import datetime, timedelta
from functools import cache, partial
from uuid import UUID

from django.apps import apps
from django.db import models, transaction

from mandorla.ownership.actions.key_ending import end_key
from mandorla.ownership.fields import emptied, has_own_words_below, own_fields, pair_fields, references_to
from mandorla.ownership.policy import data_policy
from mandorla.pairs.models import Member, Pair
from mandorla.people.models import Person
from mandorla.vault import wal
from mandorla.vault.router import CONTENT

A_MONTH = timedelta(days=30)


def close_left_pairs(*, now: datetime) -> None:
    """Close every pair that nobody has been in for thirty days, so that what was under its key is gone. Scheduled."""
    before = (now - A_MONTH).date()
    here = Member.objects.filter(pair=models.OuterRef("pk")).exclude(left_on__lt=before)
    for pair in Pair.objects.filter(~models.Exists(here), closed_on=None):
        close_pair(pair_id=pair.pk, now=now)


@transaction.atomic
def close_pair(*, pair_id: UUID, now: datetime) -> None:
    """Overwrite what is under a pair's key, then destroy the key. What each wrote stays theirs. Safe to repeat."""
    pair = Pair.objects.select_for_update().get(pk=pair_id)
    if pair.closed_on is None:
        for model in apps.get_models():
            _empty(model, pair)
        Pair.objects.filter(pk=pair_id).update(closed_on=now.date())
        end_key(owner=pair_id)
        transaction.on_commit(partial(wal.truncate, CONTENT))


@transaction.atomic
def forget_erased(*, now: datetime) -> None:
    """Delete erased accounts that nothing refers to any more. Scheduled."""
    there = Member.objects.filter(person=models.OuterRef("pk"))
    for person in Person.objects.filter(~models.Exists(there), erased_on__isnull=False):
        if not _is_referred_to(person):
            person.delete()


def _is_referred_to(person: Person) -> bool:
    """Also by rows of a pair that somebody left, and that came back from their file without the other's place."""
    return any(
        field.model._base_manager.filter(**{field.name: person}).exists() for field in references_to(Person)
    )


def _empty(model: type[models.Model], pair: Pair) -> None:
    """In one table, delete joint rows; where words belong to their author, empty only the shared copy."""
    is_joint = pair_fields(model) and not own_fields(model) and not has_own_words_below(model)
    if is_joint or model._meta.label in _kept_for_the_two():
        model._base_manager.filter(pair=pair).delete()
    elif pair_fields(model):
        for row in model._base_manager.filter(pair=pair):
            emptied(row, pair_fields(model))


@cache
def _kept_for_the_two() -> frozenset[str]:
    return frozenset(
        policy.label for policy in data_policy() if all(line.kept == "pair" for line in policy.fields)
    )
