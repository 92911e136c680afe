from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from mandorla.pairs.models import AuthorRows, Member, Pair, PersonRows
from mandorla.people.models import Person
from mandorla.shared import clock
from mandorla.shared.ids import new_id, new_opaque_id
from mandorla.vault.fields import EncryptedJSON, EncryptedText


class PreferenceQuerySet(PersonRows["Preference"]):
    def outdated(self, day: date) -> Self:
        """Those replaced by a newer one that already counts on `day`."""
        newer = Preference.objects.filter(
            pair=models.OuterRef("pair"),
            person=models.OuterRef("person"),
            from_day__gt=models.OuterRef("from_day"),
            from_day__lte=day,
        )
        return self.filter(models.Exists(newer))


class Preference(models.Model):
    """Which acts one person likes, is neutral about or does not want, from a given day on. Only they ever see it.

    Marks count for ideas from the next day on, because the other's page must not change today.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    from_day = models.DateField()
    marks = EncryptedJSON(owner="person_id")

    objects = PreferenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pair", "person", "from_day"], name="preference_one_a_day"),
        ]

    def __str__(self) -> str:
        return str(self.id)


def marks_of(rows: Iterable[Preference], person: Person, day: date | None = None) -> Mapping[str, str]:
    """What `person` marked, according to the newest of `rows`, or the newest that counts on `day`."""
    theirs = [row for row in rows if row.person_id == person.id and (day is None or row.from_day <= day)]
    return dict(max(theirs, key=lambda row: row.from_day).marks) if theirs else {}


class Reply(models.TextChoices):
    """The possible replies to an ask. Saying nothing is an answer too, and needs no value."""

    GLADLY = "gladly", _("Gladly")
    NOT_TONIGHT = "not_tonight", _("Not tonight")


class AskQuerySet(AuthorRows["Ask"]):
    def visible_to(self, member: Member, *, now: datetime) -> Self:
        """What the two ask of each other, until the author's day ends. The only read across the two."""
        live = [
            models.Q(author=person, day=clock.day_of(now, person.zone)) for person in member.people
        ]  # people who have left ask for nothing
        return self.filter(models.Q(*live, _connector=models.Q.OR), pair=member.pair)


class Ask(models.Model):
    """One act that a person would like tonight. Both may read it from the start, so it is under the pair's key.

    It is deleted when its day is over or it is taken back. An empty `reply` means no reply.
    """

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    act = EncryptedText(owner="pair_id")
    reply = EncryptedText(owner="pair_id", default="")

    objects = AskQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "author"], name="ask_one_each")]

    def __str__(self) -> str:
        return str(self.id)
