"""A scheduled time follows the zone of the person who proposed it, wherever they live now."""

from zoneinfo import ZoneInfo

from mandorla.moments.models import Window
from mandorla.pairs.models import Member


def zone_of(window: Window, member: Member) -> ZoneInfo:
    """The zone of the person who proposed `window`, or of `member` once that person has left."""
    proposer = next((one for one in member.people if one.id == window.proposer_id), member.person)
    return proposer.zone
