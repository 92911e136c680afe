"""How likely a label must be before the coach says anything of it, and how much large weights cost.

Chosen with texts that were not learned from.
"""

from mandorla.coach.logic.reading import COMPLIMENT, DISCLOSURE, LISTENING

_LISTENING = dict.fromkeys(LISTENING, 0.55) | {"judge": 0.6, "other": 0.5}
_STARTUP = {"harsh": 0.75, "soft": 0.5}
_COMPLIMENT = dict.fromkeys(COMPLIMENT, 0.65)
_DISCLOSURE = dict.fromkeys(DISCLOSURE, 0.5)

# Against the sum of the losses. Labels of disclosure are vague, and weights for them are kept smaller.
PENALTY = {"listening": 10.0, "startup": 10.0, "compliment": 10.0, "disclosure": 80.0, "safety": 10.0}
HURT = 0.5  # from here on words are not called harsh, whatever else they are
HELP = 0.88  # and from here on they lead to help, though no phrase for violence is in them
APART = {
    "disclosure": 30.0
}  # where meaning is learned apart from features, and what large weights of it cost
# Where a label is the answer to more than one question: which labels say yes to each.
ASKED = {"disclosure": (frozenset({"information", "both"}), frozenset({"emotion", "both"}))}
LEAST = {
    kind: {"listening": _LISTENING, "startup": _STARTUP, "compliment": _COMPLIMENT, "disclosure": _DISCLOSURE}
    for kind in ("rules", "meaning")
}
