from typing import Self
from uuid import UUID

from django.db import models

from mandorla.pairs.models import Member, Pair, PersonRows
from mandorla.people.models import Person
from mandorla.shared.ids import new_id, new_opaque_id
from mandorla.vault.fields import EncryptedJSON


class PulseQuerySet(PersonRows["Pulse"]):
    def visible_to(self, member: Member) -> Self:
        """All of one's own, and those results that the other shows. The only read across the two."""
        shown = models.Q(shown__isnull=False)
        return self.of(member.pair).filter(models.Q(person=member.person) | shown)

    def newest_first(self) -> Self:
        return self.order_by("-day", "-id")


class Pulse(models.Model):
    """A questionnaire that somebody answered on one day, for themselves.

    `ticked` holds the place of each answer, under their own key. `shown` is the copy of the result, under the pair's
    key, that they chose to show the other: this one result, and no other by it.
    """

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=12)
    day = models.DateField()
    ticked = EncryptedJSON(owner="person_id")
    shown = EncryptedJSON(owner="pair_id", null=True)

    objects = PulseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pair", "person", "form", "day"], name="pulse_one_a_day"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class ConsentQuerySet(models.QuerySet["Consent"]):
    def of(self, pair: UUID) -> Self:
        return self.filter(pair=pair)


class Consent(models.Model):
    """That somebody wants one line drawn from what both say of closeness. It is drawn where both do, and only then."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    from_day = models.DateField()

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "person"], name="insight_consent_one_each")]

    def __str__(self) -> str:
        return str(self.id)


class GuessQuerySet(PersonRows["Guess"]):
    pass


class Guess(models.Model):
    """How close somebody guessed that the other felt on one day, 0 to 100. Theirs alone, also where it is compared."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    closeness = EncryptedJSON(owner="person_id")

    objects = GuessQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "person", "day"], name="guess_one_a_day")]

    def __str__(self) -> str:
        return str(self.id)
