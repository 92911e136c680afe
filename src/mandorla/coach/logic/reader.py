"""A text and a task into a reading. What was learned, and the model of meaning, are passed in."""

from collections.abc import Callable, Mapping

from mandorla.coach.logic import coverage, disclosure, listening, minilm, praise, startup
from mandorla.coach.logic.classifier import Vector, Weights, probabilities
from mandorla.coach.logic.language import is_english
from mandorla.coach.logic.minilm import Model
from mandorla.coach.logic.reading import QUIET, SAFETY, TASKS, UNKNOWN_LANGUAGE, Reading
from mandorla.coach.logic.safety import dangers, is_uneasy
from mandorla.coach.logic.text import MOST, Span, plain, sentences, words

FEATURES: Mapping[str, Callable[[str], dict[str, float]]] = {
    "listening": listening.features,
    "startup": startup.features,
    "compliment": praise.features,
    "disclosure": disclosure.features,
}
SPANS: Mapping[str, Callable[[str], tuple[Span, ...]]] = {
    "listening": listening.spans,
    "startup": startup.spans,
    "compliment": praise.spans,
    "disclosure": disclosure.spans,
}
# What the model of meaning is asked for: what a text is about, or where that says less, in what manner it speaks.
MEANING: Mapping[str, Callable[..., Vector]] = dict.fromkeys(FEATURES, minilm.meaning) | {
    "disclosure": minilm.manner
}
# Which phrases speak for which label.
EVIDENCE: Mapping[str, frozenset[str]] = {
    "reflect": frozenset({"reflect"}),
    "validate": frozenset({"validate"}),
    "open_q": frozenset({"open_q"}),
    "closed_q": frozenset({"closed_q", "yes_no"}),
    "advise": frozenset({"advise", "advise_asked", "inform"}),
    "judge": frozenset({"judge"}),
    "self_shift": frozenset({"self_shift"}),
    "other": frozenset({"backchannel", "courtesy"}),
    "harsh": frozenset(startup.HARSH),
    "soft": frozenset(),
    "specific": frozenset(praise.PARTS),
    "vague": frozenset({"vague"}),
    "none": frozenset(),
    "information": frozenset({"oneself", "one's people", "time"}),
    "emotion": frozenset({"feeling", "own feeling"}),
    "both": frozenset(disclosure.PATTERNS),
}
# These would hurt if they were wrong: they are said only where a word can be shown for them.
_SHOWN = frozenset({"judge", "harsh", "advise"})
_MOST_SENTENCES = 12


def read(
    text: str,
    task: str,
    previous: str | None,
    *,
    weights: Weights | None,
    model: Model | None,
    safety: Weights | None = None,
) -> Reading:
    """Read `text` for one of `TASKS`; `previous` is what the other had said. Never raises on any text."""
    if not words(plain(text)) or not is_english(text):
        return Reading(QUIET[task], 0.0, (), (UNKNOWN_LANGUAGE,), True)
    if weights is None:
        return _paraphrase(text, previous or "", model)
    danger = dangers(text)
    both = None if model is None else minilm.manner_and_meaning(model, text[:MOST])
    near = _nearness(safety, both)
    likely = probabilities(weights, FEATURES[task](text), _half(task, both))
    seen = SPANS[task](text)
    label = max(TASKS[task], key=lambda one: likely[one])
    if danger or "help" in near:
        label = QUIET[task] if label in {"judge", "harsh"} else label
        return Reading(label, likely[label], danger, (SAFETY,), True, 0.0)
    if label in {"judge", "harsh"} and (is_uneasy(text) or "hurt" in near):
        return Reading(QUIET[task], likely[QUIET[task]], (), (), True, likely[TASKS[task][-1]])
    evidence = tuple(span for span in seen if span.cue in EVIDENCE[label])
    is_sure = likely[label] >= weights.least[label] and (bool(evidence) or label not in _SHOWN)
    because = tuple(dict.fromkeys(span.cue for span in evidence))
    if label == "vague":
        because = praise.missing(text)
    return Reading(label, likely[label], evidence, because, not is_sure, likely[TASKS[task][-1]])


def _half(task: str, both: Vector | None) -> Vector | None:
    """What the task is learned from: the manner of the text, or its meaning."""
    if both is None:
        return None
    return both[: minilm.WIDTH] if MEANING[task] is minilm.manner else both[minilm.WIDTH :]


def _nearness(safety: Weights | None, both: Vector | None) -> dict[str, float]:
    """How near the text is to reports of violence: `hurt` where no word is to be called harsh, and `help` beyond."""
    if safety is None or both is None:
        return {}
    near = probabilities(safety, {}, both)["hurt"]
    return {name: near for name, least in safety.least.items() if near >= least}


def _paraphrase(text: str, said: str, model: Model | None) -> Reading:
    score = coverage.overlap(text, said)
    likeness: list[float] | None = None
    if model is not None and words(said):
        likeness = _likeness(model, text, said)
        whole, nearest = likeness[0], max(likeness)
        score = max(0.0, min(1.0, (0.7 * score + (whole + nearest) / 2) / 1.7))
    band = coverage.band(score, has_model=model is not None)
    missing = coverage.unmet(text, said, likeness[1:] if likeness else None)
    because = ("unmet",) if missing else ()
    shared = tuple(coverage.shared_words(text, said))
    is_unsure = len(words(text)) < 3 or not is_english(said)
    return Reading(band, score, shared, because, is_unsure, score, missing)


def _likeness(model: Model, text: str, said: str) -> list[float]:
    """How near the paraphrase is to all that was said, and then to each of its first sentences."""
    straight = plain(said)
    parts = [straight[place.start : place.end] for place in sentences(straight)[:_MOST_SENTENCES]]
    here = minilm.meaning(model, text[:MOST])
    return [float(here @ minilm.meaning(model, part)) for part in [said[:MOST], *parts]]
