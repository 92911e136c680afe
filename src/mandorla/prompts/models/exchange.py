from collections.abc import Sequence
from datetime import date, timedelta
from typing import Self

from django.db import models

from mandorla.pairs.models import Pair, PairRows
from mandorla.people.models import Person
from mandorla.shared.ids import new_id

NEVER_TWICE_WITHIN = timedelta(days=365)


class ExchangeQuerySet(PairRows["Exchange"]):
    def about(self, slug: str) -> Self:
        """Every round of one question, the latest first."""
        return self.filter(slug=slug).order_by("-round")

    def with_answers_of_the_year(self, people: Sequence[Person], day: date, before: date) -> Self:
        """Annotates each with counts of the answers from the year before `day`, written `before` a given day.

        `written` counts all answers, `halves` those by `people` that are not kept private.
        """
        first = day - NEVER_TWICE_WITHIN
        this_year = models.Q(answers__day__lt=before) & (
            models.Q(answers__day__gte=first) | models.Q(answers__met_on__gte=first)
        )
        half = this_year & models.Q(answers__author__in=people) & ~models.Q(answers__rule="keep")
        return self.annotate(
            written=models.Count("answers", filter=this_year), halves=models.Count("answers", filter=half)
        )


class Exchange(models.Model):
    """One round of a question between the two, from its first answer on. Answers in a later year form a later round.

    What anyone sees depends on the age of answers (`Answer.is_over`), never on that of a round: the other may have
    begun it in private.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    slug = models.CharField(max_length=80)
    version = models.PositiveSmallIntegerField()
    depth = models.PositiveSmallIntegerField()
    round = models.PositiveSmallIntegerField(default=1)
    begun_on = models.DateField()
    opened_on = models.DateField(null=True)  # the day both halves opened, the first time

    objects = ExchangeQuerySet.as_manager()

    written: int  # both read by `with_answers_of_the_year`
    halves: int

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pair", "slug", "round"], name="exchange_one_a_round"),
        ]

    def __str__(self) -> str:
        return str(self.id)
