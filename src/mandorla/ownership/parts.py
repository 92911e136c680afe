"""Who has something for whoever takes everything with them. A slice that goes takes its line with it."""

from collections.abc import Iterator
from datetime import datetime

from allauth.account.models import EmailAddress
from django.utils.translation import gettext as _

from mandorla.affection.parts import parts as affection
from mandorla.appreciation.parts import parts as appreciation
from mandorla.asks.parts import parts as asks
from mandorla.checkins.parts import parts as checkins
from mandorla.drafts.models import Draft
from mandorla.moments.parts import parts as moments
from mandorla.notices.models import Consent
from mandorla.pairs.parts import Part, Parts, Taker
from mandorla.pairs.parts import parts as pairs
from mandorla.practices.parts import parts as practices
from mandorla.promises.parts import parts as promises
from mandorla.prompts.parts import parts as prompts
from mandorla.talks.parts import parts as talks


def account(taker: Taker, now: datetime) -> Iterator[Part]:
    """What somebody has apart from any pair."""
    yield Part([taker.person])
    yield Part(EmailAddress.objects.filter(user=taker.person).order_by("pk"))
    yield Part(Consent.objects.of(taker.person))
    yield Part(Draft.objects.filter(author=taker.person).order_by("pk"), lambda row: _("Not sent yet"))


SLICES: tuple[Parts, ...] = (
    account,
    pairs,
    prompts,
    checkins,
    appreciation,
    affection,
    asks,
    moments,
    promises,
    talks,
    practices,
)
