"""Who the access tests are about."""

from dataclasses import dataclass
from datetime import datetime

from tests.cast import Player


@dataclass(frozen=True)
class Cast:
    noor: Player
    sam: Player
    ines: Player
    ada: Player
    rae: Player
    val: Player
    now: datetime
