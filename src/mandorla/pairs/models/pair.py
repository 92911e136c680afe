from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from mandorla.people.models import Person
from mandorla.shared.ids import new_id
from mandorla.vault import keys


class Kind(models.TextChoices):
    PARTNERS = "partners", _("Partners")
    FRIENDS = "friends", _("Friends")
    PARENT_CHILD = "parent_child", _("Parent and grown child")
    SIBLINGS = "siblings", _("Siblings")
    OTHER = "other", _("Another close pair")


class Place(models.TextChoices):
    TOGETHER = "together", _("We live near each other")
    APART = "apart", _("We live far apart")


class Side(models.TextChoices):
    LEFT = "left", _("left")
    RIGHT = "right", _("right")


class Pair(models.Model):
    """Two people with equal rights, or one until somebody joins. Nobody owns it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.PARTNERS)
    place = models.CharField(max_length=16, choices=Place, default=Place.TOGETHER)
    begun_on = models.DateField()
    review_on = models.DateField(null=True)  # when both want to review their agreement
    closed_on = models.DateField(null=True)  # nobody is in it any more, and its key has been destroyed

    def __str__(self) -> str:
        return str(self.id)


class MemberQuerySet(models.QuerySet["Member"]):
    def here(self) -> Self:
        """Those who have not left."""
        return self.filter(left_on=None)

    def of(self, person: Person) -> Self:
        return self.here().filter(person=person).select_related("pair", "person").order_by("pair_id")

    def pairs_left_by(self, person: Person) -> "models.QuerySet[Member, UUID]":
        """The ids of pairs `person` has left, for use as a subquery."""
        return self.filter(person=person, left_on__isnull=False).values_list("pair_id", flat=True)

    def beside(self, person: Person, members: "list[Member]") -> Self:
        """The other members of the pairs of `members`, which are `person`'s."""
        pairs = [member.pair_id for member in members]
        return self.here().filter(pair__in=pairs).exclude(person=person).select_related("person")

    def with_others(self, person: Person) -> "list[Member]":
        """`person`'s memberships, each with the other member loaded, ready to show their names. Three queries."""
        mine = list(self.of(person))
        others = {member.pair_id: member for member in self.beside(person, mine)}
        keys.preload(other.person_id for other in others.values())
        for member in mine:
            member.other = others.get(member.pair_id)
        return mine

    def in_pair(self, pair: Pair) -> Self:
        return self.filter(pair=pair).select_related("person").order_by("side")


class Member(models.Model):
    """A person's place in a pair. There are only two sides, and a side stays taken after its person leaves."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    side = models.CharField(max_length=5, choices=Side)
    joined_on = models.DateField()
    left_on = models.DateField(null=True)
    review_from = models.DateField(null=True)  # "later": not asked to look at the agreement before
    has_help_with_words = models.BooleanField(default=True)  # off: "this is how we talk"; nobody else knows

    objects = MemberQuerySet.as_manager()

    # Set by `pairs.access`: the other member, if there is one who has not left.
    other: "Member | None" = None
    # Set by `pairs.access`: whether the other side is still free; it stays taken after its person leaves.
    has_room = False
    # Set by `pairs.boundaries`: what the pair's people closed or limited, once it has been read.
    boundaries: list[Any] | None = None

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pair", "side"], name="member_one_a_side"),
            models.UniqueConstraint(fields=["pair", "person"], name="member_once_in_a_pair"),
            models.CheckConstraint(
                condition=models.Q(side__in=Side.values), name="member_side_is_left_or_right"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_solo(self) -> bool:
        return self.other is None

    @property
    def channel(self) -> str:
        """The channel this person's open pages listen to, whichever pair they show."""
        return self.person_id.hex

    @property
    def people(self) -> list[Person]:
        return [self.person, self.other.person] if self.other else [self.person]

    def pair_day(self, now: datetime) -> date:
        """The day of the member whose day starts first, so that neither is offered yesterday's question."""
        return max(person.clocks.pair_day(now) for person in self.people)
