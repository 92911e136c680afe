"""Everybody moves in: the cast, their pairs, and what they have said to one another."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from mandorla.demo import cast
from mandorla.demo.agreeing import come_to_terms
from mandorla.demo.bank import story
from mandorla.demo.hard_times import get_through_a_week, keep_words_at_hand
from mandorla.demo.kindness import say
from mandorla.demo.looking_back import look_back
from mandorla.demo.plot import Deed, Step, plot
from mandorla.demo.promising import promise_each_other, promise_oneself
from mandorla.demo.small_acts import ask_for_tonight, share_kindnesses
from mandorla.demo.telling import tell
from mandorla.pairs import actions as pairs
from mandorla.pairs.logic.limits import Limits
from mandorla.pairs.models import Member, Place
from mandorla.people.models import Person
from mandorla.shared import clock
from mandorla.suggestions.daily import write_choices

HALF_A_YEAR, WEEKS = 182, 24
DEEPER = {60: 4, 120: 5}  # after so many days both allow so deep
SEED = 20


class NotEmpty(Exception):
    """There are people in this database, and a demonstration never moves in with anybody."""


@transaction.atomic
def furnish(*, now: datetime) -> None:
    """Make the whole cast in an empty database, with a past that ends at `now`."""
    if Person.objects.exists():
        raise NotEmpty
    people = {role.name: cast.make_person(role) for role in cast.EVERYBODY}
    half_a_year_ago, weeks_ago = (now - timedelta(days=days + 1) for days in (HALF_A_YEAR, WEEKS))
    noor_and_sam = cast.make_pair(people["Noor"], people["Sam"], now=half_a_year_ago)
    _allow_deeper(noor_and_sam, half_a_year_ago)
    _give_past(noor_and_sam, "noor-and-sam", HALF_A_YEAR, now)
    come_to_terms(noor_and_sam, begun_at=half_a_year_ago, now=now)
    share_kindnesses(*noor_and_sam, now=now)
    promise_each_other(*noor_and_sam, now=now)
    get_through_a_week(*noor_and_sam, now=now)
    look_back(noor_and_sam, now=now)
    ines_and_jo = cast.make_pair(people["Ines"], people["Jo"], now=weeks_ago, place=Place.APART)
    _give_past(ines_and_jo, "ines-and-jo", WEEKS, now)
    ask_for_tonight(*ines_and_jo, now=now)
    ada = cast.make_solo(people["Ada"], now=weeks_ago)
    _give_past([ada], "ada", WEEKS, now)
    promise_oneself(ada, now=now)
    keep_words_at_hand(ada)
    val = cast.make_solo(people["Val"], now=weeks_ago)
    cast.make_former(val, people["Kit"], now=weeks_ago)
    cast.make_solo(people["Rae"], now=now)
    write_choices(now=now)  # as the timetable does, which has not been there yet


def _allow_deeper(members: Sequence[Member], begun_at: datetime) -> None:
    for days, depth in DEEPER.items():
        for member in members:
            pairs.set_limits(member=member, limits=Limits(ceiling=depth), now=begun_at + timedelta(days=days))


def _give_past(members: Sequence[Member], name: str, days: int, now: datetime) -> None:
    """The story `name` in the days before today; what one of them has said today waits for the other."""
    told = story(name)
    today = members[0].pair_day(now)
    steps = plot(
        told,
        first=today - timedelta(days=days),
        days=days,
        zones={member.person.name: member.person.zone for member in members},
        until=min(clock.start_of(today, member.person.zone) for member in members),
        seed=SEED,
    )
    if told.today:
        ((who, text),) = told.today.texts.items()
        steps.append(Step(now, who, Deed.ANSWER, told.today, kind=told.today.rule, text=text))
    tell(steps, {member.person.name: member for member in members})
    say(name, members, now=now)
