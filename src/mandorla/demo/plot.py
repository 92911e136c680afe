"""When who says what: a plausible past, made by a seeded generator. The same seed gives the same past."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from random import Random
from zoneinfo import ZoneInfo

from mandorla.demo.bank import Entry, Story
from mandorla.prompts.models import Rule, Shelf
from mandorla.shared import clock

MORNING, EVENING = time(7, 5), time(20, 10)
SHARE_OF_MORNINGS = 0.3
WITHIN = timedelta(minutes=150)
BAND = 1.5  # how many depths mingle at any time
SAME_DAY, NEXT_DAY = 0.35, 0.9  # cumulative: when the second answer follows the first
PASSES = 0.08
RULES = {Rule.BOTH: 0.7, Rule.FIRST: 0.14, Rule.AFTER_A_DAY: 0.12, Rule.KEEP: 0.04}


class Deed(Enum):
    ANSWER = "answer"
    PASS = "pass"
    WELCOME = "welcome"
    REPLY = "reply"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that `who` does at an instant. `kind` is the rule of an answer, the kind of a reply, or a shelf."""

    at: datetime
    who: str
    deed: Deed
    entry: Entry
    kind: str = ""
    whose: str = ""  # the author of the answer that is replied to or kept
    text: str = ""


def plot(
    story: Story, *, first: date, days: int, zones: Mapping[str, ZoneInfo], until: datetime, seed: int
) -> list[Step]:
    """What the people of `zones` do with a story in `days` days from `first` on, by time, and nothing from `until` on.

    Depth rises as the days go by; about every second round takes both of them the same day.
    """
    dice = Random(seed)  # noqa: S311 - a story, no secret
    entries = sorted(story.entries, key=lambda entry: entry.prompt.depth + BAND * dice.random())
    steps: list[Step] = []
    for index, entry in enumerate(entries):
        day = first + timedelta(days=int((index + dice.random() / 2) * days / len(entries)))
        steps += _round(entry, day, zones, dice)
    return sorted((step for step in steps if step.at < until), key=lambda step: step.at)


def _round(entry: Entry, day: date, zones: Mapping[str, ZoneInfo], dice: Random) -> Iterator[Step]:
    who = [name for name in entry.texts if name in zones]
    dice.shuffle(who)
    lags = [0, _lag(dice)]
    answers = sorted(
        (_moment(day + timedelta(days=lag), zones[name], dice), name)
        for name, lag in zip(who, lags, strict=False)
    )
    at, opener = answers[0]
    rule = _rule(entry, dice) if len(answers) > 1 else Rule.KEEP
    yield Step(at, opener, Deed.ANSWER, entry, kind=rule, text=entry.texts[opener])
    for at, name in answers[1:]:
        if not entry.has_sequel and dice.random() < PASSES:
            yield Step(at, name, Deed.PASS, entry)
        else:
            yield Step(at, name, Deed.ANSWER, entry, kind=Rule.BOTH, text=entry.texts[name])
    yield from _sequel(entry, at, who, dice)


def _sequel(entry: Entry, opened_at: datetime, who: list[str], dice: Random) -> Iterator[Step]:
    at = opened_at + timedelta(minutes=dice.randint(8, 40))
    if entry.welcomes_advice:
        yield Step(at, entry.welcomes_advice, Deed.WELCOME, entry)
    for remark in entry.remarks:
        at += timedelta(minutes=dice.randint(15, 600))
        whose = _other(remark.by, who)
        yield Step(at, remark.by, Deed.REPLY, entry, kind=remark.kind, whose=whose, text=remark.text)
    for name, shelf in entry.shelves.items():
        at += timedelta(minutes=dice.randint(5, 900))
        whose = _other(name, who) if shelf == Shelf.JOYS else name
        yield Step(at, name, Deed.KEEP, entry, kind=shelf, whose=whose)


def _other(name: str, who: list[str]) -> str:
    return next((one for one in who if one != name), name)


def _lag(dice: Random) -> int:
    drawn = dice.random()
    if drawn < SAME_DAY:
        return 0
    return 1 if drawn < NEXT_DAY else dice.randint(2, 4)


def _rule(entry: Entry, dice: Random) -> Rule:
    rules = [rule for rule in RULES if rule != Rule.KEEP or not entry.has_sequel]
    return dice.choices(rules, [RULES[rule] for rule in rules])[0]


def _moment(day: date, zone: ZoneInfo, dice: Random) -> datetime:
    begins = MORNING if dice.random() < SHARE_OF_MORNINGS else EVENING
    return clock.at_local(datetime.combine(day, begins), zone) + WITHIN * dice.random()
