from typing import Self

from django.db import models

from mandorla.pairs.models import Member, Pair
from mandorla.people.models import Person
from mandorla.shared.ids import new_id, new_opaque_id
from mandorla.vault.fields import EncryptedJSON, EncryptedText


class JournalQuerySet(models.QuerySet["Journal"]):
    def of(self, person: Person) -> Self:
        return self.filter(person=person)

    def within(self, pair: Pair) -> Self:
        return self.filter(pair=pair)

    def here(self) -> Self:
        """Those in pairs that their author has not left."""
        return self.filter(
            pair__members__person=models.F("person"), pair__members__left_on=None
        ).select_related("person")

    def left_by(self, person: Person) -> Self:
        """Those in pairs that `person` has left."""
        return self.of(person).filter(pair__in=Member.objects.pairs_left_by(person))


class Journal(models.Model):
    """What one person writes for themselves within a pair, under a key the server never has.

    `locks` holds that key, wrapped in the browser by a passphrase and by a recovery code. It is encrypted again here,
    like everything else, so that somebody who steals the database has nothing to try passphrases on.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=1)
    locks = EncryptedJSON(owner="person_id")

    objects = JournalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pair", "person"], name="journal_one_each"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class EntryQuerySet(models.QuerySet["Entry"]):
    def of(self, journal: Journal) -> Self:
        return self.filter(journal=journal)

    def latest_first(self) -> Self:
        return self.order_by("-number")


class Entry(models.Model):
    """One sealed entry. The browser that sealed it chose its id, so sending it twice makes one entry."""

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    journal = models.ForeignKey(Journal, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    sealed = EncryptedText(owner="person_id")

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["journal", "number"], name="entry_in_its_order"),
        ]

    def __str__(self) -> str:
        return str(self.id)
