"""Actions on open words about oneself: private until shared, and can be taken back."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mandorla.drafts import actions as drafts
from mandorla.notices.telling import tell_no_more
from mandorla.pairs.actions import nudge
from mandorla.pairs.models import Member
from mandorla.promises import telling
from mandorla.promises.actions.promising import TOPIC, subject_of
from mandorla.promises.logic.openness import Kind, forms_of
from mandorla.promises.models import OpenWord
from mandorla.shared import clock
from mandorla.shared.refusal import Refused

BACK = "open.back"


@transaction.atomic
def say(
    *,
    member: Member,
    kind: Kind,
    said: Mapping[str, str],
    is_open: bool,
    number: int,
    now: datetime,
    before: OpenWord | None = None,
) -> OpenWord:
    """Write an open word, private or shared at once. What was said `before` stays; only the newest card is shown.

    `number` is that of the wording the form was shown with, 0 for none. Saving the same words changes nothing.
    """
    last = _last(member, kind, before)
    is_same = last is not None and dict(last.said) == dict(said)
    made = last if last and is_same else _write(member, kind, said, last, number, now)
    drafts.discard_all(author=member.person, forms=forms_of(kind).values(), subject=subject_of(member))
    if is_open:
        open_up(member=member, word=made, now=now)
    return made


@transaction.atomic
def open_up(*, member: Member, word: OpenWord, now: datetime) -> None:
    """Share it with the other, including the look back if there is one. Repeating it changes nothing."""
    mine = _locked(word)
    if member.is_solo or (mine.is_open and mine.shared_back == mine.back):
        return
    is_news = not mine.is_open
    mine.shared, mine.shared_back = mine.said, mine.back
    mine.shared_on = clock.day_of(now, member.person.zone)
    mine.save(update_fields=["shared", "shared_back", "shared_on"])
    if is_news:
        telling.of_open_word(member, mine, now)
    nudge(member.other, TOPIC)


@transaction.atomic
def take_back(*, member: Member, word: OpenWord) -> None:
    """Take it off the other's pages. Repeating it changes nothing."""
    mine = _locked(word)
    if mine.is_open:
        mine.shared = mine.shared_back = mine.shared_on = None
        mine.save(update_fields=["shared", "shared_back", "shared_on"])
        tell_no_more(mine)
        nudge(member.other, TOPIC)


@transaction.atomic
def look_back(*, member: Member, word: OpenWord, text: str) -> None:
    """Record privately how a step went; new words replace the old ones and are not shown until shared."""
    mine = _locked(word)
    if mine.kind != Kind.STEP:
        raise Refused(_("There is nothing to look back on here."))
    drafts.discard(author=member.person, form=BACK, subject=mine.pk.hex)
    if mine.back == text:
        return
    was_shown, mine.back, mine.shared_back = mine.shared_back is not None, text, None
    mine.save(update_fields=["back", "shared_back"])
    if was_shown:
        nudge(member.other, TOPIC)


@transaction.atomic
def erase(*, member: Member, word: OpenWord) -> None:
    """Delete one wording for good. Repeating it changes nothing."""
    found = OpenWord.objects.select_for_update().filter(pk=word.pk).first()
    if found:
        take_back(member=member, word=found)
        drafts.discard(author=member.person, form=BACK, subject=found.pk.hex)
        found.delete()


def _locked(word: OpenWord) -> OpenWord:
    """The current row, locked against other writers."""
    return OpenWord.objects.select_for_update().get(pk=word.pk)


def _last(member: Member, kind: Kind, before: OpenWord | None) -> OpenWord | None:
    """The newest wording on the same thing, if there is one; of a card there is one thing."""
    Member.objects.select_for_update().get(pk=member.pk)
    mine = OpenWord.objects.of(member.pair).by(member.person).filter(kind=kind)
    if kind != Kind.CARD:
        mine = mine.filter(thread=before.thread) if before else mine.none()
    return mine.order_by("-number").first()


def _write(
    member: Member, kind: Kind, said: Mapping[str, str], last: OpenWord | None, number: int, now: datetime
) -> OpenWord:
    if (last.number if last else 0) != number:
        raise Refused(_("You changed this somewhere else. Your words are still below."))
    made = OpenWord(pair=member.pair, author=member.person, kind=kind, number=number + 1, said=dict(said))
    made.written_at, made.said_on = now, clock.day_of(now, member.person.zone)
    if last:
        made.thread = last.thread
        if kind == Kind.CARD:
            take_back(member=member, word=last)
    made.save()
    return made
