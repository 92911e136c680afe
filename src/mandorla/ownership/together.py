"""What two people shared, for one of them: everything the other had opened, and what both had agreed on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.urls import reverse

from mandorla.ownership.book import said
from mandorla.ownership.fields import above_of
from mandorla.ownership.gathering import Gathered, exported, gather, of_keepsake, titles
from mandorla.ownership.models import Keepsake
from mandorla.ownership.policy import FieldPolicy, data_policy
from mandorla.pairs.models import Member
from mandorla.pairs.parts import Taker
from mandorla.people.models import Person
from mandorla.shared.dates import in_words
from mandorla.shared.paging import Page, page_of

DAYS = ("day", "from_day", "agreed_on", "written_on", "shared_on", "opened_at")


@dataclass(frozen=True, slots=True)
class Thing:
    """One of them, ready to be shown."""

    title: str
    about: str
    lines: list[str]
    is_joint: bool
    voice: str  # the address of a recording, or nothing


def things_of(member: Member, now: datetime) -> tuple[list[dict[str, Any]], dict[str, bytes]]:
    """What `member` may read in their pair beside their own, and what they said to it, which is nowhere else: values
    that stand for themselves, without any number; and what they may hear, by the names that stand there.
    """
    there = gather(member.person, now, Taker(member.person, [member]))
    theirs = {one.row["id"] for one in there if not one.is_mine and one.pair_id == member.pair_id}
    found = [
        one
        for one in there
        if one.pair_id == member.pair_id
        and one.label in _under_the_pair_s_key()
        and (not one.is_mine or _is_of_both(one) or _is_said_to_them(theirs, one))
    ]
    names = {True: member.person.name, False: _name_of_other(member)}
    things = [
        {
            "table": one.label,
            "heading": one.heading,
            "is_of_both": _is_of_both(one),
            "name": "" if _is_of_both(one) else names[one.is_mine],
            "row": _values(one),
            **({"sound": one.media[0][0]} if one.media else {}),
        }
        for one in found
    ]
    return things, dict(one.media[0] for one in found if one.media)


def kept_by(person: Person, asked: str) -> Page[Thing]:
    """One page of what `person` has from spaces they left, the newest first. One query."""
    things = [(keepsake, thing) for keepsake in Keepsake.objects.of(person) for thing in keepsake.things]
    things.sort(key=lambda one: _day_of(one[1]), reverse=True)
    page = page_of(things, asked)
    return page.showing(_thing(*one) for one in page.rows)


def _name_of_other(member: Member) -> str:
    """Also of one who has left before; nothing, where they have erased their account."""
    beside = Member.objects.in_pair(member.pair).exclude(person=member.person).first()
    return beside.person.name if beside else ""


def _values(one: Gathered) -> dict[str, Any]:
    is_own = one.is_mine and not _is_of_both(one)
    fields = exported(apps.get_model(one.label))
    names = {field.name for field, line in fields if not (is_own and _is_copy(line))}
    return {name: value for name, value in one.row.items() if name in names and name not in NUMBERED}


def _is_of_both(one: Gathered) -> bool:
    """Whether both had agreed on it: what only one had proposed is withdrawn before."""
    return one.is_mine and one.label in _joint()


def _is_said_to_them(theirs: set[str], one: Gathered) -> bool:
    """Whether it hangs on something of the other's, also where they have taken that back or deleted it."""
    return any(one.row.get(name) in {None, *theirs} for name in _above(one.label))


NUMBERED = ("line", "number")


@cache
def _under_the_pair_s_key() -> frozenset[str]:
    return frozenset(
        policy.label for policy in data_policy() if any(_is_copy(line) for line in policy.fields)
    )


@cache
def _above(label: str) -> tuple[str, ...]:
    """By which columns a row of this table hangs on one of another."""
    model: type[Model] = apps.get_model(label)
    return tuple(field.name for field in above_of(model))


@cache
def _joint() -> frozenset[str]:
    return frozenset(
        policy.label
        for policy in data_policy()
        if not any(line.stored == "own_key" for line in policy.fields)
    )


def _is_copy(line: FieldPolicy) -> bool:
    return line.exported and line.stored == "pair_key"


def _thing(keepsake: Keepsake, found: dict[str, Any]) -> Thing:
    title, what = _titles()[found["table"]]
    about, voice = " · ".join(_about(found, title)), _voice(keepsake, found.get("sound"))
    return Thing(
        found["heading"] or title, about, list(said(of_keepsake(found), what)), found["is_of_both"], voice
    )


def _about(found: dict[str, Any], title: str) -> Iterator[str]:
    if found["heading"]:
        yield title
    if found["name"]:
        yield found["name"]
    if day := _day_of(found):
        yield in_words(date.fromisoformat(day))


def _voice(keepsake: Keepsake, name: str | None) -> str:
    """The address of a recording; nothing where there is none, or its file is gone."""
    return reverse("ownership:sound", args=[keepsake.pk, name]) if keepsake.place_of(name) else ""


def _day_of(found: dict[str, Any]) -> str:
    return next((str(found["row"][name])[:10] for name in DAYS if found["row"].get(name)), "")


@cache
def _titles() -> dict[str, tuple[str, dict[str, str]]]:
    return {label: (title, what) for label, title, what in titles()}
