from datetime import date
from typing import Self
from uuid import UUID

from django.db import models

from mandorla.pairs.models import Member, Pair, PairRows
from mandorla.people.models import Person
from mandorla.promises.logic.course import State
from mandorla.promises.logic.terms import Terms
from mandorla.promises.models.apology import Apology
from mandorla.shared.ids import new_id, new_opaque_id
from mandorla.vault.fields import EncryptedJSON


class PromiseQuerySet(PairRows["Promise"]):
    def by(self, person: Person) -> Self:
        """Those that `person` made and has not deleted."""
        return self.filter(author=person).exclude(state=State.GONE)

    def visible_to(self, member: Member) -> Self:
        """The member's own, and those made to them, even if only a mark is left. The only read across the two."""
        mine = models.Q(author=member.person_id) & ~models.Q(state=State.GONE)
        return self.filter(pair=member.pair).filter(mine | models.Q(made_to=member.person_id))

    def stirring(self, *, pair: UUID, person: UUID, since: date) -> Self:
        """Somebody's own that are open, and what was promised to them from the day `since` on."""
        mine = models.Q(author=person, state=State.OPEN.value)
        theirs = models.Q(made_to=person, is_shared=True, shared_on__gte=since)
        return self.filter(mine | theirs, pair=pair)

    def newest_first(self) -> Self:
        return self.order_by("-made_at", "pk")


class Promise(models.Model):
    """Something small its maker means to do, for the other or for themselves. Its words are in its wordings.

    `made_to` stays when it is taken back or deleted: the row is then a mark without words for its recipient.
    """

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    made_to = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    apology = models.OneToOneField(Apology, null=True, on_delete=models.SET_NULL, related_name="promise")
    made_at = models.DateTimeField()  # orders the list, and is never shown
    shared_on = models.DateField(null=True)
    marked_on = models.DateField(null=True)  # the last due day that was marked
    is_shared = models.BooleanField(default=False)
    state = models.CharField(
        max_length=12, choices=[(one.value, one.value) for one in State], default=State.OPEN.value
    )

    objects = PromiseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[one.value for one in State]), name="promise_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(is_shared=False)
                | (models.Q(made_to__isnull=False, shared_on__isnull=False) & ~models.Q(state="gone")),
                name="promise_shared_was_made_to_somebody",
            ),
        ]
        indexes = [models.Index(fields=["pair", "-made_at"], name="promise_of_pair_by_time")]

    def __str__(self) -> str:
        return str(self.id)


class WordingQuerySet(models.QuerySet["Wording"]):
    def for_today(self, member: Member, since: date) -> Self:
        """Of one's own promises that are open, and of those that were made to one from the day `since` on."""
        mine = models.Q(promise__author=member.person_id, promise__state=State.OPEN)
        theirs = models.Q(
            promise__made_to=member.person_id, promise__is_shared=True, promise__shared_on__gte=since
        )
        return self.filter(pair=member.pair).filter(mine | theirs).select_related("promise")


class Wording(models.Model):
    """One wording of a promise. Rows are added, never edited: a new wording leaves the old ones readable."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="wordings")
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    written_on = models.DateField()
    said = EncryptedJSON(owner="author_id")
    shared = EncryptedJSON(owner="pair_id", null=True)

    objects = WordingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["promise", "number"], name="wording_one_a_number")]
        ordering = ["number"]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def terms(self) -> Terms:
        return Terms.from_json(self.said)

    def terms_for(self, person: Person) -> Terms | None:
        """What `person` may read of it, or None if it is not shown to them."""
        stored = self.said if self.author_id == person.id else self.shared
        return Terms.from_json(stored) if stored else None
