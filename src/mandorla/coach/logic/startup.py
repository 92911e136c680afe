"""How something difficult is begun: which words may sound harsh, and which are soft. Fear is not looked at here."""

import re
from collections.abc import Iterator

from mandorla.coach.logic.text import Span, apart_from, phrases, places, plain, unquoted, words

Features = dict[str, float]

_TRAIT = (
    "lazy|selfish|pathetic|useless|stupid|childish|immature|ridiculous|crazy|insane|hopeless|inconsiderate|"
    "ungrateful|"
    "irresponsible|unreliable|cold|heartless|cruel|mean|rude|controlling|jealous|needy|clingy|dramatic|"
    "manipulative|"
    "arrogant|self-absorbed|self-centered|careless|thoughtless|disgusting|embarrassing|impossible|"
    "unbelievable|"
    "insensitive|stubborn|spoiled|weak|boring|worthless|incompetent|dumb|nuts|toxic|fake|a joke|hypocritical|"
    "sloppy|"
    "messy|late|stingy|unfair|negative|bossy|passive-aggressive|defensive|paranoid|lying|cheap|distant"
)
_THING = (
    "idiot|moron|liar|child|baby|loser|jerk|hypocrite|coward|slob|pig|bitch|asshole|bastard|fool|failure|"
    "disappointment|"
    "mess|nightmare|narcissist|psycho|drama queen|control freak|brat|clown|cheater|parasite|freeloader|joke|"
    "robot"
)
_SO = (
    "(?:so |such |too |just |being |really |very |always |a |an |completely |totally |absolutely |"
    "becoming |acting |like |the |most |a bit |such a |incredibly |extremely |fucking |freaking ){0,4}"
)
_ABOUT_YOU = (
    "(?:you're|you are|you were|you've been|you've become|you can be|ur|how can you be|why are you|are you)"
)

HARSH = {
    "blame": phrases(
        r"(?:it's|that's|this is|it is|that is|was|all) (?:all |only |just |entirely |partly )?(?:your fault|"
        r"because of you|on you|your doing|your mess)",
        r"because of you|your fault|thanks to you|you (?:ruin|ruined|wreck|wrecked|spoil|spoiled|destroyed|"
        r"killed|broke) (?:\w+)|you(?:'re| are) (?:the (?:reason|problem)|to blame|making me|driving me|"
        r"ruining|destroying)",
        r"you (?:make|made) me (?:so |feel |feel so |look |look so |feel like |look like )?(?:angry|mad|sick|"
        r"crazy|furious|miserable|stupid|small|guilty|worthless|an idiot|a fool|dirt)",
        r"you (?:just |simply |completely |totally )?(?:forgot|failed|refuse|refused|didn't bother|"
        r"couldn't be bothered|can't be bothered|neglect|neglected|ignore|ignored|abandoned|betrayed|lied|"
        r"screwed|messed|let me down|embarrassed|humiliated|broke your)",
        r"if you (?:cared|actually|really|ever|bothered|loved me)|i (?:have to|had to|always have to|end up|"
        r"am stuck|get stuck) (?:do|doing|clean|cleaning|carry|handle|pick|everything|"
        r"all)(?: \w+){0,3}? (?:everything|alone|after you|myself|you|by myself|around here)",
        r"you started (?:this|it)|do (?:everything|all) (?:around here|myself|alone)",
    ),
    "always or never": phrases(
        r"you(?:'re|'ve| are| have)? (?:just |really )?(?:always|never|constantly|forever|"
        r"continually) (?:\w+)",
        r"(?:always|never) you|you (?:don't|won't|can't) ever|you (?:never ever|not once)|"
        r"not (?:even )?once (?:have|did) you|every (?:single|damn|fucking|goddamn|freaking) (?:time|day|"
        r"night|week|thing)|every time you|all you (?:ever )?do|(?:never|nothing) (?:changes|i do)|"
        r"everything (?:is|has to be) (?:about|on) (?:you|me)|it's always (?:about )?(?:you|me|the same)|"
        r"for once",
    ),
    "contempt": phrases(
        rf"{_ABOUT_YOU} {_SO}(?:{_TRAIT})",
        rf"{_ABOUT_YOU} {_SO}(?:{_THING})|(?:you|u) {_SO}(?:{_THING})",
        r"(?:what's|what is|what the (?:hell|fuck) is) (?:wrong|your problem|the matter) ?(?:with you)?|"
        r"shut (?:up|your mouth)|(?:just |you need to |why don't you |time to |seriously )grow up|"
        r"get (?:a life|over yourself|lost|real|a grip)|screw you|fuck (?:you|off|this)|fucking|goddamn|"
        r"bullshit|piss off|damn it|the hell|wtf|stfu|go to hell",
        r"(?:just like|sound like|worse than|as bad as|turning into) (?:your|my) (?:mother|father|mom|dad|"
        r"brother|sister|ex|family|parents)|what kind of (?:\w+) (?:does|are|would|is|forgets|leaves|"
        r"doesn't)|(?:a real|any|a normal|a decent|a good|other|most|every other) (?:man|woman|husband|wife|"
        r"partner|friend|person|mother|father|boyfriend|girlfriend|people|husbands|wives|men|son|daughter|"
        r"brother|sister) (?:would|wouldn't|does|doesn't|don't|can|manage)",
        r"(?:i'm|i am) (?:so |just |really )?(?:sick|tired|fed up|done|disgusted|over|"
        r"through)(?: and tired)? (?:of|with|by) (?:you|your|this|being|having|it|all|doing|carrying|"
        r"cleaning|living|always|hearing|listening)|i can't (?:stand|believe) (?:you|your|how you|this|"
        r"it when you|that you|another)|i hate (?:you|your|it when you|how you|that you|living|when you)|"
        r"i've had (?:it|enough)",
        r"(?:wow|gee|great|nice|good|congrats|congratulations|well done|bravo|lovely|thanks) (?:job|work|"
        r"thanks)? ?(?:for nothing|for ruining|for ignoring|for leaving|forgetting|ignoring|ruining|"
        r"as usual)|oh please|as if you care|yeah right|as if (?:that|it|you) (?:ever|would ever|even)|"
        r"wow you (?:actually|finally|even)|how (?:romantic|original|charming)|how (?:nice|generous|kind|"
        r"thoughtful|considerate|"
        r"convenient|typical|mature|sweet) of you(?: to (?:finally|even|remember|grace|show))?|must be nice|"
        r"big surprise|what a (?:joke|pig|mess you)",
        r"idiots?|morons?|pathetic|scum|losers?|liars?|hypocrites?|brainless|clueless|whiny|laughable",
    ),
    "mind reading": phrases(
        r"you (?:just |obviously |clearly |really |only |probably |simply |still |must |don't even |"
        r"never even |apparently ){0,3}(?:don't|do not|didn't|doesn't|never|couldn't|can't|won't) (?:even |"
        r"really |actually |give a |ever )?(?:care|love|respect|listen|think about|understand|want to be|"
        r"appreciate|notice|value|bother|try|shit|damn|mean it|see me|hear me|help|trust me|want me|remember|"
        r"give)",
        r"you (?:obviously|clearly|only|just) (?:want|wanted|think|thought|care|like|hate|do it|did it|"
        r"did that|said that|say that) (?:\w+)|you (?:think|thought) (?:you're|you are|i'm|i am|only|"
        r"that i'm|everyone|it's all|everything|i should|the world|you can|you know|it's okay|it's fine)|"
        r"you (?:did|do|said|say|are doing) (?:it|that|this) (?:on purpose|just to|to (?:hurt|annoy|punish|"
        r"spite|get))|on purpose|you (?:couldn't|could not) care less|you (?:want|wanted|like|love|"
        r"enjoy) (?:me to|to (?:hurt|control|fight|see me|make me|punish|win|be right|start))|you (?:care|"
        r"love) (?:more about|only about)|i know (?:exactly )?what you(?:'re| are)? (?:think|thinking|doing|"
        r"up to|want)|your (?:phone|job|work|friends|mother|mom|game|games|family|car|hobbies|career) (?:is|"
        r"are|matter|matters|means|mean|comes|come) more|more (?:important|interested|"
        r"interesting) (?:than me|to you|in your|than us)|don't pretend|you pretend|admit it",
    ),
    "the past": phrases(
        r"(?:just )?like (?:you did )?(?:last (?:time|year|week|month|christmas|summer)|always|every time|"
        r"before)|as (?:usual|always|per usual|ever)|(?:last (?:year|month|summer|christmas|week|time)|"
        r"(?:five|ten|two|three|six|\d+) (?:years|months) ago|back then|in \d{4}) you|you (?:did|said|"
        r"promised|do|pull|pulled) (?:the same|this|it|that|exactly) (?:\w+ )?(?:last|before|again|already|"
        r"every|when|back)|(?:hundredth|thousandth|millionth|third|fourth|fifth|tenth|umpteenth) time|"
        r"how many times|(?:a hundred|a thousand|a million|100|1000|fifty|twenty|so many) times|for (?:years|"
        r"months|the (?:last|past) \w+ years)|(?:remember|don't forget|i haven't forgotten|never forgive|"
        r"i still remember) (?:when|what|that time|how) you|here we go again|once again you|you did it again|"
        r"you still (?:haven't|didn't|won't|can't)",
    ),
    "I feel that you": phrases(
        r"i (?:just |really |honestly |kind of )?(?:feel|felt|feels) (?:like|that|as if|as though) (?:you|"
        r"your|you're|ur|u)(?: (?:are|just|don't|never|always|only|can't|\w+))?",
        r"i feel (?:so |just |totally |constantly ){0,2}(?:attacked|manipulated|used|betrayed|abandoned|"
        r"controlled|ignored|neglected|cheated|disrespected|judged|rejected|blamed) by you",
    ),
    "command": phrases(
        r"(?:just |please |would you |can you |you need to |you better |could you ){1,2}(?:stop|quit) "
        r"(?:\w+ing|"
        r"being|it|always|your|with)|(?<![a-z]\s)(?:stop|quit) (?:\w+ing|being|it|acting|pretending|always|"
        r"making|your|with)|don't (?:you )?(?:dare|"
        r"start with|give me that|tell me what|walk away|lie to|interrupt me)|you need to (?:grow|"
        r"apologize)|you should be ashamed|shame on you|you better|you owe me|(?:answer me|"
        r"do something for once|get off your|do you hear me|pull your weight|sort yourself|leave me alone|"
        r"wake up and|try harder)",
        r"(?:i'm|i am) (?:leaving|done|out|gone|finished)|(?:or|then|or else) (?:i'm|i am|i'll|i will|we're|"
        r"you can|it's|else) (?:leaving|leave|gone|done|over|find|sleep|out|going)|i want (?:a divorce|out)|"
        r"one more time and|i (?:warn|warned) you|last (?:chance|warning)|either you (?:\w+)",
    ),
    "rhetorical question": phrases(
        r"why (?:can't|won't|couldn't|must) you (?:\w+)|why (?:don't|do|are|did|didn't) you (?:ever|always|"
        r"never|just|even|have to|so|such|like this)|why (?:bother|do i even|should i|am i always|"
        r"am i the only)|(?:is it|would it) (?:really )?(?:so|that|too) (?:hard|much|difficult)|(?:is that|"
        r"is it|was that|would it be|was it|am i) (?:too much|asking too much|so hard)|would it kill you|"
        r"how (?:hard|difficult) (?:can|could|is|would) (?:it|that)|how (?:could|can|dare) (?:you|anyone)|"
        r"(?:do|did|can|could|are) you (?:even|seriously|honestly) (?:\w+)|are you (?:serious|kidding|deaf|"
        r"blind|stupid|crazy|happy now|even|for real|proud|done)|what (?:is|was) your (?:problem|excuse)|"
        r"what were you thinking|what (?:do|did|have) you ever|who do you think you are|when (?:will|are|"
        r"were) you (?:ever|going to|finally|gonna|planning)|what about me|do i look like",
    ),
}
# What sounds like it and is not: praise, denial, words about oneself.
_KIND_VERB = (
    "make|makes|made|know|knew|find|found|have time|there|been there|been|kind|so kind|welcome|support|"
    "supported|help|helped|"
    "listen|listened|care|cared|love|loved|look|looked|manage|remember|remembered|bring|find a way|gave up|"
    "let me down|"
    "fail|failed|complain|complained|judge|judged|say the right|cheer|thoughtful|patient|sweet|generous|my|"
    "the one|here for|"
    "too busy|hesitate|have|had|wanted|dreamed|encourage|encouraged|put us|think of|thought of|tell me i"
)
_DEAR = (
    "legend|amazing|awesome|good|great|brilliant|beautiful|hero|star|genius|gorgeous|love|adore|proud|happy|lucky|"
    "incredible|funny|sweet|cute|queen|king|delicious|adorable|best|perfect|wonderful|smart|talented|miracle|angel|"
    "treasure|hot|fantastic|champion|rock|glad|grateful|miss you|missed you"
)
HARMLESS = phrases(
    r"you(?:'re| are| were) (?:a bit |a little |so |very |an hour |two hours )?late(?! (?:again|as))",
    rf"(?:fucking|freaking|goddamn|damn|bloody|so damn|the hell) (?:\w+ )?(?:{_DEAR})",
    r"you(?:'ll|'re|'ve| will| have)? (?:just |simply )?never (?:stop|cease|stopped|ceased|fail|failed) "
    r"(?:to )?(?:amaz|surpris|"
    r"inspir|impress|delight|making me (?:smile|laugh|happy)|lov|car)\w*|you(?:'ve| have)? (?:never|not) "
    r"(?:once )?(?:hurt|hit|"
    r"scared|lied to|judged|rejected|mocked) (?:me|us)",
    rf"you(?:'re|'ve| are| have)? (?:always|never|constantly) (?:{_KIND_VERB})(?: me| us| to| for)?(?: laugh|"
    rf" smile| feel (?:loved|safe|better|welcome|at home|seen|good)| happy| time| up)",
    r"you(?:'re|'ve| are| have)? (?:always|never) (?:fail to (?!disappoint|ruin|hurt|annoy|embarrass|let|"
    r"forget|make me feel (?:bad|small))\w+|been there|there for|so kind|kind|so patient|patient|welcome|"
    r"my favorite|so thoughtful|gave up on me|judged me|judge me|complain|let me down|give up on|failed me|"
    r"been so|hesitate|know how to|know what to|find a way|listen when|listen to me so|remember the)",
    r"(?:not|never|isn't|wasn't|aren't|n't|don't think|don't believe|doesn't mean|without|nor|no) (?:that |"
    r"it's |it is |you're |you are |you were |to |all |a |being |so |saying |think |mean |was |is |be |"
    r"because |blaming you ){0,4}(?:your fault|because of you|on purpose|lazy|selfish|stupid|a bad \w+|"
    r"the problem|to blame|mean|crazy|ungrateful|unfair|pathetic|accusing|blame|hurt me|hate|a liar|an idiot|"
    r"ridiculous|dramatic|needy|jealous|useless|weak)",
    r"thanks to you i|because of you i (?:smile|smiled|feel|felt|am|was|can|could|believe|laugh)|"
    r"you make me (?:so |very )?(?:happy|proud|laugh|smile)|i hate (?:that we|it when we|being apart|to)|"
    r"i can't believe (?:you did|how lucky|you made|you remembered)|you're (?:crazy|insanely|"
    r"stupid) (?:funny|good|talented|cute)|crazy about you|mad about you|i (?:really |"
    r"just )?(?:don't want to|want to avoid) (?:blame|fight|accuse)",
    r"i (?:was|am|'m|feel|felt|'ve been|can be|know i was) (?:so |a bit |really |being |just |such |an |a |"
    r"like a |like an ){0,3}(?:selfish|stupid|lazy|childish|unfair|idiot|jealous|ridiculous|silly|needy|mean|"
    r"rude|dramatic|pathetic|fool|jerk|liar|failure|loser|stubborn)",
)
# A name that is called in love is no contempt, unless a reproach stands beside it.
LOVE = phrases(
    r"(?:i|we|and)(?: do| really| so| fucking| freaking| just| still){0,2} (?:love|adore|miss|missed) "
    r"(?:you|u)"
)
REPROACH = phrases(
    r"but|though|when|if|because|stop|never|always|any(?: more|more)|why|only|every|sick|tired|enough|hate"
)
SOFT = phrases(
    r"i (?:feel|felt|'m feeling|am feeling|get|got|was|'ve been feeling|am|'m) (?:a bit |a little |so |"
    r"really |very |kind of |quite |pretty |just |rather ){0,2}(?:sad|hurt|lonely|alone|worried|anxious|"
    r"tired|overwhelmed|stressed|disappointed|left out|unsure|nervous|scared|frustrated|embarrassed|confused|"
    r"insecure|uneasy|upset|lost|ashamed|guilty|jealous|tense|exhausted|unimportant|far from|disconnected|"
    r"down|low|stuck|torn|afraid|sorry|grateful|happy|annoyed|angry|irritated|restless|hopeful)",
    r"i (?:would |really would |'d )?(?:really )?(?:need|like|love|want|wish|hope|miss|missed|appreciate|"
    r"prefer) (?:us|to|some|a|it if|more|your|you|that we|we|if|help|for us|time|our|from)",
    r"(?:could|can|may|might|shall) we|would you (?:be (?:willing|open|okay|up)|mind|like|help|have)|"
    r"could you (?:help|maybe|tell|please)|can you help|can i (?:tell|talk|ask|share|bring)|do you have (?:a|"
    r"some|time)|is (?:now|this|it) (?:a good|okay|ok)|what do you think|how (?:do|would|does|"
    r"did) (?:you feel|that|you see|it)|when (?:you have|would be|you get)|let me know|whenever you|"
    r"are you open|would it be (?:ok|okay|possible)",
    r"i (?:noticed|notice|realized|realize|wonder|was wondering|'m wondering|am wondering|wanted to|"
    r"want to (?:talk|understand|find|hear|share|tell|be|make|work|say)|'ve been thinking|know (?:you|it's|"
    r"you're|that you)|understand|think we|care|love you|may be wrong|might be wrong|'m not sure|value|own|"
    r"should have|could have|was wrong|'m sorry|apologize|also|played|made a mistake)",
    r"(?:it would|it'd|would) (?:mean|help|be (?:nice|great|good|lovely|easier))|help me|for me|together|"
    r"both of us|between us|our|we could|we can|us|my part|my side|from my side|thank you|please|"
    r"it's (?:hard|difficult|not easy|important) for me",
)


def spans(text: str) -> tuple[Span, ...]:
    """Words that may sound harsh, apart from quoted, denied and kind ones."""
    read = unquoted(plain(text))
    found = (span for cue, pattern in HARSH.items() for span in places(read, cue, pattern))
    kept = apart_from(places(read, "harmless", HARMLESS), found)
    if LOVE.search(read) and not REPROACH.search(read):
        kept = [span for span in kept if span.cue != "contempt"]
    return tuple(sorted(kept, key=lambda span: (span.start, span.end)))


def features(text: str) -> Features:
    """What the classifier weighs: kinds of harsh words, soft ones, who is addressed, and the noise of the text."""
    read = plain(text)
    found = {span.cue: 1.0 for span in spans(text)}
    kinds = len(found)
    soft = len(list(places(read, "soft", SOFT)))
    found |= {f"soft {most}": 1.0 for most in (1, 2, 3) if soft >= most}
    found |= {f"kinds {most}": 1.0 for most in (1, 2, 3) if kinds >= most}
    found |= dict.fromkeys(_shape(read), 1.0)
    return found


def _shape(read: str) -> Iterator[str]:
    said = words(read)
    yield next(f"length {most}" for most in (5, 12, 25, 60, 10_000) if len(said) <= most)
    if re.match(r"\W*(?:you|your|you're|u|ur)(?!\w)", read, re.IGNORECASE):
        yield "you first"
    if re.match(r"\W*(?:i|i'm|i've|i'd|when|can we|could we|hey|love)(?!\w)", read, re.IGNORECASE):
        yield "i first"
    if any(word in {"you", "your", "you're", "u", "ur", "youre"} for word in said):
        yield "you"
    if any(word in {"i", "i'm", "my", "me", "im", "i'd"} for word in said):
        yield "i"
    if any(word in {"we", "us", "our", "let's"} for word in said):
        yield "we"
    if re.search(r"!|(?<!\w)[A-Z]{3,}(?!\w)|\?{2}", read):
        yield "loud"
    if "?" in read:
        yield "asks"
