"""Whether praise says what was done, when, and what it did to the one who says it."""

import re
from collections.abc import Iterator

from mandorla.coach.logic.text import Span, phrases, places, plain, words

Features = dict[str, float]

_ACTS = (
    "made|cooked|called|asked|listened|waited|stayed|came|brought|took|gave|helped|fixed|cleaned|washed|"
    "drove|held|told|wrote|"
    "sent|remembered|noticed|picked|planned|sat|stood|let|put|got up|kept|left|set|carried|covered|defended|"
    "explained|"
    "apologized|admitted|offered|finished|taught|showed|read|sang|played|hugged|kissed|smiled|laughed|"
    "handled|dealt|spoke|"
    "talked|walked|found|bought|saved|packed|checked|texted|shared|said|did|went|tried|organized|watched|"
    "rubbed|tucked|"
    "greeted|welcomed|stopped|changed|chose|ran|built|painted|calmed|answered|turned|worked|encouraged|"
    "supported|pulled|"
    "managed|invited|hid|warmed|ironed|folded|learned|paid|booked|drew|danced|cheered|forgave|admitted|"
    "opened|closed"
)
WHAT = phrases(
    rf"(?:you|u) (?:also |just |even |really |always |quietly |actually |patiently |gently |already |still |"
    rf"never |secretly |had |have |'ve ){{0,3}}(?:{_ACTS})",
    r"(?:for|by) (?:\w+ing|not \w+ing)(?: (?:me|us|the|my|our|a|up|out|to|with|so|that|for))?",
    r"(?:the way|how) (?:you|u) (?:\w+)|when (?:you|u) (?:\w+)|(?:that|it was you who|you are the one who|"
    r"you're the one who|because|since|while) (?:you|u) (?:\w+)|(?:seeing|watching|hearing|"
    r"having) you (?:\w+)",
    r"your (?:\w+ ){0,2}?(?:text|message|letter|note|call|hug|hand|hands|joke|question|idea|dinner|soup|cake|"
    r"breakfast|coffee|tea|help|patience|advice|voice|smile|laugh|speech|work|playlist|plan|card|gift|lunch|"
    r"answer|apology|honesty|cooking|eyes|hair|singing|writing|sense of humor|way)",
)
WHEN = phrases(
    r"yesterday|today|tonight|last (?:night|week|weekend|month|year|summer|winter|spring|fall|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday|time)|this (?:morning|afternoon|evening|week|weekend|month|"
    r"year|summer)|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|the|my|our)(?: \w+)?|(?:at|"
    r"during|after|before) (?:the|my|our|dinner|breakfast|lunch|work|school|midnight|five|six|seven|\d+|mom|"
    r"dad|his|her|that|we|i|such|a)|the other (?:day|night|evening)|when (?:i|we|my|our|the|he|she|they|mom|"
    r"dad|everyone|nobody|it)|while (?:i|we|you|the|my|our)|earlier|just now|in (?:the (?:car|morning|"
    r"kitchen|hospital|middle|evening|rain|shop|store|meeting)|front of|january|february|march|april|may|"
    r"june|july|august|september|october|november|december)|at (?:night|home|work|the \w+)|(?:every|"
    r"each) (?:morning|night|evening|sunday|day|week|friday|time)|even (?:though|when|if|after)|ago",
)
EFFECT = phrases(
    r"(?:it |that |this |you |which |and )?(?:really |just |always )?(?:made|makes|make) (?:me|my|us|the|him|"
    r"her|our|everyone)(?: (?:feel|smile|laugh|cry|want|day|think|see|realize|so|happy|proud|believe|relax|"
    r"calm|less|more|evening|morning|week|night|whole))?",
    r"i (?:really |just |finally |actually |could |was able to |even ){0,2}(?:felt|feel|could|slept|relaxed|"
    r"smiled|laughed|cried|calmed|realized|noticed|stopped|breathed|learned|knew|was able|didn't feel|"
    r"needed that|needed it|got to|had time|can)",
    r"(?:it|that|this|which) (?:really |just |truly |has )?(?:meant|means|helped|helps|gave|gives|took|"
    r"touched|touches|lifted|saved|showed|shows|changed|eased|reminded|reminds|let|kept|calmed|taught|"
    r"warmed)(?: me| us| my)?|so (?:that )?i (?:could|can|didn't|felt|was|had|got)|because of (?:that|it|"
    r"you) i|thanks to (?:you|that|it) i|i(?:'m| am| was) (?:so |really |less |still |very ){0,2}(?:touched|"
    r"moved|relieved|calmer|grateful|proud|lighter|less|safe|smiling|happy|thankful|glad|impressed|in awe)|"
    r"(?:less|more) (?:alone|nervous|worried|afraid|stressed|at ease|at home|confident|like)|felt (?:like|so|"
    r"really|less|safe|seen|loved|heard|calm|at home|understood|supported|cared)",
)
VAGUE = phrases(
    r"(?:you're|you are|ur|u r|you|u) (?:just |so |such |the |a |an |really |very |truly |simply |always |"
    r"absolutely |totally |always so |my |look ){0,4}(?:best|great|amazing|awesome|wonderful|perfect|"
    r"beautiful|sweet|nice|good|cool|fantastic|kind|lovely|incredible|everything|angel|star|gem|cute|pretty|"
    r"handsome|gorgeous|smart|special|rock|hero|world|brilliant|legend|treasure|adorable|stunning|funny|"
    r"person|sunshine|hot|king|queen)",
    r"thanks(?: so much| a lot)? for (?:everything|all|being you|being there|always being|all you do|"
    r"all that|what you do|it all|being so|being such)|thank you(?: so much)? for (?:everything|all|"
    r"being you|being there|always being|all you do|all that|what you do|it all|being so|being such)|"
    r"i (?:love|adore|appreciate|admire|like) (?:you|u|everything about|all of you)|(?:great|good|nice|"
    r"awesome|amazing|well) (?:job|work|done|one|person|friend)|keep (?:it up|being|up)|couldn't ask for|"
    r"(?:so )?lucky (?:to have|i)|never change|what would i do|(?:wow|so|very|love it|nice|beautiful|amazing|"
    r"perfect)[\s!.]*$",
)
PARTS = {"what": WHAT, "when": WHEN, "effect": EFFECT}


def spans(text: str) -> tuple[Span, ...]:
    """Where the text says what was done, when, or what it did; and where it stays general."""
    read = plain(text)
    found = [span for cue, pattern in PARTS.items() for span in places(read, cue, pattern)]
    return tuple(sorted([*found, *places(read, "vague", VAGUE)], key=lambda span: (span.start, span.end)))


def missing(text: str) -> tuple[str, ...]:
    """Which of what, when and effect the text doesn't say."""
    seen = {span.cue for span in spans(text)}
    return tuple(part for part in PARTS if part not in seen)


def features(text: str) -> Features:
    """What the classifier weighs: the parts that are there, and how much is said."""
    read = plain(text)
    found = [span.cue for span in spans(text)]
    weighed: Features = dict.fromkeys(found, 1.0)
    weighed |= {f"{cue} twice": 1.0 for cue in set(found) if found.count(cue) > 1}
    weighed[f"parts {len(set(found) & set(PARTS))}"] = 1.0
    weighed |= dict.fromkeys(_shape(read), 1.0)
    return weighed


def _shape(read: str) -> Iterator[str]:
    said = words(read)
    yield from (f"longer than {least}" for least in (3, 6, 10, 15, 22, 35) if len(said) > least)
    if re.search(r"\d", read):
        yield "figure"
    if re.search(r"(?<=[a-z,] )[A-Z][a-z]+", read):
        yield "name"
    if sum(len(word) > 6 for word in said) > 2:
        yield "long words"
    if any(word in {"the", "a", "an", "that", "this", "those"} for word in said):
        yield "article"
    if re.search(r"!", read):
        yield "exclaims"
