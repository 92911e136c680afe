from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from mandorla.pairs.models import Pair
from mandorla.people.models import Person
from mandorla.shared.ids import new_form_id, new_id


class Kind(models.TextChoices):
    WRITTEN = "written", _("Something was written for me")
    QUESTION = "question", _("Today's question is there")
    LETTER = "letter", _("My weekly letter is there, on Sundays")
    REMINDER = "reminder", _("I asked to be reminded of a plan of mine")
    BEGINNING = "beginning", _("A time without phones that we agreed on begins")


# Whatever the other did not write to somebody comes at most once in a day of theirs.
ONE_A_DAY = [Kind.QUESTION, Kind.LETTER, Kind.REMINDER, Kind.BEGINNING]
# Told at its time or not at all: neither after quiet hours nor once more where it reached nobody.
PASSING = frozenset({Kind.BEGINNING})
# These come at an hour that the receiver chose here.
BY_THE_HOUR = frozenset({Kind.QUESTION, Kind.LETTER})


class NoticeQuerySet(models.QuerySet["Notice"]):
    def of(self, person: Person) -> Self:
        return self.filter(person=person)

    def due(self, now: datetime) -> Self:
        """What is to be sent at `now`, the longest waiting first."""
        return self.filter(due_at__lte=now).order_by("due_at", "id")

    def not_begun(self) -> Self:
        """What nobody has begun to send, so that it may still be withdrawn."""
        return self.filter(is_begun=False, due_at__isnull=False)

    def held_by(self, claim: UUID) -> Self:
        return self.filter(claim=claim, due_at__isnull=False).order_by("id")


class Notice(models.Model):
    """The outbox: a row for each time somebody is to be told that something is there. It holds no words.

    `due_at` is when it is next worth a try: claiming a row moves it on, so a claim that is lost runs out by itself.
    Without a time it is settled, and kept a while so that its `key` is not told of twice.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    key = models.CharField(max_length=120, unique=True)
    token = models.UUIDField(default=new_form_id, unique=True)  # its id outside: tells no time
    link = models.CharField(max_length=300)
    day = models.DateField()  # the receiver's
    due_at = models.DateTimeField(null=True)
    claim = models.UUIDField(null=True)
    is_begun = models.BooleanField(default=False)  # from here on it may have gone out already
    tries = models.PositiveSmallIntegerField(default=0)  # how often it did not reach everywhere

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="notice_kind_is_known"),
            models.UniqueConstraint(
                fields=["person", "day"], condition=models.Q(kind__in=ONE_A_DAY), name="notice_one_a_day"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=models.Q(due_at__isnull=False), name="notice_by_due_time"
            ),
            models.Index(fields=["claim"], condition=models.Q(claim__isnull=False), name="notice_by_claim"),
            models.Index(fields=["day"], name="notice_by_day"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Effect(models.Model):
    """That one notice has gone one way: by mail, or to one browser. There it does not go again."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="effects")
    way = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "way"], name="effect_once_a_way")]

    def __str__(self) -> str:
        return str(self.id)
