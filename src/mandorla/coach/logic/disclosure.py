"""How much of oneself a text shows: nothing, facts, feelings, or both. For pacing; it is never shown as a grade."""

import re
from collections.abc import Iterator, Mapping
from math import log1p

from mandorla.coach.logic.text import Span, phrases, places, plain, words

Features = dict[str, float]

# How depth is spoken of on screen.
DEPTHS = {"none": "opinions", "information": "facts", "emotion": "feelings", "both": "vulnerable"}

_FEELING = (
    "love|loved|hate|hated|afraid|scared|sad|happy|lonely|alone|angry|hurt|ashamed|guilty|anxious|worried|"
    "proud|jealous|"
    "depressed|devastated|heartbroken|broken|grateful|thankful|sorry|miss|missed|crying|cried|cry|tears|"
    "relieved|excited|"
    "nervous|terrified|embarrassed|overwhelmed|hopeless|hopeful|miserable|upset|frustrated|disappointed|numb|"
    "empty|lost|"
    "exhausted|stressed|panic|suicidal|worthless|insecure|furious|bitter|glad|joy|grief|grieving|fear|"
    "anxiety|depression|"
    "pain|painful|heart|wish|hope|hopes|hoping|feel|feels|felt|feeling|feelings|care|cares|regret|shame|"
    "struggle|struggling|"
    "suffering|horrible|terrible|awful|awesome|amazing|sucks|sad|beautiful|wonderful|enjoy|favorite|adore|"
    "cherish|"
    "hurts|scary|sadly|unfortunately|lol|haha|congratulations|congrats|luck|hugs|proud|love you"
)
FEELING = phrases(_FEELING)
STRONG = phrases(
    r"(?:i'm|i am|i was|i've been|i feel|i felt|i get|i got|makes me|made me|i'm feeling|"
    r"i became) (?:\w+ ){0,2}?(?:afraid|scared|sad|happy|lonely|alone|angry|hurt|ashamed|guilty|anxious|"
    r"worried|proud|jealous|depressed|devastated|heartbroken|broken|grateful|crying|relieved|excited|nervous|"
    r"terrified|embarrassed|overwhelmed|hopeless|miserable|upset|frustrated|disappointed|numb|empty|lost|"
    r"exhausted|stressed|insecure|furious|bitter|glad|tired|sorry|uncomfortable|good|bad|better|worse|like)",
    r"i (?:\w+ ){0,2}?(?:love|hate|miss|fear|wish|hope|regret|cried|cry|cherish|struggle|feel|felt|care|"
    r"enjoy|adore|hated|loved|missed|dread|long for|want to die)",
)
SELF = phrases(
    r"i (?:was|am|had|have|got|went|did|work|worked|live|lived|started|moved|lost|broke|grew|met|told|found|"
    r"tried|used|know|knew|think|thought|don't|didn't|never|always|just|only|can|can't|could|couldn't|would|"
    r"will|want|wanted|need|needed|make|made|take|took|see|saw|say|said|go|get|also|still|usually|actually|"
    r"really|do|come|came|left|quit|bought|spent|decided|ended|stopped|learned|remember|went|watched|read|"
    r"play|played|drink|smoke|\w+ed)",
    r"(?:i'm|i've|i'd|i'll|im|ive|i am)(?: \w+)?",
    r"my (?:\w+)",
    r"(?:me|myself|mine|we|us|our|we've|we're)",
)
KIN = phrases(
    r"(?:my|our) (?:\w+ )?(?:mom|mum|mother|dad|father|parents|brother|sister|wife|husband|boyfriend|"
    r"girlfriend|partner|fiance|ex|son|daughter|kids|children|family|friend|friends|boss|job|work|school|"
    r"life|body|therapist|house|birthday|marriage|relationship|age|childhood|gf|bf|so|dog|cat|grandmother|"
    r"grandfather|roommate|cousin)"
)
TIME = phrases(
    r"(?:\d+|a few|several|two|three|four|five|six|ten|many|couple of) (?:years?|months?|weeks?|days?|hours?|"
    r"times)(?: ago)?|years old|when i was|last (?:year|week|month|night|time|summer)|yesterday|today|"
    r"this (?:morning|year|week|month)|ago|since|recently|used to|growing up|in (?:high school|college|"
    r"\d{4})|for (?:years|months|a long time)|every (?:day|night|week|year)"
)
# How it is said: thanks and wishes, weight, verdicts, what goes on in oneself, advice, figures, what was and what is.
TONES = {
    "thanks": phrases(
        r"thank(?:s| you| u)?|thankful|appreciate|bless you|means (?:a lot|so much)|kind words|so kind of you"
    ),
    "wish": phrases(
        r"(?:i |we )?(?:hope|wish|wishing|hoping)|(?:good |best of )?luck|congrat\w*|fingers crossed|all "
        r"the best|"
        r"best wishes|hugs?|cheering|rooting for|you got this|take care|prayers?|praying|sending|rest in "
        r"peace|happy for|"
        r"proud of you|glad (?:that |to |you )|sorry (?:for|to|that|you|about)"
    ),
    "weight": phrases(
        r"so|really|very|such|super|honestly|truly|totally|absolutely|extremely|completely|literally|"
        r"incredibly|damn|hell|"
        r"fuck\w*|shit\w*|ass|crap|god|omg|wow|ugh|oh|seriously|definitely|exactly|way too|too much|at all|"
        r"ever|never|"
        r"always|just can't"
    ),
    "verdict": phrases(
        r"best|worst|great|awesome|amazing|beautiful|horrible|terrible|awful|gross|weird|cool|nice|good|bad|"
        r"sad|crazy|insane|"
        r"ridiculous|stupid|disgusting|lovely|sweet|cute|adorable|perfect|wonderful|fantastic|creepy|scary|"
        r"hard|tough|rough|"
        r"wrong|unfair|fair|funny|hilarious|sick|brave|strong|kind|evil|cruel|rude|mean|selfish|idiot\w*|"
        r"asshole\w*|jerk\w*|"
        r"waste|shame|nightmare|dream|problem|worth|important|huge|difficult|easier|harder|better|worse|fun|"
        r"boring|annoying|"
        r"exciting|pathetic|toxic|interesting|impossible|special"
    ),
    "inside": phrases(
        r"i(?:'m| am)? (?:\w+ ){0,2}?(?:don't know|can't|cannot|couldn't|want|wanted|need|needed|wish|guess|"
        r"wonder|realize|"
        r"realized|believe|know how|know what|not sure|unsure|ready|able|used to|supposed|trying|scared|"
        r"glad|tired|sick|done|"
        r"over it|lucky|dreading|looking forward|can't wait|worried|stuck|lost|struggling|dying to|desperate)"
    ),
    "advice": phrases(
        r"(?:you|u) (?:\w+ )?(?:should|need to|have to|could|can|might|must|ought)|(?:don't|do not|try|just|"
        r"make sure|"
        r"talk to|tell (?:him|her|them)|ask|go|get|let|give|take|keep|remember|please)(?! me)"
    ),
    "figure": phrases(
        r"(?:i'm|i am|i was|im|at|age|aged) (?:only |just |about |almost )?(?:\d{1,2}|sixteen|seventeen|"
        r"eighteen|nineteen|"
        r"twenty|thirty|forty|fifty)(?:-\w+)?|\d+(?: )?(?:years?|yrs?|yo|months?|weeks?|days?|hours?|miles?|"
        r"pounds|lbs|kids|"
        r"times|dollars)|\$\d+"
    ),
    "was": phrases(
        r"(?:i|we|my \w+) (?:\w+ )?(?:was|were|had|did|went|got|came|said|told|took|made|met|left|lived|"
        r"moved|started|worked|"
        r"found|lost|saw|used to|grew|kept|gave|\w{3,}ed)"
    ),
    "is": phrases(
        r"(?:i|we|my \w+) (?:\w+ )?(?:am|is|are|have|has|do|does|live|lives|work|works|go|get|make|take|"
        r"usually|still|"
        r"currently|also)|i(?:'m| am)|i've"
    ),
    "anybody": phrases(
        r"people|anyone|everyone|someone|somebody|nobody|one|most|some|women|men|kids|relationships?|"
        r"there(?:'s| is| are)|"
        r"it depends|if you|when you"
    ),
}
PATTERNS = {"feeling": FEELING, "own feeling": STRONG, "oneself": SELF, "one's people": KIN, "time": TIME}
_ABOUT = {
    "you": frozenset("you your you're yours yourself u".split()),
    "i": frozenset("i i'm i've i'd i'll me my myself mine im ive".split()),
    "we": frozenset("we us our we're we've".split()),
    "they": frozenset("he she they him her them his their it people someone".split()),
}


def spans(text: str) -> tuple[Span, ...]:
    """Words of feeling, and words by which somebody tells of themselves."""
    read = plain(text)
    found = (span for cue, pattern in PATTERNS.items() for span in places(read, cue, pattern))
    return tuple(sorted(found, key=lambda span: (span.start, span.end)))


def features(text: str) -> Features:
    """What the classifier weighs: feelings, facts about oneself, who is spoken of, and length."""
    read = plain(text)
    seen = [span.cue for span in spans(text)]
    found: Features = dict.fromkeys(seen, 1.0)
    found |= {f"{cue} twice": 1.0 for cue in set(seen) if seen.count(cue) > 1}
    if {"feeling", "oneself"} <= set(seen):
        found["feeling of oneself"] = 1.0
    tones = {tone: min(2, len(list(places(read, tone, pattern)))) for tone, pattern in TONES.items()}
    found |= {f"{tone} {count}": 1.0 for tone, most in tones.items() for count in range(1, most + 1)}
    found |= dict.fromkeys(_shape(read), 1.0)
    return found | _voices(read, tones)


def _voices(read: str, tones: Mapping[str, int]) -> Features:
    """How long the text is, and how much of it is about oneself, alone and together with how it is said."""
    said = words(read)
    about = {name: sum(word in voice for word in said) for name, voice in _ABOUT.items()}
    share = {f"share {name}": min(1.0, 5 * about[name] / (len(said) or 1)) for name in ("i", "you")}
    is_told = bool(tones["verdict"] or tones["weight"])
    kinds = {
        "i often": about["i"] > 2,
        "nothing of oneself": not about["i"] + about["we"],
        "own verdict": bool(about["i"] and tones["verdict"]),
        "own weight": bool(about["i"] and tones["weight"]),
        "told of others": not about["i"] and is_told,
    }
    return {"length": log1p(len(said)) / 3, **share, **{kind: 1.0 for kind, is_so in kinds.items() if is_so}}


def _shape(read: str) -> Iterator[str]:
    said = words(read)
    yield from (f"longer than {least}" for least in (4, 8, 14, 22, 32) if len(said) > least)
    for name, voice in _ABOUT.items():
        if any(word in voice for word in said):
            yield f"about {name}"
    if said[:1] and said[0] in _ABOUT["i"]:
        yield "i first"
    if "?" in read:
        yield "asks"
    if re.search(r"!|:\)|<3|:\(", read):
        yield "exclaims"
