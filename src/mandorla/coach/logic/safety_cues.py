"""Phrases by which fear of somebody and violence are heard, and those that only sound like it."""

from mandorla.coach.logic.safety_words import (
    ARE,
    ARM,
    BLOW,
    BODY,
    HIT,
    KIDS,
    KIN,
    NEAR,
    OFTEN,
    OTHER,
    PLACE,
    SCARED,
    THREE,
    US,
)
from mandorla.coach.logic.text import phrases

FEAR = phrases(
    rf"{ARE} {NEAR}{SCARED}(?: \w+)?(?: of| when| that| if| around| to| with| at| for) {NEAR}"
    rf"(?:you|your|him|his|he|her|she|them|they|home|tell|speak|say|leave|go home|being hit|my (?:own |"
    rf"safety|life|"
    rf"kids|children|{KIN}))",
    rf"{ARE} {NEAR}{SCARED} (?:when |if |that )?{THREE}(?:'ll|'d|'re|'s)?(?: \w+){{0,3}}?",
    rf"{THREE} (?:really |always |just |often |sometimes |have |has |do |does ){{0,2}}(?:scare|scares|"
    rf"scared|frighten|"
    rf"frightens|frightened|terrify|terrifies|terrified|intimidate|intimidates|intimidated|terrorize|"
    rf"terrorizes) "
    rf"(?:the (?:hell|shit|crap|life) out of )?{US}",
    r"to (?:scare|frighten|intimidate|terrify|terrorize) (?:me|us)",
    r"(?:i |we )?(?:don't|do not|didn't|no longer|not|never|dont) (?:really )?feel safe(?: (?:with|around|"
    r"at|near|"
    r"when|here|in|alone)(?: \w+)?)?",
    r"(?:i am|i'm|i feel|i live|living|we live|live) (?:in (?:constant )?(?:fear|danger|terror)|not safe|"
    r"unsafe)"
    r"(?: \w+){0,3}?",
    r"(?:if|whether) (?:i'll be|i will be|i'm|i am|we're|we are|we'll be|it's|it is) safe|"
    r"(?:fear|afraid|scared|fearing) for my (?:life|safety|kids|children)|fear of (?:you|him|her|my \w+)|"
    rf"(?:i )?fear (?:you|him|her|them|my {NEAR}(?:{KIN}))",
    r"(?:walk|walking|walked) on egg ?shells|on egg ?shells around",
    r"i (?:always |still |often )?(?:flinch|cower|freeze) (?:when|every time|each time|whenever|if|as soon "
    r"as) "
    r"(?:you|he|she|they)",
    rf"{KIDS} {NEAR}(?:hide|hides|hid|flinch|flinches|(?:are|is|get|gets) {NEAR}{SCARED}) "
    rf"(?:from|when|of|if|around|because) (?:you|he|she|him|her|your|his|their)",
    r"(?:lock|locked|locking|barricade|barricaded|hide|hid|hiding) (?:myself|ourselves) (?:in|from)|i hide "
    r"(?:from (?:you|him|her)|in the (?:bathroom|closet)|when (?:you|he|she))|(?:hide|hid|hiding) the knives",
)
VIOLENCE = phrases(
    rf"{OTHER} {OFTEN}(?:{HIT}) (?:{US}|things at me|it at me)"
    r"(?! (?:up|off|into|to|right|with|in|so|that|by|back into)(?!\w))",
    rf"{OTHER} {OFTEN}(?:{HIT}) (?:me|us) {NEAR}(?:in|on|across|over|by|round|around) (?:the|my|our) "
    rf"(?:{BODY})",
    rf"{OTHER} {OFTEN}(?:{HIT}) (?:{US}) (?:{NEAR})with (?:a|an|the|his|her|your|their) (?:\w+ "
    rf")?(?:{ARM})",
    rf"{OTHER} {OFTEN}(?:push|pushed|pushes|threw|throws|shoves?|knocked|slammed|pinned|dragged|drags|"
    rf"locked|held) "
    rf"(?:me|us) (?:up |down )?(?:in|on|to|onto|into|against|down|through|out of|across|by|over|along|out) "
    rf"(?:the |a |"
    rf"my |on )?(?:{PLACE}|hair|arm|night|rain|snow|cold)",
    rf"{OTHER} {OFTEN}(?:beats? (?:{US}) up|(?:{BLOW}) (?:{US})|(?:hits?|beats?) (?:me|us) (?:so hard|"
    rf"so that))",
    rf"{THREE} {OFTEN}(?:broke|breaks?|breaking|broken|twist|twists|twisted|twisting|yanked|bent|burne?d|"
    rf"burnt|bit|"
    rf"crushed|cut|kicked|slapped|punched|cracked|fractured|dislocated) my (?:{BODY}|jawbone)",
    r"(?:pull|pulls|pulled|pulling|yank|yanks|yanked|drag|drags|dragged) (?:me )?(?:by )?(?:the |my )hair|"
    r"(?:grab|grabs|grabbed|held|holds|seized) (?:me |us )?by (?:the |my )(?:\w+ )?(?:throat|neck|hair|"
    r"arms?|wrists?)|"
    r"(?:grab|grabs|grabbed) my (?:arms?|face|head|hair|neck|throat|wrists?)",
    r"(?:put|puts|putting|lay|lays|laid|get|gets|got|had|has) (?:(?:his|her|your|their) hands|a hand|a "
    r"finger) "
    r"(?:on (?:me|us|the (?:kids|children)|my (?:throat|neck))|around my (?:throat|neck))|"
    r"hands? (?:around|round|on|over) my (?:throat|neck|mouth)|(?:his|her|your) (?:hand|fist) slipped",
    r"(?:hit|hits|hitting|punch|punches|punched|punching|kick|kicks|kicked|kicking) (?:a )?(?:the |holes? "
    r"in the |"
    r"the holes? in |hole |in the |through the )?(?:walls?|doors?|hole in the (?:wall|door))|"
    r"(?:threw|throws|throwing|thrown) (?:\w+ ){1,3}?at (?:me|us|my)",
    r"(?:smash|smashed|smashes|smashing|destroyed|destroys|ripped up|set fire to) (?:up )?(?:my|our) (?:\w+)|"
    r"(?:lunged|swung|swings) at (?:me|us)|chased (?:me|us) (?:with|through|around|out|down)|"
    r"c[ao]me at me with (?:a|the|his|her|your)|block(?:s|ed|ing)? the door(?:way)?",
    rf"{OTHER} {OFTEN}(?:threaten\w* (?:me|us)|(?:threaten\w*|said (?:you'd|he'd|she'd|they'd|you would|"
    rf"he would|"
    rf"she would|they would|he'll|she'll|you'll|they'll)) {NEAR}(?:hurt|kill|hit|harm|shoot|burn|beat|"
    rf"leave me with "
    r"nothing|take (?:the|my|our) (?:kids|children)))",
    rf"{THREE}(?:'ll| will| would|'d) (?:kill|shoot|hurt|find|beat|bury|destroy) me|going to kill me if|"
    r"(?:take|takes|taking|took|steal) (?:away )?(?:the|my|our) (?:kids|children|son|daughter|baby|boy|girl)"
    r"(?: away)? (?:from me|if i|when i|and i)|never see (?:the|my|your|our) (?:kids|children|son|daughter) "
    r"again|"
    r"(?:makes?|made|making) threats|death threats?|kill (?:yourself|himself|herself|themselves) if",
    r"(?:raise|raised|raises|raising|lift|lifted|lifts) (?:your|his|her|their|a|the) (?:hand|fist|arm|"
    r"belt)s?",
    r"(?:has|have|had|got|owns|bought|keeps|pulled|pulls|pointed|points|waved|held|holds|grabbed|showed me|"
    r"took) "
    r"(?:out )?(?:a|the|his|her|your) (?:gun|pistol|rifle|knife)(?: (?:at|to|on|on me))?",
    r"(?:drive|drives|drove|driving) (?:\w+[\s,]{1,12}){1,6}?to (?:scare|punish) (?:me|us)",
)
# Loud anger that makes a word of fear in the same text one of somebody.
ANGER = phrases(
    rf"{THREE}(?:'re|'s| are| is| get| gets| were| was)? (?:\w+[\s,]{{1,12}}){{0,3}}?(?:yell|yells|yelled|"
    rf"yelling|"
    r"scream|screams|screamed|screaming|shout|shouts|shouted|shouting|rage|rages|raging|drunk|drink|drinks|"
    r"drank|"
    r"drinking|violent|furious|angry|lose it|loses it|lost it|lose your temper|loses his temper|loses her "
    r"temper|"
    r"explode|explodes|exploded|slam|slams|slammed|smash|smashes|threaten\w*|hit|hits)|"
    r"(?:your|his|her|their) (?:temper|rage|anger|fists?|drinking)"
)
AFRAID = phrases(
    rf"(?:i|i'm|im|i've|we|we're|me|us|{KIDS}|so|be|feel|feels|felt|been|get|is|are|am|was|were) "
    rf"(?:\w+[\s,]{{1,12}})"
    rf"{{0,2}}?{SCARED}|(?:my|with|in|the|of) (?:fear|terror)|i fear"
)
# Not enough to speak of help, and too much to speak of harsh words.
UNEASY = phrases(
    r"dare|corner\w*|breathe|(?:try|tried|trying) to leave|allowed to|punish\w*|prisoner|trapped|cornered|"
    r"fists?|knife|knives|gun|blood|bleed\w*|bruis\w*|scars?|police|hospital|"
    r"hit|hits|hitting|"
    r"slap\w*|punch\w*|kick\w*|chok\w*|strangl\w*|beat|beats|beaten|shov\w*|grab\w*|push\w*|threat\w*|"
    r"violen\w*|abus\w*|"
    r"unsafe|safe|scare|scares|scared|scary|danger\w*|shoot|die|kill\w*|drunk|drinking|flinch\w*|hide from|"
    r"get out|escape|"
    r"locked|lock the|rape\w*|force\w*|against my|hurt me|hurts me|hurting|throw\w*|threw|smash\w*|rage|temper"
)
# Words that sound like it and are not.
HARMLESS = phrases(
    r"(?:hit|hits) me (?:that|up|how|like|with (?:a question|the|that|your|another|some))",
    r"(?:i'm|i am) afraid (?:i|we|it|that i|that we|not|so)",
    r"(?:scared|afraid|frightened|terrified) (?:of|to) (?:losing|lose|disappoint|disappointing|hurting|"
    r"hurt) (?:you|him|her|them)",
    r"(?:beat|beats) (?:me|us) (?:at|to|in|again)",
    r"(?:not|never|no longer|n't) (?:been |at all )?(?:afraid|scared|frightened) (?:of|when|around) (?:you|"
    r"him|her|them)",
    r"(?:used to be|was|were) (?:afraid|scared) of (?:spiders|the dark|dogs|flying|heights)",
    rf"(?:threw|throws|throw|pushed|pushes|kicked) (?:me|us) (?:(?:a|off|into|under|out of my|to)"
    rf"(?! (?:the |a )?(?:{PLACE})(?!\w)))",
    r"(?:grab|grabs|grabbed) (?:me|us) (?:a|an|another|some|one|two)",
    r"(?:die|died|dead|dying) (?:of|from|with) (?:embarrassment|shame|laughter|laughing|boredom|curiosity|"
    r"happiness)",
    r"(?:hurt|hurts|hurting) (?:me|us) (?:so |very |really )?(?:deeply|emotionally|a little|more than you "
    r"know|"
    r"(?:when|that|because) (?:you|he|she|they) (?:just |once )?(?:said|told|called|forgot|laughed|ignored|"
    r"didn't|don't|"
    r"left|joked|cancel\w*|talk\w*|walked|looked|never|weren't|were not|wouldn't))",
    r"(?:not|never|n't) (?:once |ever |even |have |meant? to |want(?:ed)? to |try(?:ing)? to ){0,2}(?:hurt|"
    r"hit|hurting|"
    r"scare|scared|laid a hand on|lay a hand on|forced?|threaten\w*|attack\w*) (?:me|us)",
    r"(?:i|we) (?:\w+ )?(?:get|got|see|understand) (?:why|how|that) (?:\w+ ){1,4}(?:frightened|scared|"
    r"terrified) you",
    r"(?:afraid|scared|frightened|terrified) (?:when|because|that) (?:you|he|she|they) (?:\w+ )?(?:(?:came|"
    r"come|got) "
    r"(?:home |back )?(?:so |too |very )?late|didn't (?:call|answer|come|pick|write|text)|fell|got sick|"
    r"(?:was|were|are|is) (?:ill|sick|in the hospital|in hospital|in surgery|away|gone|late))",
    r"(?:squeez\w{1,3}|grabbed|took|held|kissed|rubbed|shook) my hands?(?! (?:so |too )?(?:hard|tight)| "
    r"(?:on|over|in|against) (?:the|a) (?:stove|fire|flame|burner|iron|drawer))|"
    r"(?:shot|shoot|shoots) me a|"
    r"(?:beat|beats|hit|hits|kick\w{0,3}) (?:me|us) (?:with|at|in|to|out of the|up for) (?:a (?:smile|joke|"
    r"pun)|cards|chess|tennis|"
    r"the (?:group|team|race)|monopoly|golf)|(?:poured|spilled) (?:me|us|it all|your heart)",
    r"(?:scared|afraid|frightened|terrified) (?:that |of )?(?:i|we|i'll|we'll|i'd)(?: will| might| would| "
    r"could| may)? (?:lose|fail|"
    r"disappoint|drift|miss|losing)(?: (?:you|him|her|them|each other))?",
    r"(?:cut|cuts|trimmed|brushed) my hair|scratch\w{0,3} my back|scared? me with (?:that|your|the|a) "
    r"(?:\w+ )?(?:mask|costume|"
    r"joke|prank|story|spider)|(?:hit|kick\w*) (?:my|the) (?:bad habit|gym|ball)",
    r"(?:afraid|scared|terrified|frightened) of (?:spiders|the dark|dogs|flying|heights|needles|the dentist|"
    r"mice|bees|water|"
    r"storms|thunder)(?: and (?:you|he|she|they))?|hits? a wall",
    r"(?:violent|scary|abusive) (?:movie|film|show|game|book|series|storm|dream)|lets? me (?:out|in) of",
)
