"""How long a talk takes when its script is read aloud: its words, and the time for each turn."""

from collections.abc import Iterator
from datetime import timedelta

from mandorla.talks.logic.script import END, OTHERWISE, Ask, Script, Step

WORDS_A_MINUTE = 150  # reading speed when reading aloud
A_TURN = {
    Ask.NOTHING: timedelta(),
    Ask.DONE: timedelta(seconds=10),
    Ask.TEXT: timedelta(minutes=1),
    Ask.LIST: timedelta(minutes=2),
    Ask.CHOICE: timedelta(seconds=10),
    Ask.RATING: timedelta(seconds=10),
}


def faults(script: Script) -> Iterator[tuple[str, str]]:
    """That its steps take longer than its minutes say, or less; where a length is chosen, rounds fill that."""
    least, most = script.minutes
    needed = -(-length_of(script) // timedelta(minutes=1))
    if needed > most:
        yield script.first, f"minutes: {most} do not hold its steps, which take about {needed}"
    elif needed < least and not script.lengths:
        yield script.first, f"minutes: its steps take about {needed}, which is less than {least}"


def length_of(script: Script) -> timedelta:
    """About how long an ordinary talk takes, unhurried and without misunderstandings."""
    return sum(map(turn_of, way_through(script)), timedelta())


def turn_of(step: Step) -> timedelta:
    """How long a step takes: until the longer words of the two are read, and whoever is asked has had their turn."""
    words = max(len(text.split()) for text in step.say.values())
    read = timedelta(minutes=words / WORDS_A_MINUTE)
    turn = step.takes or A_TURN[step.ask]
    if step.ask is Ask.TEXT and step.is_for_both:
        turn *= 2  # one after the other
    return max(read + turn, step.at_least or timedelta(), step.at_most or timedelta())


def way_through(script: Script) -> Iterator[Step]:
    """The steps of an ordinary talk, in order, taking the first answer of each choice that leads to something new."""
    by_id, rounds, seen = {step.id: step for step in script.steps}, dict[str, int](), set[str]()
    name = script.first
    while name != END:
        step = by_id[name]
        seen.add(name)
        yield step
        name = _next(step, seen)
        if step.again and name == step.after:
            rounds[step.id] = rounds.get(step.id, 1) + 1
            if rounds[step.id] <= step.again.times:
                name, seen = step.again.start, set()


def _next(step: Step, seen: set[str]) -> str:
    if step.while_time and OTHERWISE in step.goes:  # the chosen length is checked separately
        return step.goes[OTHERWISE]
    return next((target for target in (*step.goes.values(), step.after) if target not in seen), END)
