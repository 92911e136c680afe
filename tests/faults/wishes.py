"""What two people wish for in every room: forms as their pages send them, with words that nobody else says.

A wish that was acknowledged is a row, and one row, however often and in whatever order its form arrived.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.urls import reverse

from mandorla.demo import cast
from mandorla.journal.tests.samples import locks
from mandorla.prompts.decks import catalogue
from mandorla.shared import clock
from mandorla.shared.ids import new_form_id
from mandorla.vault.fields import EncryptedField

LIGHT_ENOUGH = 3  # depths that are open to everybody at first
GRANTED = (200, 204, 302, 303)
SAID = re.compile(r"wish (\d+) of")
Fields = dict[str, Any]

# In each {words} stand words of its own.
AGAIN: list[tuple[str, dict[str, str], Fields]] = [
    ("checkins:shares", {}, {"text": "{words}"}),
    ("asks:good_news", {}, {"text": "{words}"}),
    (
        "appreciation:new",
        {},
        {"kind": "thanks", "what": "{words}", "when": "on Sunday", "choice": "send", "is_meant": "on"},
    ),
    ("promises:new", {}, {"will": "{words}", "to": "other", "is_meant": "on"}),
    (
        "promises:owning",
        {},
        {"did": "{words}", "effect": "You ate alone", "offer": "I text before six", "is_meant": "on"},
    ),
    (
        "promises:word_new",
        {"kind": "mind"},
        {
            "about": "{words}",
            "before": "",
            "now": "I want it",
            "why": "I saw it",
            "number": "0",
            "choice": "open",
        },
    ),
    ("repair:new", {}, {"feel": "sad", "about": "{words}", "need": "an evening with you", "is_meant": "on"}),
    ("repair:look_new", {}, {"felt": "{words}"}),
    ("repair:friend", {}, {"text": "{words}"}),
    (
        "prompts:answer",
        {"slug": "{slug}"},
        {"text": "{words}", "rule": "both", "version": "0", "is_meant": "on"},
    ),
]
# What there is once a day or once at all, or only so many of: a row each, by its table.
ONCE: list[tuple[str, str, dict[str, str], Fields]] = [
    ("affection.Ask", "affection:affection", {}, {"act": "hug-before-shoes"}),
    ("affection.Preference", "affection:marks", {}, {"hug-before-shoes": "like"}),
    ("appreciation.Plan", "appreciation:plan", {}, {"moment": "we eat", "act": "thank you", "hour": "19"}),
    ("checkins.CheckIn", "checkins:checkin", {}, {"day": "{day}", "version": "0", "note": "For myself"}),
    ("drafts.Draft", "checkins:draft", {}, {"text": "Half a"}),
    ("checkins.Habit", "checkins:habits", {}, {"act": "Tea on the stairs", "hour": "evening"}),
    (
        "insights.Pulse",
        "insights:pulse",
        {"questionnaire": "closeness"},
        {f"item{one}": "3" for one in range(6)},
    ),
    ("journal.Journal", "journal:beginning", {}, {"locks": "{locks}", "version": "0"}),
    ("moments.Window", "moments:windows", {}, {"days": ["1", "3"], "starts": "20:00", "minutes": "60"}),
    ("notices.Consent", "notices:choices", {}, {"hour": "18", "kinds": ["written"]}),
    ("pairs.AgreementEntry", "pairs:agreement", {}, {"text": "The window stays open", "section": "ours"}),
    ("pairs.Boundary", "pairs:boundaries", {}, {"ceiling": "3", "cadence": "daily"}),
    ("repair.Parked", "repair:parked", {}, {"text": "The summer"}),
    ("repair.Phrase", "repair:phrases", {}, {"text": "I am with you"}),
    (
        "talks.Talk",
        "talks:guide",
        {"script": "listening-short"},
        {"mode": "two", "manner": "written", "first": "me"},
    ),
]


@dataclass(frozen=True, slots=True)
class Wish:
    """A form on its way; `number` stands in its words. One that has none is known by its table."""

    number: int
    path: str
    fields: Fields
    table: str = ""


def once(pair: object) -> list[Wish]:
    """One wish for each thing of which there is one."""
    known = {
        "day": clock.day_of(clock.now(), ZoneInfo(cast.NOOR.zone)).isoformat(),
        "locks": json.dumps(locks()),
    }
    return [
        _wish(-number, name, pair, parts, fields, known, table)
        for number, (table, name, parts, fields) in enumerate(ONCE, start=1)
    ]


def again(pair: object, *, first: int = 0, step: int = 1) -> Iterator[Wish]:
    """Wishes without end, room by room, numbered from `first` on; two who wish take turns with the numbers."""
    decks = (deck for deck in catalogue().decks if not deck.is_opt_in)
    slugs = [prompt.slug for deck in decks for prompt in deck.prompts if prompt.depth <= LIGHT_ENOUGH]
    number = first
    while True:
        turn = number // step
        name, parts, fields = AGAIN[turn % len(AGAIN)]
        question = turn // len(AGAIN) * step + number % step  # nobody answers one twice
        if name == "prompts:answer" and question >= len(slugs):
            name, parts, fields = AGAIN[0]  # every question has its answer
        slug = slugs[question % len(slugs)]
        known = {"words": f"This is wish {number} of a long evening.", "slug": slug}
        yield _wish(number, name, pair, parts, fields, known)
        number += step


def _wish(
    number: int,
    name: str,
    pair: object,
    parts: dict[str, str],
    fields: Fields,
    known: Fields,
    table: str = "",
) -> Wish:
    place = {key: value.format(**known) for key, value in parts.items()}
    path = reverse(name, kwargs=place if name.startswith("notices:") else {"pair": pair, **place})
    said = {key: _filled(value, known) for key, value in fields.items()}
    return Wish(number, path, {**said, "operation": str(new_form_id())}, table)


def _filled(value: Any, known: Fields) -> Any:
    return value.format(**known) if isinstance(value, str) else value


def granted() -> tuple[dict[str, int], dict[str, int]]:
    """How many rows say each number, and how many rows each table has."""
    said: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    for model in apps.get_models():
        secret = [one.attname for one in model._meta.concrete_fields if isinstance(one, EncryptedField)]
        for row in model._base_manager.all() if secret else ():
            rows[model._meta.label] += 1
            words = " ".join(str(getattr(row, name)) for name in secret)
            said.update(set(SAID.findall(words)))
    return said, rows


def all_are_granted_once(acknowledged: set[int], unheard: set[int], said: dict[str, int]) -> None:
    """Each acknowledged wish is one row; one that nobody answered may be a row, and is no second."""
    counted = {int(number): count for number, count in said.items()}
    assert {number for number in acknowledged if counted.get(number, 0) == 0} == set(), "lost"
    assert {number for number, count in counted.items() if count > 1} == set(), "doubled"
    assert counted.keys() <= acknowledged | unheard, "rows that nobody wished for"
