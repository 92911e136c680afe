"""How likely a label must be before the coach says anything of it: chosen with texts that were not learned from."""

from mandorla.coach.logic.reading import COMPLIMENT, DISCLOSURE, LISTENING

_LISTENING = dict.fromkeys(LISTENING, 0.55) | {"judge": 0.6, "other": 0.5}
_STARTUP = {"harsh": 0.75, "soft": 0.5}
_COMPLIMENT = dict.fromkeys(COMPLIMENT, 0.65)
_DISCLOSURE = dict.fromkeys(DISCLOSURE, 0.5)

LEAST = {
    kind: {"listening": _LISTENING, "startup": _STARTUP, "compliment": _COMPLIMENT, "disclosure": _DISCLOSURE}
    for kind in ("rules", "meaning")
}
