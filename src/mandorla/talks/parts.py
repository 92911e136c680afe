"""Talks, for whoever takes everything with them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from mandorla.pairs.parts import Part, Taker
from mandorla.talks.models import Line, Talk, Understanding
from mandorla.talks.scripts import scripts


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """Talks of both, one's own words in them, what both kept together, and how well one felt understood."""
    person = taker.person
    talks = [talk for member in taker.members for talk in Talk.objects.of(member.pair).begun().order_by("pk")]
    left = Talk.objects.begun().filter(lines__author=person).exclude(pk__in=[talk.pk for talk in talks])
    yield Part([*talks, *left.distinct().order_by("pk")], _title)
    lines = [*Line.objects.by(person).select_related("talk").order_by("talk_id", "seq")]
    for member in taker.members:
        theirs = Line.objects.visible_to(member).exclude(author=person).select_related("talk")
        lines += [*theirs.order_by("talk_id", "seq")]
    yield Part(lines, lambda row: _title(row.talk))
    felt = [*Understanding.objects.by(person).order_by("day", "talk_id")]
    for member in taker.members:
        felt += [*Understanding.objects.visible_to(member).exclude(person=person).order_by("day", "talk_id")]
    yield Part(felt)


def _title(talk: Any) -> str:
    known = scripts().get(talk.script)
    return known.title if known else ""
