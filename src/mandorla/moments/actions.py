from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from mandorla.moments import telling
from mandorla.moments.logic.windows import MOST, Rule, current, is_over, upcoming
from mandorla.moments.models import NOW, Rating, Window
from mandorla.moments.zones import zone_of
from mandorla.notices.telling import tell_no_more
from mandorla.pairs.actions import nudge
from mandorla.pairs.models import Member, Pair
from mandorla.people.models import Person
from mandorla.practices import actions as practices
from mandorla.practices.models import Kind as Done
from mandorla.shared import clock
from mandorla.shared.ids import new_opaque_id
from mandorla.shared.refusal import Refused

TOPIC = "moments"
# How long after its end phone-free time can be rated.
FRESH = timedelta(days=1)


@transaction.atomic
def propose_window(*, member: Member, rule: Rule, now: datetime) -> Window:
    """Propose phone-free time to the other; without a partner, it counts as agreed. There are at most four."""
    _take_turn(member)
    if is_over(rule, member.person.zone, now):
        raise Refused(_("That time is over already. What you chose is still below."))
    windows = [one for one in Window.objects.of(member.pair).planned() if not _has_passed(one, member, now)]
    known = next((one for one in windows if one.when == rule), None)
    if known:
        return known
    free = sorted(set(range(1, MOST + 1)) - {one.place for one in windows})
    if not free:
        raise Refused(_("Four at a time are enough. What you chose is still below, for when one has ended."))
    Window.objects.of(member.pair).filter(place=free[0]).delete()
    made = Window(pair=member.pair, proposer=member.person, place=free[0], rule=rule.to_json())
    if member.is_solo:
        made.agreed_on, made.next_at = member.pair_day(now), _next_of(made, member, now)
    made.save()
    telling.of_proposal(member, made, now)
    nudge(member.other, TOPIC)
    return made


@transaction.atomic
def agree_to_window(*, member: Member, window: Window, now: datetime) -> None:
    """Agree to a time the other proposed. Repeating it changes nothing."""
    if window.proposer_id == member.person_id:
        raise Refused(_("It takes the other to agree to this."))
    waiting = Window.objects.planned().filter(pk=window.pk, agreed_on=None)
    if waiting.update(agreed_on=member.pair_day(now), next_at=_next_of(window, member, now)):
        tell_no_more(window)
        nudge(member.other, TOPIC)


@transaction.atomic
def look_ahead(*, window: Window, member: Member, after: datetime) -> None:
    """Set an agreed time to its first beginning after an instant. Repeating it changes nothing."""
    window.next_at = _next_of(window, member, after)
    window.save(update_fields=["next_at"])


@transaction.atomic
def follow_clock(*, person: Person, now: datetime) -> None:
    """Recompute the next beginning of times in the zone of `person`, who moved. Repeating it changes nothing."""
    for member in Member.objects.of(person):
        for window in Window.objects.of(member.pair).filter(proposer=person, next_at__isnull=False):
            look_ahead(window=window, member=member, after=now)


@transaction.atomic
def end_window(*, member: Member, window: Window) -> None:
    """End a time or a proposal. Either may, at once and without explanation. Repeating it changes nothing."""
    if Window.objects.planned().filter(pk=window.pk).delete()[0]:
        tell_no_more(window)
        nudge(member.other, TOPIC)


@transaction.atomic
def begin(*, member: Member, minutes: int, is_for_both: bool, now: datetime) -> Window:
    """Put the phone away for so many minutes from now; if the other already has, join them instead."""
    _take_turn(member)
    running = Window.objects.of(member.pair).running(now).first()
    if running:
        return _go_along(member, running, now)
    row = Window.objects.of(member.pair).filter(place=NOW).first() or Window(pair=member.pair, place=NOW)
    return _run(member, row, now + timedelta(minutes=minutes), is_joined=is_for_both, now=now)


@transaction.atomic
def begin_window(*, member: Member, window: Window, now: datetime) -> Window:
    """Put the phone away until the end of an agreed time that is under way."""
    _take_turn(member)
    running = Window.objects.of(member.pair).running(now).first()
    if running:
        return _go_along(member, running, now)
    span = current(window.when, zone_of(window, member), now) if window.rule and window.agreed_on else None
    if span is None:
        raise Refused(_("That time has not come, or it is over."))
    return _run(member, window, span.ends, is_joined=False, now=now)


@transaction.atomic
def join(*, member: Member, run: UUID, now: datetime) -> None:
    """Join the other, who has put their phone away. Joining twice or too late changes nothing."""
    _take_turn(member)
    running = Window.objects.of(member.pair).running(now).filter(run=run).first()
    if running:
        _go_along(member, running, now)


@transaction.atomic
def end(*, member: Member, run: UUID, now: datetime) -> None:
    """End phone-free time early, for both, without explanation. Repeating it changes nothing."""
    _take_turn(member)
    running = Window.objects.of(member.pair).running(now).filter(run=run).first()
    if running and running.has_in_it(member.person):
        running.ends_at = now
        running.save(update_fields=["ends_at"])
        nudge(member.other, TOPIC)


@transaction.atomic
def rate(*, member: Member, run: UUID, felt: int, now: datetime) -> Rating:
    """Record privately how interrupted a time felt; doing so again corrects it. Refused if too late."""
    ended = Window.objects.of(member.pair).filter(run=run, ends_at__gt=now - FRESH, ends_at__lte=now).first()
    if ended is None or not ended.has_in_it(member.person):
        raise Refused(_("This can be said within a day after it ended."))
    day = clock.day_of(ended.ends_at or now, member.person.zone)
    mine = Rating.objects.by(member.person).filter(run=run).first()
    mine = mine or Rating(pair=member.pair, person=member.person, run=run, day=day)
    mine.felt = felt
    mine.save()
    return mine


@transaction.atomic
def erase_rating(*, rating: Rating) -> None:
    """Delete a rating, which nobody else knew about. Repeating it changes nothing."""
    Rating.objects.filter(pk=rating.pk).delete()


@transaction.atomic
def withdraw_proposals(*, member: Member, now: datetime) -> None:
    """When somebody leaves, delete open proposals, and end what they alone had begun."""
    for proposed in Window.objects.of(member.pair).planned().filter(agreed_on=None):
        tell_no_more(proposed)
        proposed.delete()
    alone = Window.objects.of(member.pair).running(now).filter(starter=member.person, is_joined=False)
    alone.update(ends_at=now)


def _take_turn(member: Member) -> None:
    Pair.objects.select_for_update().get(pk=member.pair_id)


def _has_passed(window: Window, member: Member, now: datetime) -> bool:
    return is_over(window.when, zone_of(window, member), now)


def _next_of(window: Window, member: Member, now: datetime) -> datetime | None:
    span = upcoming(window.when, zone_of(window, member), now)
    return span.starts if span else None


def _run(member: Member, row: Window, ends_at: datetime, *, is_joined: bool, now: datetime) -> Window:
    is_joined = is_joined and not member.is_solo
    row.begin(run=new_opaque_id(), starter=member.person, is_joined=is_joined, ends_at=ends_at)
    row.save()
    _remember(member, row, now)
    nudge(member.other, TOPIC)
    return row


def _go_along(member: Member, running: Window, now: datetime) -> Window:
    if not running.has_in_it(member.person):
        running.is_joined = True
        running.save(update_fields=["is_joined"])
        _remember(member, running, now)
        nudge(member.other, TOPIC)
    return running


def _remember(member: Member, running: Window, now: datetime) -> None:
    write = practices.record_for_both if running.is_joined else practices.record
    write(member=member, kind=Done.QUIET, source=running.run or running.pk, now=now)
