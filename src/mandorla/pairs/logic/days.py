"""Whose day a pair lives by."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo


def earliest_zone(zones: Sequence[ZoneInfo], now: datetime) -> ZoneInfo:
    """Of `zones`, the one furthest ahead of UTC at `now`: there a day starts first."""
    return max(zones, key=lambda zone: (now.astimezone(zone).utcoffset() or timedelta(0), zone.key))
