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
        """Those that a newer one has replaced, also for `day`."""
        newer = Preference.objects.filter(
            pair=models.OuterRef("pair"),
            person=models.OuterRef("person"),
            from_day__gt=models.OuterRef("from_day"),
            from_day__lte=day,
        )
        return self.filter(models.Exists(newer))


class Preference(models.Model):
    """Which acts one person likes, is neutral to or does not want, from a day on. Only they ever see it.

    What was marked today counts for ideas from the next day on: today's page of the other must not tell of it.
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
    """What `person` marked, by the newest of `rows`, or by the newest that counts on `day`."""
    theirs = [row for row in rows if row.person_id == person.id and (day is None or row.from_day <= day)]
    return dict(max(theirs, key=lambda row: row.from_day).marks) if theirs else {}


class Reply(models.TextChoices):
    """What may be said to an ask. To say nothing is an answer too, and needs no word for it."""

    GLADLY = "gladly", _("Gladly")
    NOT_TONIGHT = "not_tonight", _("Not tonight")


class AskQuerySet(AuthorRows["Ask"]):
    def visible_to(self, member: Member, *, now: datetime) -> Self:
        """What the two ask of each other, for as long as the day of its author lasts. The only read across the two."""
        live = [
            models.Q(author=person, day=clock.day_of(now, person.zone)) for person in member.people
        ]  # whoever left asks for nothing
        return self.filter(models.Q(*live, _connector=models.Q.OR), pair=member.pair)


class Ask(models.Model):
    """One act that somebody would like tonight. It is for both from the first moment, so it is under the pair's key.

    It is deleted once its day is over, or when it is taken back. An empty `reply` says nothing, like silence.
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
