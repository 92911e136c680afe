from typing import Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from mandorla.checkins.logic.habits import MOST
from mandorla.pairs.models import Pair, PairRows
from mandorla.people.models import Person
from mandorla.shared.ids import new_id, new_opaque_id
from mandorla.vault.fields import EncryptedJSON


class Hour(models.TextChoices):
    """The time of day of a habit."""

    MORNING = "morning", _("In the morning")
    DAY = "day", _("In the day")
    EVENING = "evening", _("In the evening")
    BEDTIME = "bedtime", _("Before sleep")


class HabitQuerySet(PairRows["Habit"]):
    def with_answer_of(self, person: UUID) -> Self:
        """Annotates `is_kept`: whether this person, asked privately, wanted to keep it."""
        kept = HabitKept.objects.filter(person=person, habit=models.OuterRef("pk"))
        return self.annotate(is_kept=models.Exists(kept)).order_by("place")


class Habit(models.Model):
    """A small act that one proposed and both may agree on. It is joint, so its words are under the pair's key.

    Ending it deletes it; who ended it, and why, is not recorded.
    """

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    proposer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()
    wording = EncryptedJSON(owner="pair_id")
    agreed_on = models.DateField(null=True)

    objects = HabitQuerySet.as_manager()

    is_kept: bool  # read by `with_answer_of`

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pair", "place"], name="habit_one_a_place"),
            models.CheckConstraint(
                condition=models.Q(place__gte=1, place__lte=MOST), name="habit_two_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def act(self) -> str:
        return str(self.wording["act"])

    @property
    def hour(self) -> Hour:
        return Hour(self.wording["hour"])


class HabitKeptQuerySet(models.QuerySet["HabitKept"]):
    def by(self, person: Person) -> Self:
        return self.filter(person=person)


class HabitKept(models.Model):
    """Records that a person, asked after three weeks, wants to keep a habit. Only they ever see it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    habit = models.ForeignKey(Habit, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    objects = HabitKeptQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["habit", "person"], name="habit_kept_once_each")]

    def __str__(self) -> str:
        return str(self.id)
