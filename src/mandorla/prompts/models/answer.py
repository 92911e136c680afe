from collections.abc import Iterable
from datetime import date, datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from mandorla.pairs.models import AuthorRows, Member, Pair
from mandorla.people.models import Person
from mandorla.prompts.models.exchange import NEVER_TWICE_WITHIN, Exchange
from mandorla.shared.ids import new_opaque_id
from mandorla.vault.fields import EncryptedText


class Rule(models.TextChoices):
    """When the other may read an answer; its author chooses."""

    BOTH = "both", _("When we have both answered")
    AFTER_A_DAY = "after_a_day", _("Show it after a day anyway")
    FIRST = "first", _("I go first")
    KEEP = "keep", _("Keep it to myself")


class AnswerQuerySet(AuthorRows["Answer"]):
    def to(self, slug: str) -> Self:
        """Answers to one question, the newest first."""
        return self.filter(exchange__slug=slug).order_by("-day", "id")

    def within_the_year(self, day: date) -> Self:
        """Those that are still current on `day`."""
        first = day - NEVER_TWICE_WITHIN
        return self.filter(models.Q(day__gte=first) | models.Q(met_on__gte=first))

    def shut(self, now: datetime) -> Self:
        """Not open at `now`: sealed, or kept."""
        return self.filter(models.Q(opens_at=None) | models.Q(opens_at__gt=now))

    def visible_to(self, member: Member, *, now: datetime) -> Self:
        """What `member` may read: all of their own, and what is open at `now`. The only read across the two."""
        return self.in_sight(pair=member.pair_id, reader=member.person_id, now=now)

    def in_sight(self, *, pair: UUID, reader: UUID, now: datetime) -> Self:
        """`visible_to` by ids, for prepared reads."""
        return self.filter(models.Q(author=reader) | models.Q(opens_at__lte=now), pair=pair)


class Answer(models.Model):
    """What one person wrote to a question.

    `text` is under its author's key. `opened_text` is the copy under the pair's key that the other reads; it
    exists only once the author's rule lets it open, and is deleted when they take the answer back.
    """

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    exchange = models.ForeignKey(Exchange, on_delete=models.CASCADE, related_name="answers")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    met_on = models.DateField(null=True)  # the last day it opened together with an answer of the other's
    rule = models.CharField(max_length=12, choices=Rule)
    version = models.PositiveIntegerField(default=1)
    text = EncryptedText(owner="author_id")
    opened_text = EncryptedText(owner="pair_id", null=True)
    sealed_at = models.DateTimeField()
    opens_at = models.DateTimeField(null=True)
    welcomes_advice = models.BooleanField(default=False)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["exchange", "author"], name="answer_one_each"),
            models.CheckConstraint(condition=models.Q(rule__in=Rule.values), name="answer_rule_is_known"),
            models.CheckConstraint(
                condition=~models.Q(rule="keep") | models.Q(opens_at__isnull=True, opened_text__isnull=True),
                name="answer_kept_stays_shut",
            ),
        ]
        indexes = [
            models.Index(fields=["pair", "-day", "-sealed_at"], name="answer_of_pair_by_day"),
            models.Index(fields=["opens_at"], name="answer_by_opening"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def counts(self) -> bool:
        """Whether it counts as an answer; one that is kept private does not."""
        return self.rule != Rule.KEEP

    def is_over(self, day: date) -> bool:
        """Whether a year has passed, so that its author may be asked again.

        Depends only on what every reader of the answer knows, never on what the other keeps private.
        """
        return day - max(self.day, self.met_on or self.day) > NEVER_TWICE_WITHIN

    def is_open(self, now: datetime) -> bool:
        return self.opens_at is not None and self.opens_at <= now

    def words_for(self, person: Person) -> str:
        """The text as `person` reads it: the original for its author, the opened copy for the other."""
        return self.text if self.author_id == person.id else self.opened_text or ""


def of_this_year(answers: Iterable[Answer], person: Person, day: date) -> tuple[Answer | None, Answer | None]:
    """From answers to one question, newest first, those current on `day`: the one by `person`, and the other's."""
    newest: dict[bool, Answer] = {}
    for one in answers:
        newest.setdefault(one.author_id == person.pk, one)
    mine, theirs = (
        None if one is None or one.is_over(day) else one for one in map(newest.get, (True, False))
    )
    return mine, theirs
