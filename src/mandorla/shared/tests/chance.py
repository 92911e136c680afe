"""Identifiers that tests draw from a seed: what is decided by one, such as an order, is decided alike each time."""

import uuid
from itertools import count
from random import Random

BEGINS = 0x01_94_00_00_00_00  # milliseconds, as in a UUIDv7 of early 2025


class Ids:
    """Stands for what `mandorla.shared.ids` makes identifiers of."""

    UUID = uuid.UUID

    def __init__(self, seed: str) -> None:
        self._dice, self._instants = Random(seed), count(BEGINS)

    def uuid4(self) -> uuid.UUID:
        return uuid.UUID(int=self._dice.getrandbits(128), version=4)

    def uuid7(self) -> uuid.UUID:
        """One for each millisecond, so that they are in the order in which they were made (RFC 9562, 5.7)."""
        drawn = self._dice.getrandbits(74)
        return uuid.UUID(
            int=next(self._instants) << 80 | 7 << 76 | drawn >> 62 << 64 | 2 << 62 | drawn & (1 << 62) - 1
        )
