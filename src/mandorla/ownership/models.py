import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import accumulate, pairwise
from typing import Any, Self

from django.db import models

from mandorla.pairs.models import Pair
from mandorla.people.models import Person
from mandorla.shared.ids import new_id
from mandorla.vault import files
from mandorla.vault.fields import EncryptedJSON
from mandorla.vault.files import Seal

NAME = re.compile(r"[0-9a-f]{32}\.\w+")


class KeepsakeQuerySet(models.QuerySet["Keepsake"]):
    def of(self, person: Person) -> Self:
        return self.filter(person=person).order_by("-pair_id")


class Keepsake(models.Model):
    """What a person could read of the other's when they left a pair, what they had said to it, and what both agreed on.

    A copy of that day under their own key, which nobody changes any more. What else they wrote is not in it: it is
    theirs where it stands. Recordings of the other's voice lie in its file, one after the other; `sounds` opens it,
    and says by name where each begins and ends.
    """

    has_file = True  # files without a row are swept away

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    things = EncryptedJSON(owner="person_id")
    sounds = EncryptedJSON(owner="person_id", null=True)

    objects = KeepsakeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "person"], name="keepsake_one_each")]

    def __str__(self) -> str:
        return str(self.id)

    def record(self, sounds: Mapping[str, bytes], now: datetime) -> None:
        """Put recordings into its file, by their names, before the row is written."""
        if sounds:
            content = b"".join(sounds.values())
            seal = files.write(content, row=self.pk, owner=self.person_id, now=now)
            places = pairwise(accumulate(map(len, sounds.values()), initial=0))
            self.sounds = {**seal.to_json(), "places": {name: next(places) for name in sounds}}

    def place_of(self, name: str | None) -> tuple[int, int] | None:
        """Where in its file a recording begins and ends, if it is there."""
        found = self.sounds["places"].get(name) if self.sounds else None
        return (found[0], found[1]) if found and files.exists(self.pk) else None

    def hear(self, name: str, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """A recording from one byte to another."""
        place = self.place_of(name)
        if place:
            first, last = place
            until = last if stop is None else first + stop
            seal = Seal.from_json(dict(self.sounds or {}))
            yield from files.read(seal, row=self.pk, owner=self.person_id, start=first + start, stop=until)

    def media(self) -> Iterator[tuple[str, bytes]]:
        """Every recording, by its name."""
        for name in _names_in(self.things):
            if self.place_of(name):
                yield name, b"".join(self.hear(name))

    def take_media_back(self, media: Mapping[str, bytes], now: datetime) -> None:
        """Recordings come back from what somebody took along."""
        self.record({name: media[name] for name in _names_in(self.things) if name in media}, now)
        self.save(update_fields=["sounds"])


def _names_in(things: list[dict[str, Any]]) -> Iterator[str]:
    return (thing["sound"] for thing in things if "sound" in thing and NAME.fullmatch(thing["sound"]))
