from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from mandorla.pairs.models import Pair
from mandorla.people.models import Person
from mandorla.prompts.models.answer import Answer
from mandorla.shared.ids import new_id


class Shelf(models.TextChoices):
    HOPES = "hopes", _("Hopes")
    DREAMS = "dreams", _("Dreams")
    JOYS = "joys", _("Joys")
    WORRIES = "worries", _("Worries")
    FEARS = "fears", _("Fears")
    INSECURITIES = "insecurities", _("Insecurities")
    SECRETS = "secrets", _("Secrets")


class KeepQuerySet(models.QuerySet["Keep"]):
    def of(self, pair: Pair, person: Person) -> Self:
        return self.filter(pair=pair, person=person)


class Keep(models.Model):
    """An answer, mine or opened to me, on one of my shelves. Only I see which."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="keeps")
    shelf = models.CharField(max_length=12, choices=Shelf)

    objects = KeepQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "answer"], name="keep_one_shelf_an_answer"),
            models.CheckConstraint(condition=models.Q(shelf__in=Shelf.values), name="keep_shelf_is_known"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class MarkQuerySet(models.QuerySet["Mark"]):
    def of(self, pair: Pair, person: Person) -> Self:
        return self.filter(pair=pair, person=person)


class Mark(models.Model):
    """A question I would like to talk about one day. Private, until I bring it up."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    slug = models.CharField(max_length=80)

    objects = MarkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pair", "person", "slug"], name="mark_once"),
        ]

    def __str__(self) -> str:
        return str(self.id)
