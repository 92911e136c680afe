"""What somebody said in talks of spaces that they have left: their own words, and their own voice."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.urls import reverse

from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.shared.paging import Page, page_of
from mandorla.talks.log import has_words
from mandorla.talks.logic.state import value_from
from mandorla.talks.models import Line, Talk
from mandorla.talks.reading import Entry, worded
from mandorla.talks.scripts import scripts


@dataclass(frozen=True, slots=True)
class KeptTalk:
    """What one of the two said in a talk, in its order."""

    title: str
    day: date | None
    entries: list[Entry]


def page_kept(person: Person, asked: str) -> Page[KeptTalk]:
    """One page of talks in spaces that `person` has left, the newest first. Three queries."""
    left = Member.objects.pairs_left_by(person)
    spoke = Exists(Line.objects.by(person).filter(talk=OuterRef("pk")))
    page = page_of(Talk.objects.over().filter(spoke, pair__in=left), asked)
    said: dict[UUID, list[Any]] = defaultdict(list)
    for line in Line.objects.by(person).filter(talk__in=page.rows).order_by("talk", "seq"):
        if has_words(line.own):
            said[line.talk_id].append(line.own)
    rows = [_kept(person, talk, said[talk.pk]) for talk in page.rows]
    return page.showing(row for row in rows if row.entries)


def _kept(person: Person, talk: Talk, said: list[Any]) -> KeptTalk:
    script = scripts().get(talk.script)
    entries = [
        worded(
            talk, one["step"], value_from(one["value"]), name=person.name, is_mine=True, heard_at=_heard_at
        )
        for one in said
    ]
    return KeptTalk(script.title if script else "", talk.ended_on, entries)


def _heard_at(note: UUID) -> str:
    return reverse("talks:kept_voice", args=[note])
