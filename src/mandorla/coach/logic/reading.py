"""What the coach says of a text."""

from dataclasses import dataclass

from mandorla.coach.logic.text import Span

LISTENING = ("reflect", "validate", "open_q", "closed_q", "advise", "judge", "self_shift", "other")
STARTUP = ("soft", "harsh")
COMPLIMENT = ("vague", "specific")
DISCLOSURE = ("none", "information", "emotion", "both")
PARAPHRASE = ("not visibly", "partly", "clearly linked")
TASKS = {
    "listening": LISTENING,
    "startup": STARTUP,
    "compliment": COMPLIMENT,
    "disclosure": DISCLOSURE,
    "paraphrase": PARAPHRASE,
}
SAFETY = "safety"  # stands first in `because` where there is fear, or word of violence
UNKNOWN_LANGUAGE = "language"
OFF = "off"  # whoever runs the server switched it off
QUIET = {
    "listening": "other", "startup": "soft", "compliment": "vague", "disclosure": "none", "paraphrase": PARAPHRASE[0],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """A label of the task, how likely it is (0 to 1), the places that speak for it, why, and whether to keep quiet.

    In the tasks with two labels, and in paraphrase, `score` is the probability of the second, or the coverage.
    `unmet` are the sentences of what was said before that a paraphrase leaves out: places in that text.
    """

    label: str
    probability: float
    spans: tuple[Span, ...]
    because: tuple[str, ...]
    abstained: bool
    score: float = 0.0
    unmet: tuple[Span, ...] = ()

    @property
    def is_about_safety(self) -> bool:
        """Whether help comes first, and no word is to be commented on."""
        return SAFETY in self.because
