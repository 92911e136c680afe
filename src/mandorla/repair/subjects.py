"""What a draft is about, where it is about a talk or about none."""

from uuid import UUID

from mandorla.pairs.models import Member


def look_subject(member: Member, occasion: UUID | None) -> str:
    """The name of a draft about one talk, or about none."""
    return occasion.hex if occasion else member.pair_id.hex
