import ast
import re
from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import models

from mandorla.shared.ids import new_id, new_opaque_id
from tests.architecture import tree
from tests.cast import Player
from tests.rooms import united


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if room_of(model)]


def room_of(model: type[models.Model]) -> str:
    """The slice a model belongs to; nothing for models of others."""
    product, _, rest = model.__module__.partition(".")
    return rest.partition(".")[0] if product == "mandorla" and ".tests" not in model.__module__ else ""


def points_up(source: str, target: str) -> bool:
    return bool(target) and source != target and tree.height(source) <= tree.height(target)


# What a row is called where no words of anybody's stand in it.
CALLED_BY = {"notices.Signature": "name", "people.Operation": "uuid"}


def test_a_row_is_called_by_its_number_and_by_no_word() -> None:
    for model in our_models():
        row = model()
        assert str(row) == str(getattr(row, CALLED_BY.get(model._meta.label, "pk"))), model


def test_foreign_keys_point_down_the_layers() -> None:
    ties = [
        (room_of(model), room_of(field.related_model), f"{model._meta.label}.{field.name}")
        for model in our_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and isinstance(field.related_model, type)
    ]
    assert [name for source, target, name in ties if points_up(source, target)] == []
    assert len(ties) > 15


def test_a_foreign_key_that_points_up_or_aside_is_found() -> None:
    assert points_up("people", "pairs")
    assert points_up("drafts", "pairs")
    assert not points_up("pairs", "people")
    assert not points_up("prompts", "prompts")


# Nothing addresses an operation: it is found by its person and the UUID of the form.
NUMBERED = {"people.Operation"}
# Their numbers stand in the other's page, and must not tell when they were made.
OPAQUE = united("OPAQUE")


def test_rows_get_their_ids_from_the_application() -> None:
    made_here = labels_with(new_id)
    assert {model._meta.label for model in our_models()} - made_here - OPAQUE == NUMBERED


def test_numbers_that_the_other_sees_do_not_tell_when_they_were_made() -> None:
    assert labels_with(new_opaque_id) == OPAQUE, "OPAQUE of a room in tests/rooms/ names them"


def labels_with(default: object) -> set[str]:
    """Models whose id is a UUID made by `default`."""
    keys = {model._meta.label: model._meta.pk for model in our_models()}
    return {name for name, pk in keys.items() if isinstance(pk, models.UUIDField) and pk.default is default}


# When somebody read, was here or last did something; where they are; from what.
WATCHING = re.compile(
    r"(?:^|_)(?:read|seen|viewed|visited|visit|last|latest|active|online|presence|typing|receipts?"
    r"|lat|lng|lon|latitude|longitude|geo|gps|location|whereabouts|ip|ipaddress|address|agent)(?:_|$)"
)
# Each with the reason why it watches nobody.
WATCHES_NOBODY = {
    "mfa.Authenticator.last_used_at": "people.seams leaves it empty; a test below shows it",
    "people.Person.is_active": "a switch that the host can turn off, no time",
    "account.EmailConfirmation.email_address": "a reference to the address one gave oneself",
}


def watching(names: Iterable[str]) -> set[str]:
    """Of fields given as app.Model.field, those whose name is about watching somebody."""
    return {name for name in names if WATCHING.search(name.rsplit(".", 1)[-1])}


def test_no_model_of_anybody_has_a_field_for_watching() -> None:
    names = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
    ]
    assert watching(names) == set(WATCHES_NOBODY)


@pytest.mark.parametrize(
    "bad", ["read_at", "seen_on", "last_login", "last_seen_at", "latitude", "ip", "user_agent"]
)
def test_a_field_for_watching_is_found(bad: str) -> None:
    assert watching([f"people.Person.{bad}", "people.Person.hue", "prompts.Answer.opened_text"]) == {
        f"people.Person.{bad}"
    }


def test_when_a_passkey_or_code_was_last_used_is_not_kept(noor: Player) -> None:
    kept = Authenticator.objects.create(user=noor.person, type=Authenticator.Type.TOTP, data={})
    kept.record_usage()
    kept.last_used_at = datetime(2030, 1, 1, tzinfo=UTC)
    kept.save()
    assert Authenticator.objects.get(pk=kept.pk).last_used_at is None


def signals(module: ast.Module) -> list[str]:
    nodes = list(ast.walk(module))
    taken = {alias.name for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names}
    words = {"Signal", "receiver", "m2m_changed"} | {
        name for name in taken if name.startswith(("pre_", "post_"))
    }
    return sorted({name for name in taken | set(tree.called(module)) if name in words})


def test_no_signals_pass_between_our_own_parts() -> None:
    elsewhere = [path for path in tree.ours() if path != tree.CODE / "people" / "apps.py"]
    assert tree.found_in(elsewhere, signals) == {}
    assert signals(ast.parse("from django.db.models.signals import post_save")) == ["post_save"]
