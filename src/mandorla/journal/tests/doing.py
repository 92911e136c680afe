"""What the cast does with a journal, as its script sends it."""

import json
from typing import Any
from uuid import UUID

from django.urls import reverse
from tests.cast import Player

from mandorla.journal.models import Journal
from mandorla.journal.tests.samples import locks, sealed
from mandorla.shared.ids import new_opaque_id


def begin(player: Player, said: dict[str, Any] | None = None) -> Any:
    return player.post(player.at("journal:beginning"), {"locks": json.dumps(said or locks()), "version": 0})


def journal_of(player: Player) -> Journal:
    return Journal.objects.of(player.person).within(player.pair).get()


def write(player: Player, number: UUID | None = None, *, version: int = 0, text: str = "") -> Any:
    address = reverse("journal:entry", args=[journal_of(player).pk, number or new_opaque_id()])
    return player.post(address, {"sealed": text or sealed(version + 1), "version": version})
