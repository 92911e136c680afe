"""The coach in a talk. Hints are for the writer only, before sending; none of it is stored."""

from mandorla.coach.hints import Hint, Kind, on_listening, on_paraphrase
from mandorla.coach.logic.questions import open_questions
from mandorla.library import content
from mandorla.pairs.models import Member
from mandorla.talks.logic.projection import View, shown_in
from mandorla.talks.logic.script import Ask, Role, Step
from mandorla.talks.logic.state import Mode, Said, Side, State, Value

SAYS_BACK = "begin"  # the help of steps in which the listener says what they heard
ENOUGH_WORDS = 15  # in the other's entry: anything shorter may be said back in entirely different words


def hint_on(member: Member, *, step: Step, role: Role, state: State, value: Value) -> Hint | None:
    """What is held back once: advice nobody asked for, a judgment, a turn to oneself, and a saying-back in which what
    was said is hard to find; and the way to help for whoever is afraid, which isn't shown on a phone that both look at.
    """
    if step.ask is not Ask.TEXT or step.is_private or not isinstance(value, str) or not value:
        return None
    hint = on_listening(member, value, is_advice_wanted=step.is_for_advice)
    if hint and hint.kind is Kind.HELP:
        return None if state.mode is Mode.ONE else hint
    if role is not Role.LISTENER or step.is_for_both:
        return None
    if SAYS_BACK in step.help.get(role, ()):
        return hint or _on_saying_back(member, value, said=_said_by(state.speaker, shown_in(state, step)))
    return hint if hint and hint.kind is not Kind.SELF else None


def questions_for(seen: View) -> list[str]:
    """Three open questions about what the other has said last. Whatever draws better ones takes this place."""
    said = _said_by(seen.side.other, seen.shown)
    feelings = [word for family in content.feelings() for word in family.words]
    return open_questions(said, feelings)


def _on_saying_back(member: Member, text: str, *, said: str) -> Hint | None:
    hint = on_paraphrase(member, text, said=said) if len(said.split()) >= ENOUGH_WORDS else None
    return hint if hint and hint.kind is Kind.UNHEARD else None


def _said_by(side: Side, entries: tuple[Said, ...]) -> str:
    return " ".join(one.value for one in entries if isinstance(one.value, str) and one.by is side)
