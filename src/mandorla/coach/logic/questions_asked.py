"""Which kind of question a text asks, with or without a question mark."""

from mandorla.coach.logic.text import phrases

_WHO = (
    "(?:you|it|that|this|he|she|they|we|there|your|his|her|their|these|those|the|anyone|anybody|anything|"
    "someone|one|people|i|my)"
)
_BE = (
    "(?:do|did|does|are|is|was|were|have|has|had|would|could|can|will|should|don't|didn't|doesn't|aren't|"
    "isn't|wasn't|haven't|hasn't|wouldn't|couldn't|can't|won't|may|might|shall)"
)

OPEN = phrases(
    rf"(?:what|how|why)(?:'s|'re|'d)? (?:\w+ ){{0,2}}?{_BE} (?:\w+ )?{_WHO}",
    r"(?:what|how|why) (?:else|about|come|then)|what (?:makes|made|happened|happens|brought|brings|matters|"
    r"helps|helped|hurts|worries|stops|stopped|keeps|kept|led|went|comes|came|would|could|might|kind|kinds|"
    r"sort|sorts|part|parts|things|is|was|are|were)",
    r"what's|how's|how (?:does|did|was|is|are|do|would|has|have)",
    r"(?:tell|walk|talk) me (?:a (?:little|bit) )?(?:bit )?(?:more|about|what|how|through|everything|why)",
    r"(?:can|could|would|will) you (?:please )?(?:tell me|say|describe|explain|share|help me understand|talk|"
    r"walk me|give me)",
    r"(?:i'm|i am|i was) (?:just )?(?:curious|wondering|interested)(?: about| how| what| why| to)?|"
    r"i wonder (?:what|how|why|if|whether)|i'd (?:like|love) to (?:hear|know|understand)|help me understand|"
    r"say more|describe|go on",
    r"in what (?:way|ways)|anything else|what else|any other|what if|like what|such as what|meaning what",
)
CLOSED_WH = phrases(
    r"how (?:many|much|long|often|old|far|big|soon|late|tall|important|confident|likely|ready|sure|well)|"
    r"when|where|who|whose|which|what (?:time|day|year|date|number|age|color|name|city|place|school)|"
    r"what's (?:his|her|their|your|the) (?:name|age|number|date)|on a scale|from (?:one|1|0|zero) to",
)
YES_NO = phrases(
    rf"{_BE} {_WHO}",
    r"(?:is that|am i|was it|is it) (?:right|correct|so|true|okay|ok|fair|it|what you mean)|right now or|"
    r"or not|or no",
)
YES_NO_FIRST = phrases(
    rf"{_BE} (?:not )?{_WHO}",
    r"(?:any|anything|anyone|ever|still|yet|since when|more|or)",
    first=True,
)
WH_FIRST = phrases(r"(?:what|how|why|in what|tell me|when|where|who|which|whose)(?:'s|'re|'d)?", first=True)
TAG = phrases(
    r"(?:right|correct|is that right|is that it|is that fair|yeah|okay|ok|no|huh|isn't it|don't you|"
    r"didn't you|aren't you|doesn't it|did i get that right|am i (?:right|getting that right|"
    r"hearing you right)|is that what you mean|does that sound right)\W*$",
)
# "what you said", "how you feel": a clause, no question.
