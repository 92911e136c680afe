"""Everything that is open, on one page: browsers, notices, invitations, what is shared by default, rests, pairs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.functional import Promise

from mandorla.checkins.models import Showing
from mandorla.checkins.models.checkin import usual_parts
from mandorla.checkins.wording import parts_of
from mandorla.insights import models as insights
from mandorla.notices.models import Browser, Kind
from mandorla.notices.reading import browsers_of, wishes_of
from mandorla.pairs.models import Boundary, Invitation, Member
from mandorla.pairs.models.boundary import newest
from mandorla.people.models import Device, Person
from mandorla.shared import clock
from mandorla.vault import keys


@dataclass(frozen=True, slots=True)
class Space:
    """One of this person's pairs: who else is in it, and what is open."""

    pair: UUID
    name: str  # of the other; empty where one is alone
    is_invited: bool
    shown: str
    is_one_line_wanted: bool  # drawn from what both say of closeness, also on days that were not shown
    rests_until: date | None
    is_gentle: bool


@dataclass(frozen=True, slots=True)
class Safety:
    devices: Sequence[Device]
    kinds: list[str | Promise]
    is_by_email: bool
    browsers: list[Browser]
    spaces: list[Space]


def safety_of(person: Person, now: datetime) -> Safety:
    """What `person` has open now. Eight queries, however many pairs they are in."""
    wishes = wishes_of(person)
    return Safety(
        devices=list(Device.objects.of(person).order_by("id")),
        kinds=[kind.label for kind in Kind if kind.value in wishes.kinds],
        is_by_email=wishes.is_by_email,
        browsers=browsers_of(person),
        spaces=_spaces(person, now),
    )


def _spaces(person: Person, now: datetime) -> list[Space]:
    consent = insights.Consent.objects.filter(person=person, pair=OuterRef("pair"))
    members = list[Member](Member.objects.of(person).annotate(has_consented=Exists(consent)))
    pairs = [member.pair_id for member in members]
    wanted = {member.pair_id for member in members if getattr(member, "has_consented", False)}
    beside = {member.pair_id: member.person for member in Member.objects.beside(person, members)}
    keys.preload([person.pk, *(other.pk for other in beside.values())])
    invited = set(Invitation.objects.open(now).filter(pair__in=pairs).values_list("pair_id", flat=True))
    limits = list(Boundary.objects.filter(person=person, pair__in=pairs))
    showings = {row.pair_id: row for row in Showing.objects.filter(person=person, pair__in=pairs)}
    today = clock.day_of(now, person.zone)
    found = []
    for pair in pairs:
        mine = newest([row for row in limits if row.pair_id == pair], person)
        found.append(
            Space(
                pair=pair,
                name=beside[pair].name if pair in beside else "",
                is_invited=pair in invited,
                shown=parts_of(usual_parts(showings.get(pair))) if pair in beside else "",
                is_one_line_wanted=pair in wanted and pair in beside,
                rests_until=mine.paused_until if mine.is_paused_on(today) else None,
                is_gentle=mine.is_gentle,
            )
        )
    return found
