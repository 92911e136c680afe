from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mandorla.insights.guessing import is_offered_to
from mandorla.insights.logic.pulse import Questionnaire
from mandorla.insights.models import Consent, Guess, Pulse
from mandorla.pairs.actions import nudge
from mandorla.pairs.models import Member
from mandorla.shared import clock
from mandorla.shared.refusal import Refused

TOPIC = "insights"


@transaction.atomic
def answer(
    *, member: Member, form: Questionnaire, ticked: Sequence[int | None], now: datetime
) -> Pulse | None:
    """Keep what `member` ticked today, for themselves, in place of what they ticked earlier that day.

    Where nothing was ticked, nothing is kept. A result that was shown and changes is shown no longer.
    """
    Member.objects.select_for_update().get(pk=member.pk)
    day = clock.day_of(now, member.person.zone)
    known = Pulse.objects.of(member.pair).by(member.person).filter(form=form.id, day=day).first()
    if all(place is None for place in ticked) or (known and known.ticked == list(ticked)):
        return known
    mine = known or Pulse(pair=member.pair, person=member.person, form=form.id, day=day)
    was_shown, mine.ticked, mine.shown = mine.shown is not None, list(ticked), None
    mine.save()
    if was_shown:
        nudge(member.other, TOPIC)
    return mine


@transaction.atomic
def show(*, member: Member, pulse: Pulse, form: Questionnaire) -> None:
    """Show this one result to the other, and none of its answers. Repeating it changes nothing."""
    mine = _locked(pulse)
    total = form.total(mine.ticked)
    if total is None:
        raise Refused(_("There is no total, because a question was left out."))
    if mine.shown is None and member.other:
        mine.shown = {"total": total}
        mine.save(update_fields=["shown"])
        nudge(member.other, TOPIC)


@transaction.atomic
def take_back(*, member: Member, pulse: Pulse) -> None:
    """Take a result back from the other's pages; it stays one's own. Repeating it changes nothing."""
    mine = _locked(pulse)
    if mine.shown is not None:
        mine.shown = None
        mine.save(update_fields=["shown"])
        nudge(member.other, TOPIC)


@transaction.atomic
def erase(*, member: Member, pulse: Pulse) -> None:
    """Delete what one answered on a day. Repeating it changes nothing."""
    Pulse.objects.filter(pk=pulse.pk).delete()
    if pulse.shown is not None:
        nudge(member.other, TOPIC)


@transaction.atomic
def guess(*, member: Member, closeness: int, now: datetime) -> None:
    """Keep what `member` guesses of the other's day, for themselves, in place of what they guessed earlier that day."""
    day = clock.day_of(now, member.person.zone)
    if not is_offered_to(member, day):
        raise Refused(_("No guess is asked for today. Nothing was kept."))
    Member.objects.select_for_update().get(pk=member.pk)
    row = Guess.objects.of(member.pair).by(member.person).filter(day=day).first()
    row = row or Guess(pair=member.pair, person=member.person, day=day)
    row.closeness = closeness
    row.save()


@transaction.atomic
def forget_guesses(*, member: Member) -> None:
    """Delete all guesses that `member` made here. Repeating it changes nothing."""
    Guess.objects.of(member.pair).by(member.person).delete()


@transaction.atomic
def agree(*, member: Member, now: datetime) -> None:
    """Want one line from both. The other's page changes only once they want it too. Repeating it changes nothing."""
    day = clock.day_of(now, member.person.zone)
    made = Consent.objects.get_or_create(pair=member.pair, person=member.person, defaults={"from_day": day})[
        1
    ]
    if made:
        _nudge_if_both_wanted(member)


@transaction.atomic
def disagree(*, member: Member) -> None:
    """Want it no more; from now on each sees their own line again. Repeating it changes nothing."""
    if Consent.objects.of(member.pair_id).filter(person=member.person).delete()[0]:
        _nudge_if_both_wanted(member)


@transaction.atomic
def end_consents(*, member: Member, now: datetime) -> None:
    """When somebody leaves, no line is drawn from both any more."""
    Consent.objects.of(member.pair_id).delete()


def _nudge_if_both_wanted(member: Member) -> None:
    if member.other and Consent.objects.of(member.pair_id).filter(person=member.other.person_id).exists():
        nudge(member.other, TOPIC)


def _locked(pulse: Pulse) -> Pulse:
    """The current row, locked against other writers."""
    return Pulse.objects.select_for_update().get(pk=pulse.pk)
