from datetime import date, datetime
from typing import Self
from uuid import UUID

from django.db import models

from mandorla.checkins.logic.saying import FIRST_PARTS, Saying
from mandorla.pairs.models import AuthorRows, Member, Pair
from mandorla.people.models import Person
from mandorla.shared import clock
from mandorla.shared.ids import new_id
from mandorla.vault.fields import EncryptedJSON


class CheckInQuerySet(AuthorRows["CheckIn"]):
    def on(self, day: date) -> Self:
        return self.filter(day=day)

    def since(self, day: date) -> Self:
        return self.filter(day__gte=day)

    def visible_to(self, member: Member, *, now: datetime) -> Self:
        """All of the member's own, and what the other shows of their current day. The only read across the two."""
        other = (member.other or member).person
        day = clock.day_of(now, other.zone)
        return self.in_sight(pair=member.pair_id, reader=member.person_id, other=other.id, day=day)

    def in_sight(self, *, pair: UUID, reader: UUID, other: UUID, day: date) -> Self:
        """`visible_to` by ids, for prepared reads; `day` is the other person's current day."""
        shown = models.Q(author=other, day=day, shown__isnull=False)
        return self.filter(models.Q(author=reader) | shown, pair=pair)


class CheckIn(models.Model):
    """What a person said about one of their days in a pair.

    `said` is under the author's key and includes which parts they chose to show. `shown` is the copy of those parts
    under the pair's key, which the other reads until the day ends; with nothing to show there is no copy.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    version = models.PositiveIntegerField(default=1)
    said = EncryptedJSON(owner="author_id")
    shown = EncryptedJSON(owner="pair_id", null=True)

    objects = CheckInQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pair", "author", "day"], name="checkin_one_a_day"),
        ]
        indexes = [
            models.Index(
                fields=["day"], condition=models.Q(shown__isnull=False), name="checkin_shown_by_day"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def saying(self) -> Saying:
        """All that was said. For its author alone."""
        return Saying.from_json(self.said["saying"])

    @property
    def parts(self) -> frozenset[str] | None:
        """What its author chose to show; None if there was nobody to show it to."""
        return None if self.said["parts"] is None else frozenset(self.said["parts"])

    @property
    def shown_saying(self) -> Saying:
        """What the other may see of it."""
        return Saying.from_json(self.shown or {})


class ShowingQuerySet(models.QuerySet["Showing"]):
    def of(self, pair: Pair, person: Person) -> Self:
        return self.filter(pair=pair, person=person)


class Showing(models.Model):
    """Which parts of a check-in a person usually shows. A single day may differ."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    parts = EncryptedJSON(owner="person_id")

    objects = ShowingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "person"], name="showing_one_each")]

    def __str__(self) -> str:
        return str(self.id)


def usual_parts(showing: Showing | None) -> frozenset[str]:
    """What a person shows unless the day has its own choice."""
    return frozenset(showing.parts) if showing else FIRST_PARTS
