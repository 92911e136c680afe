from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mandorla.notices.telling import tell_no_more
from mandorla.pairs.actions import nudge
from mandorla.pairs.models import Member
from mandorla.promises import telling
from mandorla.promises.logic.course import Deed, Mark, NotNow, State, after
from mandorla.promises.logic.terms import Terms
from mandorla.promises.models import Apology, Outcome, Promise, Wording
from mandorla.shared import clock
from mandorla.shared.refusal import Refused

TOPIC = "promises"


@transaction.atomic
def promise(
    *, member: Member, terms: Terms, is_to_other: bool, now: datetime, apology: Apology | None = None
) -> Promise:
    """Make a promise, to the other or to oneself. An apology's offer becomes a promise only once."""
    if apology:
        Apology.objects.select_for_update().get(pk=apology.pk)
        for known in Promise.objects.by(member.person).filter(apology=apology):
            return known
    made = Promise.objects.create(
        pair=member.pair, author=member.person, made_at=now, state=State.OPEN, apology=apology
    )
    _put_into_words(made, 1, terms, _day(member, now))
    if is_to_other:
        open_promise(member=member, promise=made, now=now)
    return made


@transaction.atomic
def open_promise(*, member: Member, promise: Promise, now: datetime) -> None:
    """Share a promise in its latest wording. Repeating it changes nothing."""
    mine = _locked(promise)
    if member.other is None or mine.is_shared or mine.state == State.GONE:
        return
    last = _last(mine)
    last.shared = last.said
    last.save(update_fields=["shared"])
    mine.made_to, mine.is_shared, mine.shared_on = member.other.person, True, _day(member, now)
    mine.save(update_fields=["made_to", "is_shared", "shared_on"])
    telling.of_promise(member, mine, now)
    nudge(member.other, TOPIC)


@transaction.atomic
def renegotiate(*, member: Member, promise: Promise, terms: Terms, number: int, now: datetime) -> None:
    """Give a promise a new wording or day; the old one stays readable. Saving the same words changes nothing.

    `number` is that of the wording that the form was shown with.
    """
    mine = _locked(promise)
    last = _last(mine)
    if last.terms == terms:
        return
    if last.number != number:
        raise Refused(_("You changed this promise somewhere else. Your words are still below."))
    _go_on(mine, Deed.RENEGOTIATE, last.terms)
    day = _day(member, now)
    _put_into_words(mine, number + 1, terms, day, is_shared=mine.is_shared)
    if mine.is_shared:
        mine.shared_on = day
        mine.save(update_fields=["shared_on"])
        nudge(member.other, TOPIC)


@transaction.atomic
def mark(*, member: Member, promise: Promise, day: date | None, mark: Mark, now: datetime) -> Outcome:
    """Record privately how it went. Only the promise's maker can, and the other sees nothing of it.

    For a weekly promise, `day` says which one. Repeating it changes nothing.
    """
    mine = _locked(promise)
    last = _last(mine)
    meant = _day_meant(mine, last, day, _day(member, now))
    known = Outcome.objects.of(mine).filter(day=meant).first()
    if known and known.mark == mark:
        return known
    _go_on(mine, Deed.MARK, last.terms)
    made = known or Outcome(promise=mine, pair_id=mine.pair_id, author=member.person, day=meant)
    mine.marked_on = max(meant, mine.marked_on or meant)
    mine.save(update_fields=["marked_on"])
    was_shown, made.mark, made.shared_mark = made.shared_mark is not None, mark.value, None
    made.save()
    if was_shown:
        nudge(member.other, TOPIC)
    return made


@transaction.atomic
def open_outcome(*, member: Member, outcome: Outcome) -> None:
    """Show the other how it went, if they know the promise. Repeating it changes nothing."""
    if outcome.shared_mark is None and outcome.promise.is_shared and member.other:
        outcome.shared_mark = outcome.mark
        outcome.save(update_fields=["shared_mark"])
        nudge(member.other, TOPIC)


@transaction.atomic
def take_outcome_back(*, member: Member, outcome: Outcome) -> None:
    """Make it private again how it went. Repeating it changes nothing."""
    if outcome.shared_mark is not None:
        outcome.shared_mark = None
        outcome.save(update_fields=["shared_mark"])
        nudge(member.other, TOPIC)


@transaction.atomic
def withdraw(*, member: Member, promise: Promise) -> None:
    """Say openly that a promise has ended; its words stay. Repeating it changes nothing."""
    mine = _locked(promise)
    if mine.state == State.WITHDRAWN:
        return
    _go_on(mine, Deed.WITHDRAW, _last(mine).terms)
    if mine.is_shared:
        nudge(member.other, TOPIC)


@transaction.atomic
def take_back(*, member: Member, promise: Promise) -> None:
    """Take the words off the other's pages, where a mark without words stays. Repeating it changes nothing."""
    mine = _locked(promise)
    if mine.is_shared:
        mine.wordings.update(shared=None)
        mine.outcomes.update(shared_mark=None)
        mine.is_shared = False
        mine.save(update_fields=["is_shared"])
        tell_no_more(mine)
        nudge(member.other, TOPIC)


@transaction.atomic
def erase(*, member: Member, promise: Promise) -> None:
    """Delete a promise. For its recipient, a mark without words stays. Repeating it changes nothing."""
    take_back(member=member, promise=promise)
    mine = _locked(promise)
    if mine.made_to_id is None:
        mine.delete()
    elif mine.state != State.GONE:
        _go_on(mine, Deed.ERASE, _last(mine).terms)
        mine.wordings.all().delete()
        mine.outcomes.all().delete()
        Promise.objects.filter(pk=mine.pk).update(apology=None)


def subject_of(member: Member) -> str:
    """The name of a draft in this pair."""
    return member.pair_id.hex


def _day(member: Member, now: datetime) -> date:
    return clock.day_of(now, member.person.zone)


def _locked(promise: Promise) -> Promise:
    """The promise as it stands now, locked against other writers."""
    return Promise.objects.select_for_update().get(pk=promise.pk)


def _last(promise: Promise) -> Wording:
    return promise.wordings.order_by("-number")[0]


def _put_into_words(
    promise: Promise, number: int, terms: Terms, day: date, *, is_shared: bool = False
) -> None:
    said = terms.to_json()
    Wording.objects.create(
        promise=promise,
        pair_id=promise.pair_id,
        author_id=promise.author_id,
        number=number,
        written_on=day,
        said=said,
        shared=said if is_shared else None,
    )


def _day_meant(promise: Promise, last: Wording, day: date | None, today: date) -> date:
    """The due day that a mark is about: the one named, of a weekly promise; else the only one there is."""
    if last.terms.is_weekly:
        if day is None or day > today or not last.terms.is_due_on(day, since=last.written_on):
            raise Refused(_("That is not one of its days. Nothing was changed."))
        return day
    if promise.state == State.ANSWERED:
        return Outcome.objects.of(promise).latest("day").day
    return last.terms.due_on or today


def _go_on(promise: Promise, deed: Deed, terms: Terms) -> None:
    try:
        reached = after(State(promise.state), deed, is_weekly=terms.is_weekly)
    except NotNow as error:
        raise Refused(_("This promise has come to its end, so it stays as it is.")) from error
    if promise.state != reached:
        promise.state = reached
        promise.save(update_fields=["state"])
