"""Checks of a whole script: where it leads, and what it would show to whom."""

import re
from collections.abc import Iterator

from mandorla.talks.logic import hard, timing
from mandorla.talks.logic.script import END, OTHERWISE, Ask, Offer, Role, Script, Step, is_within

PLACES = {"other", "card"}  # what the words of a step may leave open
_PLACE = re.compile(r"\{([^}]*)\}")

Fault = tuple[str, str]  # the id of a step, and what is wrong with it


def faults(script: Script) -> list[Fault]:
    """Everything that would go wrong in a talk with this script; empty if it is sound."""
    names = {step.id for step in script.steps}
    lost = list(_lost_references(script, names))
    if lost:
        return lost
    return [
        *_of_words(script),
        *_of_steps(script),
        *_of_ways(script),
        *_of_lengths(script),
        *hard.faults(script),
        *timing.faults(script),
    ]


def _of_lengths(script: Script) -> Iterator[Fault]:
    timed = [step for step in script.steps if step.while_time]
    if script.lengths and not timed:
        yield script.first, "a length would change nothing: no step is asked only while_time"
    for step in timed:
        if not script.lengths:
            yield step.id, "while_time needs lengths to choose from"
        if OTHERWISE not in step.goes:
            yield step.id, "while_time needs next with otherwise: the way on when the time is over"
        elif step.id in _reach({step.goes[OTHERWISE]}, {one.id: set(one.ways) for one in script.steps}):
            yield step.id, "while_time would be come back to when the time is over"


def _lost_references(script: Script, names: set[str]) -> Iterator[Fault]:
    for step in script.steps:
        for target in step.ways:
            if target not in names | {END}:
                yield step.id, f"leads to a step that is not there: {target}"
        for shown in step.show:
            if shown not in names:
                yield step.id, f"shows a step that is not there: {shown}"


def _of_words(script: Script) -> Iterator[Fault]:
    if _PLACE.search(script.title + script.about):
        yield script.first, "words in braces are for what the two read, not for title or about"
    for step in script.steps:
        places = {place for text in step.say.values() for place in _PLACE.findall(text)}
        yield from ((step.id, f"unknown place in the words: {place}") for place in sorted(places - PLACES))
        if "card" in places and not script.deals:
            yield step.id, "the words have a place for a card, and no step draws one"
        if step.offers & {Offer.PASS, Offer.LIGHTER} and not step.draws:
            yield step.id, "pass and lighter are for a step that draws a card"
        for name, words in {"title": step.title, "label": step.label or "-", **step.choices}.items():
            if not isinstance(words, str) or not words.strip():
                yield step.id, f"no words, or none that can be read as such: {name}"
            elif _PLACE.search(words):
                yield step.id, f"words in braces are for what the two read, not for this: {name}"


def _of_steps(script: Script) -> Iterator[Fault]:
    by_id = {step.id: step for step in script.steps}
    for step in script.steps:
        yield from ((step.id, fault) for fault in _of_step(step))
        for shown in step.show:
            if by_id[shown].is_private:
                yield step.id, f"a private value would be shown to the other: {shown}"
            elif by_id[shown].ask in (Ask.DONE, Ask.NOTHING):
                yield step.id, f"there is nothing to show of: {shown}"


def _of_step(step: Step) -> Iterator[str]:
    yield from (f"there are no words for the {role}" for role in Role if not step.say.get(role))
    is_timer = step.ask is Ask.NOTHING
    checks = (
        (is_timer == bool(step.of), "somebody is asked for nothing, or nobody for something"),
        (is_timer and not step.at_most, "asks nothing and has no end of its own: give at_most"),
        (
            step.at_most and step.ask not in (Ask.NOTHING, Ask.DONE),
            "what somebody is writing would be lost: at_most only where nothing is entered",
        ),
        (
            step.at_least and step.at_most and step.at_least > step.at_most,
            "at_least is more than at_most",
        ),
        (step.ask is Ask.CHOICE and len(step.choices) < 2, "a choice needs two or more"),
        (step.ask not in (Ask.NOTHING, Ask.DONE) and not step.label, "a label is missing"),
        (
            step.keeps and not (step.ask is Ask.RATING and step.is_private and not step.is_for_both),
            "only a private rating of one can be kept",
        ),
    )
    yield from (fault for is_wrong, fault in checks if is_wrong)
    yield from _of_branches(step)


def _of_branches(step: Step) -> Iterator[str]:
    branches = set(step.goes) - {OTHERWISE}
    if step.goes and step.ask not in (Ask.CHOICE, Ask.RATING):
        yield "leads on by an answer, but asks for none that could"
    elif step.ask is Ask.CHOICE and branches - set(step.choices):
        yield f"leads on by a choice that is not there: {', '.join(sorted(branches - set(step.choices)))}"
    elif step.ask is Ask.RATING and step.goes and (step.is_for_both or not _are_apart(branches)):
        yield "ratings of one person lead on by ranges that do not overlap, such as 0-6 and 7-10"
    if step.is_private and step.goes and not (step.is_for_both and len(branches) == 1):
        yield "a private value would be shown to the other by where it leads: only one agreement of both may"


def _are_apart(ranges: set[str]) -> bool:
    hits = [sum(is_within(rating, one) for one in ranges) for rating in range(11)]
    return max(hits) == 1 and all(any(is_within(rating, one) for rating in range(11)) for one in ranges)


def _of_ways(script: Script) -> Iterator[Fault]:
    ways = {step.id: set(step.ways) for step in script.steps}
    reached = _reach({script.first}, ways)
    with_exit = {name for name in ways if END in _reach({name}, ways)}
    silent = {step.id: set(step.ways) for step in script.steps if step.ask is Ask.NOTHING}
    places = {step.id: place for place, step in enumerate(script.steps)}
    for step in script.steps:
        if step.again and places[step.again.start] > places[step.id]:
            yield step.id, f"again goes back, and this stands further down: {step.again.start}"
        if step.id not in reached:
            yield step.id, "unreachable: no step leads here"
        if step.id not in with_exit:
            yield step.id, "a loop without exit: from here the end cannot be reached"
        if step.id in silent and step.id in _reach(silent[step.id], silent):
            yield step.id, "a loop in which nobody is asked anything"


def _reach(first: set[str], ways: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    ahead = set(first)
    while ahead:
        name = ahead.pop()
        seen.add(name)
        ahead |= ways.get(name, set()) - seen
    return seen
