"""Where the coach reads along in a talk. What it says is for whoever writes, before they send; none of it is kept."""

from mandorla.coach.hints import Hint, Kind, on_listening
from mandorla.coach.logic.questions import open_questions
from mandorla.library import content
from mandorla.people.models import Person
from mandorla.talks.logic.projection import View
from mandorla.talks.logic.script import Ask, Role, Step
from mandorla.talks.logic.state import Mode, Value

SAYS_BACK = "begin"  # the help of steps in which the listener says what they heard


def hint_on(person: Person, *, step: Step, role: Role, mode: Mode, value: Value) -> Hint | None:
    """What is held back once: advice nobody asked for, a judgment, a turn to oneself; and the way to help for whoever
    is afraid, which isn't shown on a phone that both look at.
    """
    if step.ask is not Ask.TEXT or step.is_private or not isinstance(value, str) or not value:
        return None
    hint = on_listening(person, value, is_advice_wanted=step.is_for_advice)
    if hint is None:
        return None
    if hint.kind is Kind.HELP:
        return None if mode is Mode.ONE else hint
    if role is not Role.LISTENER or step.is_for_both:
        return None
    return hint if hint.kind is not Kind.SELF or SAYS_BACK in step.help.get(role, ()) else None


def questions_for(seen: View) -> list[str]:
    """Three open questions about what the other has said last. Whatever draws better ones takes this place."""
    said = " ".join(one.value for one in seen.shown if isinstance(one.value, str) and one.by is not seen.side)
    feelings = [word for family in content.feelings() for word in family.words]
    return open_questions(said, feelings)
