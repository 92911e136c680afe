"""Which slices have something to export. To remove a slice, remove its line."""

from collections.abc import Iterator
from datetime import datetime

from allauth.account.models import EmailAddress
from django.utils.translation import gettext as _

from mandorla.affection import parts as affection
from mandorla.appreciation import parts as appreciation
from mandorla.asks import parts as asks
from mandorla.checkins import parts as checkins
from mandorla.drafts.models import Draft
from mandorla.insights import parts as insights
from mandorla.journal import parts as journal
from mandorla.moments import parts as moments
from mandorla.notices.logic.quiet import next_at
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import BY_THE_HOUR, Consent
from mandorla.ownership.models import Keepsake
from mandorla.pairs import parts as pairs
from mandorla.pairs.coming import Coming
from mandorla.pairs.parts import Opening, Part, Parts, Taker
from mandorla.people.models import Person
from mandorla.practices import parts as practices
from mandorla.promises import parts as promises
from mandorla.prompts import parts as prompts
from mandorla.repair import parts as repair
from mandorla.suggestions import parts as suggestions
from mandorla.talks import parts as talks

# In the order of export and import: rows that others refer to come first.
SLICES = (
    pairs,
    prompts,
    checkins,
    appreciation,
    affection,
    asks,
    moments,
    journal,
    promises,
    repair,
    talks,
    practices,
    insights,
    suggestions,
)


def account(taker: Taker, now: datetime) -> Iterator[Part]:
    """What a person has outside of any pair."""
    yield Part([taker.person], model=Person)
    yield Part(EmailAddress.objects.filter(user=taker.person).order_by("pk"))
    yield Part(Consent.objects.of(taker.person), back={"asks_at": _next_hour})


def kept(taker: Taker, now: datetime) -> Iterator[Part]:
    """What came along from pairs that somebody left."""
    rows = Keepsake.objects.filter(person=taker.person).order_by("pair_id")
    yield Part(rows, media=Keepsake.media, media_back=Keepsake.take_media_back)


def unsent(taker: Taker, now: datetime) -> Iterator[Part]:
    """A person's drafts; last, because each refers to what it belongs to."""
    yield Part(Draft.objects.filter(author=taker.person).order_by("pk"), lambda row: _("Not sent yet"))


def _next_hour(coming: Coming, name: str) -> datetime | None:
    wishes = Wishes.from_json(coming.row["stored"])
    return next_at(wishes.hour, coming.now, coming.taker.zone) if wishes.kinds & BY_THE_HOUR else None


PARTS: tuple[Parts, ...] = (account, *(one.parts for one in SLICES), kept, unsent)
# What can be taken back before leaving.
OPENINGS: tuple[Opening, ...] = tuple(opening for one in SLICES for opening in getattr(one, "OPENINGS", ()))
