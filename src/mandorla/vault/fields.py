"""Model fields that are encrypted in the database and open when they are read.

`EncryptedText(owner="author_id")` names the attribute of the row that holds the id of the key's owner; ids of
rows and owners are UUIDs. A ciphertext opens in its own table, column, row and owner only, so:

- assigning a text encrypts it on save; to move a row to another owner, read its texts, change the owner and
  assign them again; a row that was moved without this is not saved;
- renaming a table or a column needs a migration that encrypts anew;
- `bulk_create(update_conflicts=True)` must not match rows by anything but their id;
- rows are not found or ordered by such a field (only `isnull` may be asked), `update()` and `bulk_update()`
  refuse it, and it is never serialized.
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar
from uuid import UUID

from django.core import checks
from django.core.exceptions import FieldError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Col, Expression
from django.db.models.lookups import Lookup
from django.db.models.query_utils import DeferredAttribute

from mandorla.vault import keys
from mandorla.vault.errors import VaultError
from mandorla.vault.logic import cipher

if TYPE_CHECKING:
    from django.db.models import Field
else:

    class Field(models.Field):
        def __class_getitem__(cls, _types):
            return cls


_ST_contra = TypeVar("_ST_contra", contravariant=True)
_GT_co = TypeVar("_GT_co", covariant=True)


class Ciphertext(bytes):
    """What the database holds; shows only its length."""

    def __repr__(self) -> str:
        return f"<Ciphertext of {len(self)} bytes>"

    __str__ = __repr__


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """A ciphertext with what it says and where; only the ciphertext goes into a pickle or a deep copy."""

    ciphertext: Ciphertext
    place: cipher.Place
    encoded: bytes
    value: Any

    def __reduce__(self) -> tuple[type[Ciphertext], tuple[bytes]]:
        return Ciphertext, (bytes(self.ciphertext),)


class EncryptedAttribute(DeferredAttribute):
    """Opens a ciphertext when it is read for the first time, and keeps what it says on the instance."""

    field: "EncryptedField[Any, Any]"

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        if instance is None:
            return self
        state, name = instance.__dict__, self.field.attname
        if name not in state:
            state[name] = _fetch(instance, name)
        if isinstance(state[name], Ciphertext):
            state[name] = self.field.open(state[name], self.field.place_in(instance))
        held = state[name]
        return held.value if isinstance(held, Opened) else held

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class ColumnThatOnlyReads(Col):
    """A column one may select, but not put into ORDER BY."""

    def resolve_expression(self, *args: Any, **kwargs: Any) -> NoReturn:
        assert isinstance(self.target, EncryptedField)
        self.target.refuse("order rows by it")


class EncryptedField(Field[_ST_contra, _GT_co]):
    """Common to all encrypted fields; a kind of value says how it becomes bytes, and back."""

    descriptor_class = EncryptedAttribute
    non_db_attrs = (*models.Field.non_db_attrs, "owner")

    def __init__(self, *args: Any, owner: str, **kwargs: Any) -> None:
        self.owner = owner
        super().__init__(*args, **{**kwargs, "editable": False})

    def encode(self, value: Any) -> bytes:
        raise NotImplementedError

    def decode(self, encoded: bytes) -> Any:
        raise NotImplementedError

    def place_in(self, instance: models.Model) -> cipher.Place:
        row, owner = instance.pk, getattr(instance, self.owner)
        if row is None or owner is None:
            raise VaultError(
                f"{self.label} needs the row's id and its owner ({self.owner}) before it is encrypted."
            )
        table, column = self.model._meta.db_table, str(self.column)
        return cipher.Place(table=table, column=column, row=_uuid(row), owner=_uuid(owner))

    def open(self, ciphertext: Ciphertext, place: cipher.Place) -> Opened:
        encoded = cipher.decrypt(bytes(ciphertext), key=keys.of(place.owner), place=place)
        return Opened(ciphertext, place, encoded, self.decode(encoded))

    def opens(self, instance: models.Model, own: Mapping[UUID, cipher.Key]) -> bool:
        """Whether what a row holds here opens with the keys of its owners; also where nobody has its key any more."""
        held = instance.__dict__.get(self.attname)
        place = self.place_in(instance)
        if not isinstance(held, Ciphertext) or place.owner not in own:
            return True
        try:
            cipher.decrypt(bytes(held), key=own[place.owner], place=place)
        except VaultError:
            return False
        return True

    def seal(self, value: Any, place: cipher.Place) -> Opened:
        encoded, nonce = self.encode(value), os.urandom(cipher.NONCE_BYTES)
        ciphertext = cipher.encrypt(encoded, key=keys.of(place.owner), place=place, nonce=nonce)
        return Opened(Ciphertext(ciphertext), place, encoded, value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Ciphertext | None:
        held = model_instance.__dict__.get(self.attname)
        if held is None:
            return None
        place = self.place_in(model_instance)
        if isinstance(held, Ciphertext):
            held = self.open(held, place)  # nothing is written that would not open again
        if not isinstance(held, Opened):
            held = self.seal(held, place)
        elif held.place != place:
            raise VaultError(f"{self.label} was moved to another row or owner: assign its text again.")
        elif self.encode(held.value) != held.encoded:
            held = self.seal(held.value, place)
        model_instance.__dict__[self.attname] = held
        return held.ciphertext

    def from_db_value(
        self, value: bytes | memoryview | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> Ciphertext | None:
        return None if value is None else Ciphertext(value)

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        if value is None:
            return None
        if not isinstance(value, Ciphertext):
            self.refuse("write it by update() or bulk_update(); assign it and save the row")
        return connection.Database.Binary(bytes(value))  # type: ignore[attr-defined]

    def get_lookup(self, lookup_name: str) -> "type[Lookup[Any]] | None":
        if lookup_name != "isnull":
            self.refuse("find rows by it")
        return super().get_lookup(lookup_name)

    def get_transform(self, lookup_name: str) -> NoReturn:
        self.refuse("find rows by it")

    def get_col(self, alias: str, output_field: "models.Field[Any, Any] | None" = None) -> Col:
        # Lookups name an output field (this one), SELECT and ORDER BY don't; of these only ORDER BY resolves it again.
        if output_field is not None:
            return super().get_col(alias)
        return ColumnThatOnlyReads(alias, self)

    def value_from_object(self, obj: models.Model) -> NoReturn:
        self.refuse("serialize it")

    def value_to_string(self, obj: models.Model) -> NoReturn:
        self.refuse("serialize it")

    def get_internal_type(self) -> str:
        return "BinaryField"

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["editable"]
        return name, path, args, {**kwargs, "owner": self.owner}

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        return [*super().check(**kwargs), *self._check_place()]

    @property
    def label(self) -> str:
        return f"{self.model._meta.label}.{self.name}"

    def refuse(self, what: str) -> NoReturn:
        raise FieldError(f"{self.label} is encrypted: one can't {what}.")

    def _check_place(self) -> list[checks.CheckMessage]:
        pk = self.model._meta.pk
        if not hasattr(self.model, self.owner):
            return [
                checks.Error(
                    f"The owner {self.owner!r} is no attribute of the model.", obj=self, id="vault.E001"
                )
            ]
        if not isinstance(getattr(pk, "target_field", pk), models.UUIDField):
            return [checks.Error("Rows with encrypted fields need a UUID as id.", obj=self, id="vault.E002")]
        if self.unique or self.db_index:  # type: ignore[attr-defined]
            return [checks.Error("An encrypted field can't be unique or indexed.", obj=self, id="vault.E003")]
        return []


class EncryptedText(EncryptedField[_ST_contra, _GT_co]):
    """A text. `max_length` is checked by `full_clean()`, on the text."""

    _pyi_private_set_type: str
    _pyi_private_get_type: str

    def __init__(self, *args: Any, owner: str, **kwargs: Any) -> None:
        super().__init__(*args, owner=owner, **kwargs)
        if self.max_length is not None:
            self.validators.append(MaxLengthValidator(self.max_length))

    def encode(self, value: Any) -> bytes:
        if not isinstance(value, str):
            raise TypeError(f"{self.label} holds text, not {type(value).__name__}.")
        return value.encode(errors="surrogatepass")

    def decode(self, encoded: bytes) -> str:
        return encoded.decode(errors="surrogatepass")


class EncryptedJSON(EncryptedField[_ST_contra, _GT_co]):
    """A value of JSON, its keys sorted. A list or dict changed in place is noticed when the row is saved."""

    empty_strings_allowed = False
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def encode(self, value: Any) -> bytes:
        text = json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return text.encode(errors="surrogatepass")

    def decode(self, encoded: bytes) -> Any:
        return json.loads(encoded.decode(errors="surrogatepass"))


def _fetch(instance: models.Model, name: str) -> Ciphertext | None:
    # Not refresh_from_db: it would open the field on a second instance, whose owner it has not loaded.
    rows = type(instance)._base_manager.using(instance._state.db)
    ciphertext: Ciphertext | None = rows.filter(pk=instance.pk).values_list(name, flat=True).get()
    return ciphertext


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(str(value))
