"""By whose clock a time goes: the one on the wall of whoever proposed it, wherever they live now."""

from zoneinfo import ZoneInfo

from mandorla.moments.models import Window
from mandorla.pairs.models import Member


def zone_of(window: Window, member: Member) -> ZoneInfo:
    """The zone of whoever proposed `window`; of `member`, once they have left."""
    proposer = next((one for one in member.people if one.id == window.proposer_id), member.person)
    return proposer.zone
