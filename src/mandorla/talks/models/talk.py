from datetime import date, datetime
from typing import Any, Self

from django.db import models

from mandorla.pairs.models import Pair, PairRows
from mandorla.people.models import Person
from mandorla.shared.ids import new_opaque_id
from mandorla.talks.logic.state import State
from mandorla.vault.fields import EncryptedJSON


class Stage(models.TextChoices):
    """The stage of a talk: proposed by one, agreed for a time, begun, or over."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    BEGUN = "begun"
    OVER = "over"


class TalkQuerySet(PairRows["Talk"]):
    def current(self, day: date) -> Self:
        """Those that wait or go on."""
        return self.exclude(stage=Stage.OVER).filter(stale_on__gte=day).order_by("stage", "stale_on", "id")

    def begun(self) -> Self:
        return self.filter(stage__in=[Stage.BEGUN, Stage.OVER])

    def over(self) -> Self:
        return self.filter(stage=Stage.OVER).order_by("-ended_on", "-id")

    def locked(self) -> Self:
        """Locked against other writers."""
        return self.select_for_update().select_related("pair")

    def stale(self, day: date) -> Self:
        return self.exclude(stage=Stage.OVER).filter(stale_on__lt=day)


class Talk(models.Model):
    """A guided conversation, from the proposal on. Its lines hold what is said; `snapshot` is their fold.

    `seq` counts the lines: to write the next one, you must have seen the one before. `plan` is what was proposed:
    how, and when. A talk that nobody touches is over from `stale_on` on.
    """

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    proposer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    script = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=8, choices=Stage, default=Stage.PROPOSED)
    seq = models.PositiveIntegerField(default=0)
    stale_on = models.DateField()
    ended_on = models.DateField(null=True)
    plan = EncryptedJSON(owner="pair_id")
    snapshot = EncryptedJSON(owner="pair_id", null=True)

    objects = TalkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(stage__in=Stage.values), name="talk_stage_is_known"),
            models.CheckConstraint(
                condition=models.Q(stage__in=["proposed", "agreed"]) | models.Q(snapshot__isnull=False),
                name="talk_begun_has_a_state",
            ),
        ]
        indexes = [
            models.Index(fields=["pair", "stage"], name="talk_of_pair_by_stage"),
            models.Index(fields=["stale_on"], condition=~models.Q(stage="over"), name="talk_by_stale_day"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def state(self) -> State:
        """The state of a talk that has begun, as of its last line."""
        stored: dict[str, Any] = self.snapshot or {}
        return State.from_json(stored)

    @property
    def is_begun(self) -> bool:
        return self.stage in (Stage.BEGUN, Stage.OVER)

    @property
    def times(self) -> list[datetime]:
        """The proposed times, or the agreed one; empty means now."""
        return [datetime.fromisoformat(one) for one in self.plan["times"]]

    def planned(self, part: str) -> Any:
        """One part of how it is to go: mode, is_spoken, or who speaks first."""
        return self.plan[part]
