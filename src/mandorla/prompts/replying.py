"""The hint a person gets, privately, before a reply is sent."""

from mandorla.coach.hints import Hint, Kind, on_listening
from mandorla.pairs.models import Member
from mandorla.prompts.models import Answer, ReplyKind

KINDS = frozenset(
    {Kind.ADVICE, Kind.JUDGING, Kind.HELP}
)  # talking about oneself is a fair reply to an open answer


def hint_on(member: Member, answer: Answer, kind: str, text: str) -> Hint | None:
    """A hint about unasked-for advice or judgment in a reply of another kind; safety comes first."""
    if kind == ReplyKind.ADVICE:
        return None
    hint = on_listening(member, text, is_advice_wanted=answer.welcomes_advice)
    return hint if hint and hint.kind in KINDS else None
