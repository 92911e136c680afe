"""What goes out with somebody comes back: each slice says how, beside what it gives (`parts.py`)."""

from collections.abc import Iterator

from django.db import models

from mandorla.ownership.gathering import SEEN_BY_BOTH, exported
from mandorla.ownership.parts import OPENINGS
from mandorla.ownership.policy import data_policy
from mandorla.ownership.settling import every_part
from mandorla.pairs.parts import Part
from mandorla.people.models import Person
from mandorla.shared import clock
from tests.cast import Player

WRITTEN = {"author", "person", "user"}


def parts_of(player: Player) -> list[Part]:
    return [part for part in every_part(player.person, clock.now()) if part.table is not Person]


def left_open(part: Part) -> Iterator[str]:
    """Fields that a row must have, and that nothing gives back: neither the file nor the slice."""
    model, lines = part.table, dict(exported(part.table))
    names = {field.name for field in model._meta.concrete_fields}
    has_theirs = bool(names & WRITTEN) and any(line.stored == "pair_key" for line in lines.values())
    for field in model._meta.concrete_fields:
        line = lines.get(field)
        is_given = line is not None and (not has_theirs or line.seen_by in SEEN_BY_BOTH)
        is_reference = isinstance(field, models.ForeignKey)
        if not (is_given or is_reference or field.name in part.back or _comes_by_itself(field)):
            yield f"{model._meta.label}.{field.name}"


def _comes_by_itself(field: "models.Field[object, object]") -> bool:
    return field.primary_key or field.null or field.has_default()


def test_every_table_that_is_exported_is_given_by_a_slice(noor: Player) -> None:
    given = {part.table._meta.label for part in parts_of(noor)} | {"people.Person"}
    wanted = {policy.label for policy in data_policy() if any(line.exported for line in policy.fields)}
    assert wanted == given, "`parts` of a slice give them; SLICES of ownership/parts.py names it"


def test_whatever_a_slice_gives_can_be_taken_in_again(noor: Player) -> None:
    found = [name for part in parts_of(noor) for name in left_open(part)]
    assert found == [], "`back` of its Part says how it comes back (pairs/coming.py)"


WITH_THEIR_LINES = {"talks.VoiceNote"}


def test_whatever_can_be_taken_back_can_be_so_before_one_leaves() -> None:
    promised = {
        policy.label for policy in data_policy() if any(one.erased == "taken_back" for one in policy.fields)
    }
    named = {opening.name for opening in OPENINGS}
    assert named == promised - WITH_THEIR_LINES, "OPENINGS of its parts.py"


def test_a_field_that_nothing_gives_back_is_found(noor: Player) -> None:
    without = [Part(part.rows, model=part.table) for part in parts_of(noor)]
    found = {name for part in without for name in left_open(part)}
    assert {"prompts.Answer.text", "prompts.Answer.sealed_at", "checkins.Habit.place"} <= found


def test_a_slice_names_only_fields_that_it_has(noor: Player) -> None:
    for part in parts_of(noor):
        assert part.back.keys() <= {field.name for field in part.table._meta.concrete_fields}, part.table
