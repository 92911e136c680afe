"""Promises and owned mistakes, for whoever takes everything with them."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from mandorla.pairs.parts import Part, Taker
from mandorla.promises.models import Apology, Outcome, Promise, Reception, Wording


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """One's own wherever one wrote them, and what is open to one; of what was deleted, nothing."""
    person = taker.person
    pairs = [member.pair_id for member in taker.members]
    to_me = Q(pair__in=pairs, made_to=person)
    mine = Q(author=person)
    apologies = Apology.objects.filter(mine & Q(said__isnull=False) | to_me & Q(shared__isnull=False))
    yield Part(apologies.order_by("made_at", "pk"), lambda row: _("A mistake, owned"))
    receptions = Reception.objects.filter(mine | Q(apology__author=person, pair__in=pairs))
    yield Part(receptions.filter(apology__in=apologies).order_by("pk"), lambda row: _("What was said to it"))
    promises = Promise.objects.filter(mine & ~Q(state="gone") | to_me & Q(is_shared=True))
    yield Part(promises.order_by("made_at", "pk"))
    wordings = Wording.objects.filter(mine | Q(shared__isnull=False), promise__in=promises)
    yield Part(wordings.order_by("promise__made_at", "number"), lambda row: _("A promise"))
    outcomes = Outcome.objects.filter(mine | Q(shared_mark__isnull=False), promise__in=promises)
    yield Part(outcomes.order_by("day", "pk"), lambda row: _("How a promise went"))
