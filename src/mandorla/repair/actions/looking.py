"""Looking back, and the neutral friend."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from mandorla.drafts import actions as drafts
from mandorla.notices.actions import notify, withdraw
from mandorla.notices.models import Kind
from mandorla.pairs.actions import nudge
from mandorla.pairs.models import Member, Pair
from mandorla.repair.actions.starting import TOPIC
from mandorla.repair.logic.friend import FOUR_MONTHS
from mandorla.repair.logic.looking import FORMS, Look
from mandorla.repair.models import FriendView, LookBack
from mandorla.shared import clock
from mandorla.shared.refusal import Refused

FRIEND = "friend"


@transaction.atomic
def look_back(
    *, member: Member, occasion: UUID | None, look: Look, tags: Sequence[str], version: int, now: datetime
) -> LookBack:
    """Keep how one looks back: at one talk, or at something else. Where it is open, the other reads the new words.

    `version` is the one the form was shown with; the same words again change nothing.
    """
    Pair.objects.select_for_update().get(pk=member.pair_id)
    mine = _mine(member, occasion) if occasion else None
    if mine is None:
        day = clock.day_of(now, member.person.zone)
        mine = LookBack(pair=member.pair, author=member.person, occasion=occasion, day=day)
    elif (mine.said, mine.tags) == (look.to_json(), list(tags)):
        return mine
    elif mine.version != version:
        raise Refused(_("You changed this somewhere else. Your words are still below."))
    mine.said, mine.tags, mine.version = look.to_json(), list(tags), version + 1
    was_open = mine.shared is not None
    mine.shared = mine.said if was_open else None
    mine.save()
    if was_open:
        nudge(member.other, TOPIC)
    drafts.discard_all(author=member.person, forms=FORMS.values(), subject=subject_of(member, occasion))
    return mine


@transaction.atomic
def be_ready_to_look(*, member: Member, look: LookBack, is_ready: bool) -> None:
    """Set whether the author is ready to share it. Both open once both are ready; until then nobody is told."""
    Pair.objects.select_for_update().get(pk=member.pair_id)
    mine = LookBack.objects.get(pk=look.pk)
    if mine.occasion is None or mine.is_ready == is_ready:
        return
    theirs = _theirs(member, mine.occasion)
    was_open = mine.shared is not None
    opens = bool(is_ready and theirs and theirs.is_ready)
    mine.is_ready = is_ready
    for one in (mine, theirs):
        if one:
            one.shared = one.said if opens else None
            one.save(update_fields=["is_ready", "shared"])
    if opens != was_open:
        nudge(member.other, TOPIC)


@transaction.atomic
def erase_look(*, member: Member, look: LookBack) -> None:
    """Delete it. If both were open, they close. Repeating it changes nothing."""
    if LookBack.objects.filter(pk=look.pk).exists():
        be_ready_to_look(member=member, look=look, is_ready=False)
        LookBack.objects.filter(pk=look.pk).delete()


@transaction.atomic
def write_as_friend(*, member: Member, text: str, is_reminded: bool, now: datetime) -> FriendView:
    """Keep what one wrote as a neutral friend, and be told in four months if one wants that. The same text is one."""
    day = clock.day_of(now, member.person.zone)
    for known in FriendView.objects.of(member.pair).by(member.person).filter(day=day):
        if known.text == text:
            return known
    made = FriendView.objects.create(pair=member.pair, author=member.person, day=day, text=text)
    drafts.discard(author=member.person, form=FRIEND, subject=subject_of(member, None))
    for earlier in (
        FriendView.objects.of(member.pair).by(member.person).exclude(pk=made.pk).newest_first()[:1]
    ):
        withdraw(key=_key(earlier))
    if is_reminded:
        _remind(member, made, now)
    return made


@transaction.atomic
def erase_friend_view(*, view: FriendView) -> None:
    """Delete it and its reminder. Repeating it changes nothing."""
    withdraw(key=_key(view))
    FriendView.objects.filter(pk=view.pk).delete()


def subject_of(member: Member, occasion: UUID | None) -> str:
    """The name of a draft about one talk, or about none."""
    return occasion.hex if occasion else member.pair_id.hex


def _mine(member: Member, occasion: UUID) -> LookBack | None:
    return LookBack.objects.of(member.pair).by(member.person).about(occasion).first()


def _theirs(member: Member, occasion: UUID) -> LookBack | None:
    if member.other is None:
        return None
    return LookBack.objects.of(member.pair).by(member.other.person).filter(occasion=occasion).first()


def _remind(member: Member, view: FriendView, now: datetime) -> None:
    link = reverse("repair:friend", args=[member.pair_id])
    due_at, kind = now + FOUR_MONTHS, Kind.REMINDER
    notify(person=member.person, pair=member.pair, kind=kind, link=link, key=_key(view), due_at=due_at)


def _key(view: FriendView) -> str:
    return f"friend:{view.pk}"
