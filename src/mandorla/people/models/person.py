from collections import defaultdict
from datetime import date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mandorla.people.logic.clocks import Clocks
from mandorla.shared import clock
from mandorla.shared.ids import new_id
from mandorla.vault.fields import EncryptedText

HUES = range(1, 25)
FIRST_HUE = 3


def companion(hue: int) -> int:
    """A hue far enough from `hue` on the circle of 24 to mix with it into a distinct third color."""
    return (hue + 14) % 24 + 1


def neutral_name() -> str:
    """The app's name for people who want one that reveals nothing."""
    return gettext("Notes")


class People(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(username=(username or "").lower())

    def zones_by_day(self, now: datetime) -> dict[date, list[str]]:
        """The time zones people live in, grouped by the current day there. One query."""
        zones: dict[date, list[str]] = defaultdict(list)
        names = self.order_by("time_zone").values_list("time_zone", flat=True).distinct()
        for name in names:
            zones[clock.day_of(now, Person(time_zone=name).zone)].append(name)
        return zones


class Person(AbstractBaseUser):
    """A person with an account. The sign-in name and e-mail address are plain; the display name is encrypted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(
        _("sign-in name"),
        max_length=60,
        unique=True,
        validators=[RegexValidator(r"^[\w.@+-]+\Z", _("Letters, digits and . @ + - _ only."))],
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    display_name = EncryptedText(owner="id", blank=True, null=True)  # none: they have erased their account
    hue = models.PositiveSmallIntegerField(
        default=FIRST_HUE, validators=[MinValueValidator(1), MaxValueValidator(24)]
    )
    time_zone = models.CharField(max_length=64, default="UTC")
    zone_before = models.CharField(max_length=64, blank=True)  # after a move, until the next day has begun
    zone_since = models.DateField(null=True)
    language = models.CharField(max_length=12, choices=settings.LANGUAGES, default="en")
    has_help_with_words = models.BooleanField(default=True)
    may_ask_model = models.BooleanField(
        default=False
    )  # a button for other wordings, where the host has a model
    is_neutral = models.BooleanField(default=False)  # another name and icon on the home screen
    is_adult = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    erased_on = models.DateField(null=True)  # the row stays while the other keeps what was opened to them
    reset_on = models.DateField(null=True)  # the host gave it a password, and nobody has chosen another since
    last_login = None  # when somebody was last here is nobody's business

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hue__gte=1, hue__lte=24), name="person_hue_is_one_of_24"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def name(self) -> str:
        return self.display_name or ("" if self.erased_on else self.username)

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def clocks(self) -> Clocks:
        return Clocks(self.zone, ZoneInfo(self.zone_before) if self.zone_before else None, self.zone_since)
