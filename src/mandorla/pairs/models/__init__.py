from mandorla.pairs.models.agreement import AgreementEntry
from mandorla.pairs.models.boundary import Boundary
from mandorla.pairs.models.invitation import Invitation
from mandorla.pairs.models.pair import Kind, Member, Pair, Place, Side
from mandorla.pairs.models.rows import AuthorRows, PairRows, PersonRows

__all__ = [
    "AgreementEntry",
    "AuthorRows",
    "Boundary",
    "Invitation",
    "Kind",
    "Member",
    "Pair",
    "PairRows",
    "PersonRows",
    "Place",
    "Side",
]
