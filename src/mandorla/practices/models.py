from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from mandorla.pairs.models import Pair, PersonRows
from mandorla.people.models import Person
from mandorla.shared.ids import new_id
from mandorla.vault.fields import EncryptedJSON


class Kind(models.TextChoices):
    """What people can do in Mandorla, in words that follow a date: "on that day there was ..."."""

    QUESTION = "question", _("answering a question")
    REVEAL = "reveal", _("reading each other's answers")
    THANKS = "thanks", _("saying what I appreciate")
    TAKING_IN = "taking_in", _("taking in an appreciation")
    ACT = "act", _("a small act that was asked for")
    TALK = "talk", _("a guided talk")
    QUIET = "quiet", _("time without phones")
    LINE = "line", _("sharing a small thing from my day")
    NEWS = "news", _("telling good news")
    ANSWERED_NEWS = "answered_news", _("answering good news")


class Closer(models.TextChoices):
    """Answers to "Did this bring us closer?". Private, and never asked twice."""

    CLOSER = "closer", _("Yes, closer")
    A_LITTLE = "a_little", _("A little")
    AS_BEFORE = "as_before", _("As before")
    FARTHER = "farther", _("Farther apart")

    @property
    def gain(self) -> float:
        """How much closer that is: 1 for "closer", and less than nothing where it led apart."""
        return GAINS[self]


GAINS = {Closer.CLOSER: 1.0, Closer.A_LITTLE: 0.5, Closer.AS_BEFORE: 0.0, Closer.FARTHER: -0.5}


class PracticeQuerySet(PersonRows["Practice"]):
    def since(self, day: date) -> Self:
        return self.filter(day__gte=day)

    def newest_first(self) -> Self:
        return self.order_by("-day", "-id")


class Practice(models.Model):
    """A record that a person did something for the two on one day: private, even if both did it.

    `source` is the id of what was written or done. `what` is the content it came from, if any, and `closer` how
    the person rated it: both under that person's key.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind)
    source = models.UUIDField()
    day = models.DateField()
    is_by_chance = models.BooleanField(default=False)  # chosen by chance, as the person allowed
    what = EncryptedJSON(owner="person_id")
    closer = EncryptedJSON(owner="person_id", null=True)

    objects = PracticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "source", "kind"], name="practice_counts_once"),
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="practice_of_a_known_kind"),
        ]
        indexes = [models.Index(fields=["pair", "person", "-day"], name="practice_by_day")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def slug(self) -> str:
        """The slug of the prompt, act or script, or an empty string."""
        return str(self.what)
