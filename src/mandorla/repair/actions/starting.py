from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mandorla.coach import hints
from mandorla.coach.hints import Hinted
from mandorla.drafts import actions as drafts
from mandorla.drafts.reading import text_of
from mandorla.notices.telling import tell_no_more
from mandorla.pairs.actions import nudge, set_limits
from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.models import Member
from mandorla.repair import telling
from mandorla.repair.logic.readiness import Sign, is_ready, limits_after
from mandorla.repair.logic.starting import FORMS, Part, Words
from mandorla.repair.models import Parked, Phrase, Start
from mandorla.shared import clock
from mandorla.shared.refusal import Refused

TOPIC = "repair"
MOST = 40  # phrases, and things that are parked


@transaction.atomic
def check_readiness(*, member: Member, signs: Collection[Sign], now: datetime) -> bool:
    """Look whether one is ready, and let hard talks rest if not. Says whether; keeps no answer."""
    mine = Boundaries(member).mine()
    limits = limits_after(signs, mine, clock.day_of(now, member.person.zone))
    if limits != mine:
        set_limits(member=member, limits=limits, now=now)
    return is_ready(signs)


@transaction.atomic
def write_start(*, member: Member, words: Words, is_meant: bool, now: datetime) -> Start:
    """Write a soft beginning, for oneself at first. Where it sounds harsh, nothing is kept unless it `is_meant` so."""
    if not is_meant:
        _expect_to_be_meant(member, words)
    made = Start.objects.create(pair=member.pair, author=member.person, made_at=now, said=words.to_json())
    drafts.discard_all(author=member.person, forms=FORMS.values(), subject=subject_of(member))
    return made


@transaction.atomic
def reword_start(*, member: Member, start: Start, words: Words, version: int, is_meant: bool) -> None:
    """Change what was not sent. `version` is the one the form was shown with; the same words change nothing."""
    mine = _locked(start)
    if mine.is_open:
        raise Refused(_("This was sent. Take it back first. Your words are still below."))
    if mine.said != words.to_json():
        if mine.version != version:
            raise Refused(_("You changed this somewhere else. Your words are still below."))
        if not is_meant:
            _expect_to_be_meant(member, words)
        mine.said, mine.version = words.to_json(), mine.version + 1
        mine.save(update_fields=["said", "version"])
    drafts.discard_all(author=member.person, forms=FORMS.values(), subject=subject_of(member, mine))


@transaction.atomic
def open_start(*, member: Member, start: Start, now: datetime) -> None:
    """Send it to the other. Repeating it changes nothing."""
    mine = _locked(start)
    if member.other and not mine.is_open:
        mine.shared, mine.made_to = mine.said, member.other.person
        mine.shared_on = clock.day_of(now, member.person.zone)
        mine.save(update_fields=["shared", "made_to", "shared_on"])
        telling.of_start(member, mine, now)
        nudge(member.other, TOPIC)


@transaction.atomic
def take_start_back(*, member: Member, start: Start) -> None:
    """Take it back from the other's pages. Repeating it changes nothing."""
    mine = _locked(start)
    if mine.is_open:
        mine.shared = None
        mine.save(update_fields=["shared"])
        tell_no_more(mine)
        nudge(member.other, TOPIC)


@transaction.atomic
def erase_start(*, member: Member, start: Start) -> None:
    """Delete it, on the other's pages too. Repeating it changes nothing."""
    take_start_back(member=member, start=start)
    Start.objects.filter(pk=start.pk).delete()


@transaction.atomic
def add_phrase(*, member: Member, text: str) -> None:
    """Save a sentence that helps, privately. An existing one is not saved twice."""
    mine = list(Phrase.objects.of(member.pair).by(member.person))
    if any(one.text == text for one in mine):
        return
    if len(mine) >= MOST:
        raise Refused(_("There are many already. Let one go, then there is room."))
    Phrase.objects.create(pair=member.pair, author=member.person, text=text)


@transaction.atomic
def drop_phrase(*, phrase: Phrase) -> None:
    """Delete one of the author's own sentences. Repeating it changes nothing."""
    Phrase.objects.filter(pk=phrase.pk).delete()


@transaction.atomic
def park(*, member: Member, text: str) -> None:
    """Park something old, privately. An existing one is not parked twice."""
    mine = list(Parked.objects.of(member.pair).by(member.person))
    if any(one.text == text for one in mine):
        return
    if len(mine) >= MOST:
        raise Refused(_("The lot is full. Open or drop something first."))
    Parked.objects.create(pair=member.pair, author=member.person, text=text)


@transaction.atomic
def drop_parked(*, parked: Parked) -> None:
    """Delete something parked. Repeating it changes nothing."""
    Parked.objects.filter(pk=parked.pk).delete()


@transaction.atomic
def reopen(*, member: Member, parked: Parked) -> None:
    """Take something out of the parking lot, as the subject of the next soft beginning. Safe to repeat."""
    if not Parked.objects.select_for_update().filter(pk=parked.pk).exists():
        return
    form, subject = FORMS[Part.ABOUT], subject_of(member)
    typed = text_of(member.person, form, subject)
    text = f"{typed}\n{parked.text}" if typed else parked.text
    drafts.keep(author=member.person, form=form, subject=subject, text=text)
    drop_parked(parked=parked)


def subject_of(member: Member, start: Start | None = None) -> str:
    """The name of a draft in this pair, or of one that gives a beginning new words."""
    return start.pk.hex if start else member.pair_id.hex


def _locked(start: Start) -> Start:
    return Start.objects.select_for_update().get(pk=start.pk)


def _expect_to_be_meant(member: Member, words: Words) -> None:
    """Fear and violence come first: they are never called harsh."""
    found = [hint for text in words.for_the_coach() if (hint := hints.on_start(member, text))]
    found.sort(key=lambda hint: hint.kind is not hints.Kind.HELP)
    if found:
        raise Hinted(found[0])
