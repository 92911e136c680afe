from typing import NoReturn, Self
from uuid import UUID

from django.db import models

from mandorla.pairs.logic.agreement import Wording
from mandorla.pairs.models.pair import Pair
from mandorla.pairs.models.rows import PairRows
from mandorla.people.models import Person
from mandorla.shared.ids import new_opaque_id
from mandorla.vault.fields import EncryptedJSON


class HistoryStands(TypeError):
    """The history of an agreement cannot be changed; new versions are added after it."""


class AgreementQuerySet(PairRows["AgreementEntry"]):
    def agreed(self) -> Self:
        return self.filter(agreed_on__isnull=False)

    def proposed(self) -> Self:
        return self.filter(agreed_on=None)

    def about(self, line: UUID) -> Self:
        return self.filter(line=line)

    def take_away(self) -> bool:
        """Delete the proposals among these rows; returns whether there were any."""
        return bool(super(AgreementQuerySet, self.proposed()).delete()[0])

    def update(self, **values: object) -> NoReturn:
        raise HistoryStands

    def bulk_update(self, *rows: object, **options: object) -> NoReturn:
        raise HistoryStands

    def delete(self) -> NoReturn:
        raise HistoryStands


class AgreementEntry(models.Model):
    """One version of one line of the pair's agreement; without a day, it is a proposal by its `proposer`.

    It is joint, so `body` is under the pair's key; None means the line ends. Rows never change: the database
    enforces that. Agreed rows are deleted only with the pair; proposals when they are agreed to or withdrawn.
    """

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    line = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    proposer = models.ForeignKey(
        Person, on_delete=models.RESTRICT, related_name="+"
    )  # it belongs to the other too
    body = EncryptedJSON(owner="pair_id", null=True)
    agreed_on = models.DateField(null=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pair", "line", "number"],
                condition=models.Q(agreed_on__isnull=False),
                name="agreement_one_version_a_number",
            ),
            models.UniqueConstraint(
                fields=["pair", "line"],
                condition=models.Q(agreed_on=None),
                name="agreement_one_proposal_a_line",
            ),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="agreement_counts_from_one"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def wording(self) -> Wording | None:
        """What it says; None if it ends the line."""
        return None if self.body is None else Wording.from_json(self.body)
