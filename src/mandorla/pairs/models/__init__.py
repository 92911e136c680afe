from mandorla.pairs.models.agreement import AgreementEntry
from mandorla.pairs.models.boundary import Boundary
from mandorla.pairs.models.invitation import Invitation
from mandorla.pairs.models.pair import Kind, Member, Pair, Place, Side

__all__ = ["AgreementEntry", "Boundary", "Invitation", "Kind", "Member", "Pair", "Place", "Side"]
