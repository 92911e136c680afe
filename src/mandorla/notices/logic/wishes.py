"""Which notices a person asked for, and how to send them. Initially none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from typing import Any, Self

from mandorla.notices.logic.quiet import Quiet

EVENING = 18
NIGHT = Quiet(time(21), time(8))


@dataclass(frozen=True, slots=True)
class Wishes:
    """One person's. `hour` is the one at which today's question may be told of, on the clock they live by."""

    kinds: frozenset[str] = field(default_factory=frozenset)
    is_by_email: bool = False
    hour: int = EVENING
    quiet: Quiet | None = NIGHT

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Wishes as `to_json` wrote them; a missing part has its first value."""
        quiet = stored.get("quiet", [NIGHT.starts.isoformat(), NIGHT.ends.isoformat()])
        return cls(
            kinds=frozenset(stored.get("kinds", ())),
            is_by_email=stored.get("is_by_email", False),
            hour=stored.get("hour", EVENING),
            quiet=Quiet(*map(time.fromisoformat, quiet)) if quiet else None,
        )

    def to_json(self) -> dict[str, Any]:
        """A JSON-serializable form, identical for identical wishes."""
        return {
            "kinds": sorted(self.kinds),
            "is_by_email": self.is_by_email,
            "hour": self.hour,
            "quiet": [self.quiet.starts.isoformat(), self.quiet.ends.isoformat()] if self.quiet else None,
        }
