"""System checks that every field is listed in data_policy.yaml, with valid values."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error
from django.db.models import Field, Model

from mandorla.ownership.policy import WORDS, FieldPolicy, ModelPolicy, data_policy
from mandorla.vault.fields import EncryptedField


def check_data_policy(app_configs: Sequence[Any] | None = None, **options: Any) -> list[CheckMessage]:
    """Check that data_policy.yaml covers every field of every installed table."""
    return [*problems(apps.get_models(include_auto_created=True), data_policy())]


def problems(models: Iterable[type[Model]], policies: Iterable[ModelPolicy]) -> Iterator[CheckMessage]:
    """Differences between the tables and the policy, and invalid values in the policy."""
    tables = {model._meta.label: model for model in models if not model._meta.proxy}
    stated = {policy.label: policy for policy in policies}
    for label in tables.keys() - stated.keys():
        yield _error(f"{label} is not in data_policy.yaml.", "E001")
    for label in stated.keys() - tables.keys():
        yield _error(f"data_policy.yaml speaks of {label}, which is no table.", "E002")
    for label in sorted(tables.keys() & stated.keys()):
        yield from _of_fields(tables[label], stated[label])
        for line in stated[label].fields:
            yield from _of_words(label, line)


def _of_fields(model: type[Model], policy: ModelPolicy) -> Iterator[CheckMessage]:
    fields = {field.name: field for field in [*model._meta.concrete_fields, *model._meta.local_many_to_many]}
    names = [name for line in policy.fields for name in line.names]
    for name in fields.keys() - set(names):
        yield _error(f"{policy.label}.{name} is not in data_policy.yaml.", "E003")
    for name in set(names) - fields.keys():
        yield _error(f"data_policy.yaml speaks of {policy.label}.{name}, which is no field.", "E004")
    for name in {name for name in names if names.count(name) > 1}:
        yield _error(f"data_policy.yaml speaks of {policy.label}.{name} twice.", "E005")
    for line in policy.fields:
        for name in fields.keys() & set(line.names):
            yield from _of_encryption(f"{policy.label}.{name}", fields[name], line.stored)


def _of_words(label: str, line: FieldPolicy) -> Iterator[CheckMessage]:
    for part, words in WORDS.items():
        if getattr(line, part) not in words:
            yield _error(f"data_policy.yaml says of {label} {line.names}: {part} is unknown.", "E006")
    if (line.stored == "plain") != bool(line.why):
        yield _error(f"{label} {line.names}: `why` is for plain fields, and each of them has one.", "E007")


def _of_encryption(name: str, field: "Field[Any, Any]", stored: str) -> Iterator[CheckMessage]:
    if isinstance(field, EncryptedField):
        expected = "pair_key" if field.owner == "pair_id" else "own_key"
        if stored != expected:
            yield _error(f"{name} is stored as {expected}, which data_policy.yaml denies.", "E008")
    elif stored in ("own_key", "pair_key"):
        yield _error(f"{name} is not encrypted, which data_policy.yaml says.", "E008")


def _error(message: str, number: str) -> CheckMessage:
    return Error(
        message, hint="See src/mandorla/ownership/policy.py for the words.", id=f"ownership.{number}"
    )
