"""Fear and word of violence. Whoever writes of them is shown help, and their words are never called harsh."""

from mandorla.coach.logic.text import Span, apart_from, phrases, places, plain

_NEAR = r"(?:\w+[\s,]{1,12}){0,3}?"
_OTHER = "(?:you|he|she|they|him|her|them|my \\w+)"

_OFTEN = "(?:just |once |again |have |has |had |'ve |always |sometimes |would |will |might |tried to |used to ){0,3}"
# A blow whatever comes after it.
_BLOW = (
    "slaps?|slapped|punch|punches|punched|kicked|chokes?|choked|strangled|shoved|raped|bruised|bitten|spat at"
)
_BODY = "face|head|throat|neck|hair|arms?|wrists?|stomach|belly|ribs|back|chest|mouth|eye|jaw|nose|legs?|shoulders?"
_PLACE = "floor|ground|walls?|stairs|door|table|bed|window|car"
_ARM = "belt|fists?|hands?|stick|bottle|shoe|cable|cord|knife|bat|chair|pan|phone|book"

_FEAR = phrases(
    rf"(?:i'm|i am|i feel|i felt|i was|i get|i'm always|makes me|made me|i've been) {_NEAR}"
    rf"(?:afraid|scared|frightened|terrified|unsafe|not safe)(?: \w+)?(?: of| when| that| if| around| to|"
    rf" with| at) {_NEAR}"
    r"(?:you|your|him|his|he|her|she|them|they|home|tell|speak|say|leave|go home|being hit|my (?:father|"
    r"mother|dad|mom|mum|"
    r"husband|wife|partner|boyfriend|girlfriend|brother|sister|son|daughter|ex|stepfather|stepmother|own))",
    r"(?:you|he|she|they) (?:really )?(?:scare|scares|frighten|frightens|terrify|terrifies|scared|"
    r"frightened) me",
    r"(?:i )?(?:don't|do not|didn't|no longer|not) feel safe(?: (?:with|around|at|near|when|here)(?: \w+)?)?",
    r"(?:i am|i'm|i feel|i live|living) (?:in fear|not safe|unsafe)(?: \w+){0,3}?",
    r"(?:i'm|i am|i get) (?:so )?(?:afraid|scared|frightened|terrified) (?:when|if|that) (?:you|he|she|"
    r"they)(?: \w+){0,3}?",
    r"(?:walk|walking) on eggshells",
)
_HIT = (
    "hit|hits|hitting|slapped|slap|slaps|punched|punch|punches|kicked|kicks|choked|chokes|strangled|shoved|"
    "shoves|"
    "beat|beats|grabbed|grabs|shook|threw|throws|pushed|pushes|hurt|hurts|raped|forced|bruised|bit|burned|"
    "spat at|bitten"
)
_VIOLENCE = phrases(
    rf"{_OTHER} (?:just |once |again |have |has |had |'ve |always |sometimes |would |will |might |tried to |"
    rf"used to ){{0,3}}"
    rf"(?:{_HIT}) (?:me|us|my (?:arm|face|head|hair|neck|wrist|throat)|the (?:kids|children|baby|dog)|"
    rf"our (?:kids|children|son|daughter)|things at me|it at me)"
    r"(?! (?:up|off|into|to|right|with|in|so|that|by)(?!\w))",
    rf"{_OTHER} {_OFTEN}(?:{_BLOW}|hits?|beats?|grabs?|grabbed|kicks?) (?:me|us) (?:right |hard |again )?"
    rf"(?:in|on|across|over|by|round|around) (?:the|my|our) (?:{_BODY})",
    rf"{_OTHER} {_OFTEN}(?:{_BLOW}|hits?|beats?) (?:me|us) with (?:a|an|the|his|her|your|their) (?:\w+ )?(?:{_ARM})",
    rf"{_OTHER} {_OFTEN}(?:push|pushed|pushes|threw|throws|shoves?|knocked|slammed|pinned) (?:me|us) "
    rf"(?:in|on|to|onto|into|against|down|through) (?:the |a )?(?:{_PLACE})",
    rf"{_OTHER} {_OFTEN}(?:beats? (?:me|us) up|(?:{_BLOW}) (?:me|us)|(?:hits?|beats?) (?:me|us) (?:so hard|so that))",
    r"(?:hit|punched|kicked) the (?:wall|door)|(?:threw|throws|throwing|thrown) (?:\w+ ){1,3}?at (?:me|us|my)",
    rf"{_OTHER} (?:threatened|threatens|threaten|threatening|said (?:you'd|he'd|she'd|you would|he would|"
    rf"she would)) "
    r"(?:\w+[\s,]{1,12}){0,3}?(?:to )?(?:hurt|kill|hit|harm|me|leave me with nothing|take the kids)",
    r"(?:raise|raised|raises|lift|lifted) (?:your|his|her|their|a) (?:hand|fist)",
    r"(?:won't|will not|don't|doesn't|not) let me (?:leave|out|go out|see my|have my|use my)(?: \w+)?",
    r"(?:lock|locked|locks|locking) me (?:in|out|up)",
    r"(?:take|takes|took|taken) (?:away )?my (?:phone|keys|passport|money)",
    r"(?:afraid|scared|frightened) (?:that )?(?:you|he|she|they) (?:will|would|might|'ll|'d|could|may|"
    r"are going to|is going to) (?:\w+[\s,]{1,12}){0,2}?(?:hurt|hit|kill|explode|harm|attack)(?: \w+)?",
    r"(?:physically|sexually) (?:abuse|abused|abuses|abusive|assaulted|hurt|hurts|violent)",
    r"(?:kill|hurt|harm) myself",
    r"(?:want|wanted|wish|going|wanting) to (?:die|be dead|end my life|end it all)",
    r"(?:abusing|abused|abuses|assaulted|raped|attacked|stalking|stalks) me",
)
# Words that sound like it and are not.
_HARMLESS = phrases(
    r"(?:hit|hits) me (?:that|up|how|like)",
    r"(?:i'm|i am) afraid (?:i|we|it|that i|that we|not|so)",
    r"(?:scared|afraid|frightened|terrified) (?:of|to) (?:losing|lose|disappoint|disappointing|hurting|"
    r"hurt) (?:you|him|her|them)",
    r"(?:beat|beats) (?:me|us) (?:at|to|in|again)",
    r"(?:not|never) (?:been )?(?:afraid|scared|frightened) (?:of|when|around) (?:you|him|her|them)",
    r"(?:used to be|was|were) (?:afraid|scared) of (?:spiders|the dark|dogs|flying|heights)",
    rf"(?:threw|throws|throw|pushed|pushes|kicked) (?:me|us) (?:(?:a|off|into|under|out of my|to)"
    rf"(?! (?:the |a )?(?:{_PLACE})(?!\w)))",
    r"(?:grab|grabs|grabbed) (?:me|us) (?:a|an|another|some|one|two)",
)


def dangers(text: str) -> tuple[Span, ...]:
    """Where the text tells of fear of somebody, of violence, of being kept, or of wanting to die."""
    read = plain(text)
    found = [*places(read, "fear", _FEAR), *places(read, "violence", _VIOLENCE)]
    harmless = places(read, "harmless", _HARMLESS)
    return tuple(sorted(apart_from(harmless, found), key=lambda span: (span.start, span.end)))
