"""The acts, loaded from content and checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mandorla.affection.logic.acts import APART, EFFORTS, TOGETHER, Act
from mandorla.library.checking import check_rows, check_unique
from mandorla.library.reading import ContentProblem, Document, Problem, document
from mandorla.pairs.models import Kind, Pair

FILE = "acts.yaml"
PLACES = (TOGETHER, APART)
LONGEST = 90


@dataclass(frozen=True, slots=True)
class Group:
    """Acts shown together on the page: the same place and the same effort."""

    place: str
    effort: int
    acts: tuple[Act, ...]


@cache
def acts() -> Mapping[str, Act]:
    """All acts by slug, in the order of the file, read once per process; an invalid file raises `ContentProblem`."""
    found = document(FILE)
    problems = sorted(check_acts(found))
    if problems:
        raise ContentProblem(problems)
    return {row["id"]: _act(row) for row in found.body}


@cache
def acts_of_kind(kind: str) -> tuple[Act, ...]:
    """The acts for a kind of pair."""
    return tuple(act for act in acts().values() if kind in act.kinds)


@cache
def groups_of(kind: str, place: str) -> tuple[Group, ...]:
    """The acts for a kind of pair: those for where they live first, then by effort."""
    groups = []
    known: set[str] = set()
    for here in sorted(PLACES, key=lambda one: one != place):
        for effort in EFFORTS:
            found = [act for act in acts_of_kind(kind) if here in act.places and act.effort == effort]
            groups.append(Group(here, effort, tuple(act for act in found if act.slug not in known)))
            known |= {act.slug for act in found}
    return tuple(groups)


def act_for(pair: Pair, slug: str) -> Act | None:
    """The act with this slug, if it suits such a pair."""
    act = acts().get(slug)
    return act if act and pair.kind in act.kinds else None


def check_acts(document: Document) -> Iterator[Problem]:
    """Each act has a unique id and sentence, an effort from 1 to 3, and valid places and kinds of pair."""
    rows = document.body
    yield from check_rows(document, rows, needed=("id", "text", "effort"), allowed=("place", "kinds"))
    for part in ("id", "text"):
        yield from check_unique(document, rows, part)
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict):
            yield from _check_act(document, row)


def _check_act(document: Document, row: dict[str, Any]) -> Iterator[Problem]:
    if row.get("effort") not in EFFORTS:
        yield document.problem(row, "effort is not 1 to 3")
    over = len(str(row.get("text", ""))) - LONGEST
    if over > 0:
        yield document.problem(row, f"the text is {over} characters too long")
    for part, allowed in (("place", PLACES), ("kinds", Kind.values)):
        for value in sorted(set(row.get(part) or ()) - set(allowed)):
            yield document.problem(row, f"unknown value of {part}: {value}")


def _act(row: Mapping[str, Any]) -> Act:
    return Act(
        slug=row["id"],
        text=row["text"],
        effort=row["effort"],
        places=frozenset(row.get("place") or PLACES),
        kinds=frozenset(row.get("kinds") or Kind.values),
    )
