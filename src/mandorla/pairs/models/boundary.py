from datetime import date

from django.db import models

from mandorla.pairs.logic.limits import Limits
from mandorla.pairs.models.pair import Pair
from mandorla.pairs.models.rows import PairRows
from mandorla.people.models import Person
from mandorla.shared.ids import new_id
from mandorla.vault.fields import EncryptedJSON


class BoundaryQuerySet(PairRows["Boundary"]):
    pass


class Boundary(models.Model):
    """What a person closed or limited in a pair, from a day on. Private; read for both only to make offers.

    A change applies from the next offer on, because the other's page must not reveal today that something changed.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    from_day = models.DateField()
    stored = EncryptedJSON(owner="person_id")
    gentle = EncryptedJSON(owner="person_id", null=True)  # separate: it is never exported

    objects = BoundaryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pair", "person", "from_day"], name="boundary_one_a_day"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def limits(self) -> Limits:
        return Limits.from_json(self.stored, is_gentle=bool(self.gentle))


def newest(rows: "list[Boundary]", person: Person, day: date | None = None) -> Limits:
    """The limits of `person` among `rows`: the newest, or the newest that counts on `day`."""
    mine = [row for row in rows if row.person_id == person.id and (day is None or row.from_day <= day)]
    return max(mine, key=lambda row: row.from_day).limits if mine else Limits()
