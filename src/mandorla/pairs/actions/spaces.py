import secrets
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from mandorla.live import bus
from mandorla.pairs.logic.limits import Limits
from mandorla.pairs.models import Boundary, Invitation, Member, Pair, Side
from mandorla.pairs.models.invitation import LIFETIME, hash_of
from mandorla.people.models import Device, Person
from mandorla.shared import clock
from mandorla.shared.refusal import Refused
from mandorla.vault import keys

TOPIC = "pairs"
A_MONTH = timedelta(days=30)


def begin_pair(*, person: Person, kind: str, place: str, now: datetime) -> Member:
    """A pair of one for `person`, with a key of its own; the right side stays free."""
    pair = Pair(kind=kind, place=place, begun_on=clock.day_of(now, person.zone))
    keys.create(pair.id)
    with transaction.atomic():
        pair.save()
        return Member.objects.create(pair=pair, person=person, side=Side.LEFT, joined_on=pair.begun_on)


@transaction.atomic
def describe_pair(*, member: Member, kind: str, place: str) -> Pair:
    """Say what kind of pair this is and whether the two live apart; either may, and both see it."""
    pair = member.pair
    if (pair.kind, pair.place) != (kind, place):
        pair.kind, pair.place = kind, place
        pair.save(update_fields=["kind", "place"])
        nudge(member.other)
    return pair


@transaction.atomic
def invite(*, member: Member, now: datetime) -> Invitation:
    """An open invitation to the other side: the one there is, or a new one for seven days."""
    Pair.objects.select_for_update().get(pk=member.pair_id)
    if Member.objects.in_pair(member.pair).count() > 1:
        raise Refused(_("This space is for two, and both places have been taken."))
    known = Invitation.objects.of(member.pair).open(now).first()
    if known:
        return known
    _end_invitations(member.pair, now)
    word = secrets.token_urlsafe(24)
    return Invitation.objects.create(
        pair=member.pair, author=member.person, word=word, word_hash=hash_of(word), expires_at=now + LIFETIME
    )


@transaction.atomic
def revoke_invitation(*, member: Member, now: datetime) -> None:
    """End what invitation there is; repeating it changes nothing."""
    _end_invitations(member.pair, now)


def accept(*, invitation: Invitation, person: Person, now: datetime) -> Member:
    """Take the free side of the pair. Accepting again is silent; an ended or expired invitation is refused."""
    try:
        with transaction.atomic():
            return _join(invitation, person, now)
    except IntegrityError as error:
        raise Refused(_("Somebody has joined with this invitation already.")) from error


def _join(invitation: Invitation, person: Person, now: datetime) -> Member:
    pair = Pair.objects.select_for_update().get(pk=invitation.pair_id)
    members = list(Member.objects.in_pair(pair))
    mine = next((member for member in members if member.person_id == person.id), None)
    if mine and mine.left_on is None:
        return mine
    if members[0].left_on or not Invitation.objects.open(now).filter(pk=invitation.pk).exists():
        raise Refused(_("This invitation is no longer open."))
    joined = Member.objects.create(
        pair=pair, person=person, side=Side.RIGHT, joined_on=clock.day_of(now, person.zone)
    )
    _end_invitations(pair, now)
    nudge(members[0])
    return joined


@transaction.atomic
def set_limits(*, member: Member, limits: Limits, now: datetime) -> Boundary:
    """Keep what `member` closed or limited; it counts on their own pages now, and for both from the next offer on."""
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)  # two tabs at the same instant take turns
    from_day = member.pair_day(now) + timedelta(days=1)
    boundary = Boundary.objects.of(member.pair).filter(person=member.person, from_day=from_day).first()
    if boundary is None:
        boundary = Boundary(pair=member.pair, person=member.person, from_day=from_day)
    boundary.stored, boundary.gentle = limits.to_json(), limits.is_gentle
    boundary.save()
    member.boundaries = None
    return boundary


@transaction.atomic
def leave(*, member: Member, now: datetime) -> None:
    """Leave the pair: at once, one-sided, and without a word to the other. Repeating it changes nothing."""
    today = clock.day_of(now, member.person.zone)
    left = Member.objects.here().filter(pk=member.pk).update(left_on=today)
    if left:
        _end_invitations(member.pair, now)
        for name in settings.MANDORLA_ON_LEAVING:
            import_string(name)(member=member, now=now)
        for device in Device.objects.of(member.person):
            transaction.on_commit(partial(bus.close, device.listener))


@transaction.atomic
def forget_invitations(*, now: datetime) -> None:
    """Forget invitations that ended, or ran out, more than thirty days ago. Repeating it changes nothing."""
    before = now - A_MONTH
    Invitation.objects.filter(Q(ended_on__lt=before.date()) | Q(expires_at__lt=before)).delete()


def nudge(member: Member | None, topic: str = TOPIC) -> None:
    """After the commit, tell the open pages of `member` that `topic` looks different now."""
    if member is not None:
        channel = member.channel
        transaction.on_commit(lambda: bus.publish(channel, topic))


def _end_invitations(pair: Pair, now: datetime) -> None:
    Invitation.objects.of(pair).filter(ended_on=None).update(ended_on=now.date())
