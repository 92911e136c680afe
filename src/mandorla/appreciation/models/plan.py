from datetime import datetime
from typing import Self

from django.db import models

from mandorla.pairs.models import Pair
from mandorla.people.models import Person
from mandorla.shared.ids import new_id
from mandorla.vault.fields import EncryptedJSON


class PlanQuerySet(models.QuerySet["Plan"]):
    def of(self, pair: Pair, person: Person) -> Self:
        return self.filter(pair=pair, person=person)

    def due(self, now: datetime) -> Self:
        """Those whose hour has come, longest waiting first."""
        return self.filter(reminds_at__lte=now).order_by("reminds_at", "id")


class Plan(models.Model):
    """A plan to thank: when this happens, I will do that. Only its author ever sees it; one per person and pair."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    wording = EncryptedJSON(owner="person_id")
    reminds_at = models.DateTimeField(null=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "person"], name="plan_one_each")]
        indexes = [
            models.Index(
                fields=["reminds_at"], condition=models.Q(reminds_at__isnull=False), name="plan_by_reminder"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def moment(self) -> str:
        return str(self.wording["moment"])

    @property
    def act(self) -> str:
        return str(self.wording["act"])

    @property
    def hour(self) -> int | None:
        """The hour of the reminder in the person's time zone, if there is one."""
        hour = self.wording.get("hour")
        return None if hour is None else int(hour)
