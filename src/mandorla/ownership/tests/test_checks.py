from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core.checks import registry

from mandorla.ownership import checks
from mandorla.ownership.parts import OPENINGS
from mandorla.ownership.policy import FILE, WORDS, ModelPolicy, data_policy, parse
from mandorla.shared.ids import new_opaque_id

TEXT = FILE.read_text(encoding="utf-8")


def numbers(policies: list[ModelPolicy]) -> list[str]:
    models = [
        model for model in apps.get_models(include_auto_created=True) if ".tests" not in model.__module__
    ]
    return sorted({str(found.id) for found in checks.problems(models, policies)})


def changed(old: str, new: str) -> list[ModelPolicy]:
    assert old in TEXT
    return parse(TEXT.replace(old, new, 1))


def test_the_policy_speaks_of_every_field_and_of_nothing_else() -> None:
    assert numbers(list(data_policy())) == []


@pytest.mark.parametrize(
    ("old", "new", "number"),
    [
        ("model: pairs.Pair\n", "model: pairs.Trio\n", "ownership.E001"),
        ("model: pairs.Pair\n", "model: pairs.Trio\n", "ownership.E002"),
        ("names: [kind, day]", "names: [kind]", "ownership.E003"),
        ("names: [opened_on]", "names: [opened_on, read_on]", "ownership.E004"),
        ("names: [opened_on]", "names: [opened_on, slug]", "ownership.E005"),
        ("kept: pair", "kept: a_while", "ownership.E006"),
        ("seen_by: both", "seen_by: everybody", "ownership.E006"),
        (", why: every address holds it", "", "ownership.E007"),
        ("what: What you wrote, stored: own_key", "what: What you wrote, stored: pair_key", "ownership.E008"),
        (
            "what: What you wrote, stored: own_key",
            "what: What you wrote, stored: plain, why: no",
            "ownership.E008",
        ),
        ("a number from 1 to 24", "''}\n      #", "ownership.E007"),
    ],
)
def test_what_is_missing_or_meaningless_is_an_error(old: str, new: str, number: str) -> None:
    assert number in numbers(changed(old, new))


def test_a_plain_field_that_is_said_to_be_encrypted_is_an_error() -> None:
    line = "what: Your color, stored: plain, seen_by: both_and_link, why: a number from 1 to 24"
    said = "what: Your color, stored: own_key, seen_by: both_and_link"
    assert numbers(changed(line, said)) == ["ownership.E008"]


def test_django_asks_before_it_serves_anything() -> None:
    asked: set[Callable[..., Any]] = set(registry.registry.get_checks())
    assert checks.check_data_policy in asked


@pytest.mark.parametrize("part", WORDS)
def test_every_word_of_the_policy_is_used(part: str) -> None:
    used = {getattr(line, part) for model in data_policy() for line in model.fields}
    assert used == set(WORDS[part])


def test_every_kind_that_can_be_taken_back_says_which_is_the_newest() -> None:
    by_chance = [one.name for one in OPENINGS if one.model._meta.pk.default is new_opaque_id]
    assert [one.name for one in OPENINGS if one.name in by_chance and not one.newest_first] == []
