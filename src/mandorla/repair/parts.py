"""Soft beginnings, phrases and what is parked, as they go into a person's export."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from mandorla.pairs.coming import copied, fixed, in_order, to_somebody
from mandorla.pairs.parts import Opening, Part, Taker
from mandorla.repair import actions
from mandorla.repair.models import FriendView, LookBack, Parked, Phrase, Start


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """One's own wherever one wrote them, and what was said to one."""
    person, pairs = taker.person, [member.pair_id for member in taker.members]
    to_me = Q(pair__in=pairs, made_to=person, shared__isnull=False)
    starts = Start.objects.filter(Q(author=person) | to_me)
    said = {"said": copied("shared"), "made_at": in_order("shared_on"), "made_to": to_somebody("shared")}
    yield Part(starts.order_by("made_at", "pk"), lambda row: _("A soft start"), said)
    yield Part(Phrase.objects.by(person).order_by("pk"), lambda row: _("A sentence that helps"))
    yield Part(Parked.objects.by(person).order_by("pk"), lambda row: _("Parked"))
    looks = LookBack.objects.filter(Q(author=person) | Q(pair__in=pairs, shared__isnull=False))
    looked = {"said": copied("shared"), "tags": fixed([]), "is_ready": fixed(True)}
    yield Part(looks.order_by("day", "pk"), lambda row: _("Looking back"), looked)
    yield Part(FriendView.objects.by(person).order_by("day", "pk"), lambda row: _("As a neutral friend"))


OPENINGS = (
    Opening(
        Start,
        "shared",
        lambda row: " ".join(part for part in row.said.values() if part),
        lambda member, row, now: actions.take_start_back(member=member, start=row),
        newest_first=("-made_at",),
    ),
    Opening(
        LookBack,
        "shared",
        lambda row: " ".join(part for part in row.said.values() if part),
        lambda member, row, now: actions.be_ready_to_look(member=member, look=row, is_ready=False),
    ),
)
