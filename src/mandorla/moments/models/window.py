from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models

from mandorla.moments.logic.windows import MOST, Rule
from mandorla.pairs.models import Pair
from mandorla.people.models import Person
from mandorla.shared.ids import new_opaque_id
from mandorla.vault.fields import EncryptedJSON

NOW = 0


class WindowQuerySet(models.QuerySet["Window"]):
    def of(self, pair: Pair) -> Self:
        return self.filter(pair=pair).order_by("place")

    def planned(self) -> Self:
        """Those for certain days, agreed or proposed."""
        return self.exclude(place=NOW)

    def running(self, now: datetime) -> Self:
        return self.filter(ends_at__gt=now)

    def beginning(self, by: datetime) -> Self:
        """Agreed ones that begin by an instant, longest waiting first."""
        return self.filter(next_at__lte=by).order_by("next_at", "id")


class Window(models.Model):
    """Phone-free time: either scheduled for certain days or, at place 0, begun right now.

    It is joint, so `rule` is under the pair's key. The columns from `run` on are about the latest run:
    its id, who began it, whether the other joined, and until when. It does not record who left the page.
    """

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()
    proposer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", null=True)
    rule = EncryptedJSON(owner="pair_id", null=True)
    agreed_on = models.DateField(null=True)
    next_at = models.DateTimeField(null=True)  # once agreed: the next beginning to announce
    run = models.UUIDField(null=True)
    starter = models.ForeignKey(Person, on_delete=models.SET_NULL, related_name="+", null=True)
    is_joined = models.BooleanField(default=False)
    ends_at = models.DateTimeField(null=True)

    objects = WindowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pair", "place"], name="window_one_a_place"),
            models.CheckConstraint(condition=models.Q(place__lte=MOST), name="window_four_at_a_time"),
            models.CheckConstraint(
                condition=models.Q(place=NOW, rule__isnull=True, proposer__isnull=True)
                | models.Q(place__gt=NOW, rule__isnull=False, proposer__isnull=False),
                name="window_planned_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(run__isnull=True, ends_at__isnull=True)
                | models.Q(run__isnull=False, ends_at__isnull=False),
                name="window_run_has_an_end",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_at"], condition=models.Q(next_at__isnull=False), name="window_by_beginning"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def when(self) -> Rule:
        """What was proposed. Not for the one that is begun now."""
        assert self.rule is not None
        return Rule.from_json(self.rule)

    def is_running(self, now: datetime) -> bool:
        return self.ends_at is not None and self.ends_at > now

    def has_in_it(self, person: Person) -> bool:
        """Whether `person` has put the phone away, as far as they told the app."""
        return self.run is not None and (self.starter_id == person.id or self.is_joined)

    def begin(self, *, run: UUID, starter: Person, is_joined: bool, ends_at: datetime) -> None:
        """Mark this row as running, without saving it."""
        self.run, self.starter, self.is_joined, self.ends_at = run, starter, is_joined, ends_at
