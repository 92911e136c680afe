"""Many generated pairs, written straight into the tables: what a large server holds, made in a minute or two."""

import os
import random
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from mandorla.pairs.models import Member, Pair, Side
from mandorla.people.middleware import DEVICE
from mandorla.people.models import Device, Person
from mandorla.people.models.device import token_hash
from mandorla.prompts.decks import catalogue
from mandorla.prompts.logic.catalogue import Prompt
from mandorla.prompts.models import Answer, Exchange, Offer, Rule
from mandorla.shared.ids import new_id
from mandorla.vault import hostkey
from mandorla.vault.logic import cipher
from mandorla.vault.models import DataKey

BATCH = 500
SENTENCE = (
    "the quiet of the kitchen before anybody is up and the kettle that takes its time while I stand "
    "there and think of you and of the bus that came late and the neighbor who waved as if we had "
    "known each other for years"
)
WORDS = SENTENCE.split()


@dataclass(frozen=True, slots=True)
class Sample:
    """A pair that will be visited: one of its two, their session, and how many answers they have."""

    pair: Pair
    person: Person
    other: Person
    session: str


def seed(pairs: int, visited: int, answers: int, now: datetime) -> list[Sample]:
    """Write `pairs` pairs; `visited` of them, spread evenly, get `answers` answers each side, the others two."""
    every = max(1, pairs // visited)
    dice = random.Random(7)
    samples: list[Sample] = []
    for first in range(0, pairs, BATCH):
        batch = begin(first, min(first + BATCH, pairs), now)
        rich = [row for number, row in enumerate(batch, first) if number % every == 0]
        _answer([row for row in batch if row not in rich], 2, dice, now)
        _answer(rich, answers, dice, now)
        samples += [_visit(*row, now) for row in rich[: visited - len(samples)]]
    return samples


def begin(first: int, last: int, now: datetime) -> list[tuple[Pair, Person, Person]]:
    """Write the pairs numbered from `first` to before `last`, with their people, keys and offers."""
    batch = [_pair(number, now) for number in range(first, last)]
    _write(batch, now)
    return batch


def texts(dice: random.Random) -> str:
    """About 200 characters that mean nothing."""
    return " ".join(dice.choice(WORDS) for _ in range(40))


def _pair(number: int, now: datetime) -> tuple[Pair, Person, Person]:
    day = (now - timedelta(days=200)).date()
    left = Person(username=f"left-{number}", hue=3, time_zone="Europe/Berlin", password="!", is_adult=True)
    right = Person(username=f"right-{number}", hue=17, time_zone="Europe/Berlin", password="!", is_adult=True)
    return Pair(kind="partners", place="together", begun_on=day), left, right


def _write(batch: list[tuple[Pair, Person, Person]], now: datetime) -> None:
    DataKey.objects.bulk_create(_keys(row.pk for rows in batch for row in rows))
    people = [person for _, *two in batch for person in two]
    for person in people:
        person.display_name = person.username.title()
    Person.objects.bulk_create(people)
    Pair.objects.bulk_create([pair for pair, *_ in batch])
    Member.objects.bulk_create(
        Member(pair=pair, person=person, side=side, joined_on=pair.begun_on)
        for pair, left, right in batch
        for person, side in ((left, Side.LEFT), (right, Side.RIGHT))
    )
    today = now.date()
    Offer.objects.bulk_create(
        Offer(pair=pair, day=today + timedelta(days=ahead), slug="everyday-red-light")
        for pair, *_ in batch
        for ahead in (-1, 0, 1)
    )


def _keys(owners: Iterator[Any]) -> list[DataKey]:
    host = hostkey.load(settings.MANDORLA_HOST_KEY_FILE)[0]
    rows = []
    for owner in owners:
        key_id = new_id()
        wrapped = cipher.wrap(
            os.urandom(32), host=host.aead, key_id=key_id, owner=owner, nonce=os.urandom(12)
        )
        rows.append(DataKey(id=key_id, owner=owner, wrapped=wrapped, host_key_id=host.id))
    return rows


def prompts() -> list[Prompt]:
    """The questions that generated pairs answer: every one a pair of partners may meet without opting in."""
    return [
        one
        for one in catalogue()
        if "partners" in one.kinds and "together" in one.places and not one.is_opt_in
    ]


def _answer(rows: list[tuple[Pair, Person, Person]], count: int, dice: random.Random, now: datetime) -> None:
    exchanges, answers = [], []
    for pair, *two in rows:
        for number, prompt in enumerate(prompts()[:count]):
            then = now - timedelta(days=count - number)
            one = Exchange(
                pair=pair,
                slug=prompt.slug,
                version=1,
                depth=prompt.depth,
                begun_on=then.date(),
                opened_on=then.date(),
            )
            exchanges.append(one)
            for person in two:
                text = texts(dice)
                answers.append(
                    Answer(
                        pair=pair,
                        exchange=one,
                        author=person,
                        day=then.date(),
                        rule=Rule.BOTH,
                        text=text,
                        opened_text=text,
                        sealed_at=then,
                        opens_at=then,
                    )
                )
    Exchange.objects.bulk_create(exchanges, batch_size=2000)
    Answer.objects.bulk_create(answers, batch_size=1000)


def sign_in(person: Person, now: datetime) -> str:
    """The session key of a device on which `person` is signed in from now on."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    token = store[DEVICE] = secrets.token_urlsafe(32)
    store.save()
    Device.objects.create(person=person, token_hash=token_hash(token), name="Firefox", began_on=now.date())
    return str(store.session_key)


def _visit(pair: Pair, left: Person, right: Person, now: datetime) -> Sample:
    return Sample(pair, left, right, sign_in(left, now))
