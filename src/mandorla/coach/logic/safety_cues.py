"""Phrases by which fear of somebody, violence, being kept and despair are heard; and those that only sound like it."""

from mandorla.coach.logic.text import phrases

_NEAR = r"(?:[\w']+[\s,]{1,12}){0,3}?"
_KIN = (
    "husband|wife|partner|boyfriend|girlfriend|ex|father|mother|dad|mom|mum|stepfather|stepmother|stepdad|stepmom|"
    "brother|sister|son|daughter|uncle|aunt|cousin|family"
)
_OTHER = rf"(?:you|u|ur|he|she|they|him|her|them|who|{_KIN}|my (?:own |ex )?\w+)(?:'s|'re|'d|'ve|'ll)?"
_THREE = "(?:you|u|he|she|they|who)"
_ARE = r"(?:i'm|im|i am|i was|i feel|i felt|i get|i got|i've been|i'm always|we are|we're|we were|makes me|made me)"
_SCARED = "(?:afraid|scared|frightened|terrified|petrified|unsafe|not safe)"
_KIDS = r"(?:the |our |my |her |his )?(?:kids|children|son|daughter|boys|girls|baby|little one|little ones)"
_US = rf"(?:me|us|{_KIDS}|the (?:dog|cat)|our (?:dog|cat)|my (?:dog|cat|mom|mum|mother|dad|sister|brother))"
_OFTEN = (
    "(?:just |once |again |also |even |still |really |almost |nearly |have |has |had |'ve |always |often |sometimes |"
    "would |will |might |could |can |did |do |does |is |are |was |were |been |keep |keeps |kept |start |starts |"
    "started |tried to |used to |going to |gonna |like to |likes to ){0,4}"
)
# A blow whatever comes after it.
_BLOW = (
    "slaps?|slapped|slaped|slapping|punch|punches|punched|punching|kicked|kicking|chokes?|choked|choking|chocked|"
    "strangle[sd]?|strangling|shoved|shoving|raped|raping|bruised|bitten|sp[ai]ts? at|spitting at|hitted|beated|"
    "beaten|beating|hitting|whipped|stabbed|smacked|backhanded|molested|assaulted|strangeled"
)
_HIT = (
    f"{_BLOW}|hit|hits|kicks?|shoves?|beats?|grabs?|grabbed|grabbing|shook|shakes|threw|throws|pushed|pushes|pushing|"
    "hurt|hurts|hurting|forced|forces|bit|burne?d|burnt|smacks?|abused?|abuses|abusing|attacked|attacks|threatened"
)
_BODY = (
    "face|head|throat|neck|hair|arms?|wrists?|stomach|belly|ribs?|back|chest|mouth|eye|jaw|nose|legs?|shoulders?|"
    "fingers?|hands?|teeth|tooth|ears?|cheek|lip|knees?"
)
_PLACE = "floor|ground|walls?|stairs|door|table|bed|window|car|fridge|counter|house|street"
_ARM = "belt|fists?|hands?|stick|bottle|shoe|cable|cord|knife|bat|chair|pan|phone|book|gun|cigarette|iron|rod|cane"

FEAR = phrases(
    rf"{_ARE} {_NEAR}{_SCARED}(?: \w+)?(?: of| when| that| if| around| to| with| at| for) {_NEAR}"
    rf"(?:you|your|him|his|he|her|she|them|they|home|tell|speak|say|leave|go home|being hit|my (?:own |"
    rf"safety|life|"
    rf"kids|children|{_KIN}))",
    rf"{_ARE} {_NEAR}{_SCARED} (?:when |if |that )?{_THREE}(?:'ll|'d|'re|'s)?(?: \w+){{0,3}}?",
    rf"{_THREE} (?:really |always |just |often |sometimes |have |has |do |does ){{0,2}}(?:scare|scares|"
    rf"scared|frighten|"
    rf"frightens|frightened|terrify|terrifies|terrified|intimidate|intimidates|intimidated|terrorize|"
    rf"terrorizes) "
    rf"(?:the (?:hell|shit|crap|life) out of )?{_US}",
    r"to (?:scare|frighten|intimidate|terrify|terrorize) (?:me|us)",
    r"(?:i |we )?(?:don't|do not|didn't|no longer|not|never|dont) (?:really )?feel safe(?: (?:with|around|"
    r"at|near|"
    r"when|here|in|alone)(?: \w+)?)?",
    r"(?:i am|i'm|i feel|i live|living|we live|live) (?:in (?:constant )?(?:fear|danger|terror)|not safe|"
    r"unsafe)"
    r"(?: \w+){0,3}?",
    r"(?:if|whether) (?:i'll be|i will be|i'm|i am|we're|we are|we'll be|it's|it is) safe|"
    r"(?:fear|afraid|scared|fearing) for my (?:life|safety|kids|children)|fear of (?:you|him|her|my \w+)|"
    rf"(?:i )?fear (?:you|him|her|them|my {_NEAR}(?:{_KIN}))",
    r"(?:walk|walking|walked) on egg ?shells|on egg ?shells around",
    r"i (?:always |still |often )?(?:flinch|cower|freeze) (?:when|every time|each time|whenever|if|as soon "
    r"as) "
    r"(?:you|he|she|they)",
    rf"{_KIDS} {_NEAR}(?:hide|hides|hid|flinch|flinches|(?:are|is|get|gets) {_NEAR}{_SCARED}) "
    rf"(?:from|when|of|if|around|because) (?:you|he|she|him|her|your|his|their)",
    r"(?:lock|locked|locking|barricade|barricaded|hide|hid|hiding) (?:myself|ourselves) (?:in|from)|i hide "
    r"(?:from (?:you|him|her)|in the (?:bathroom|closet)|when (?:you|he|she))|(?:hide|hid|hiding) the knives",
)
VIOLENCE = phrases(
    rf"{_OTHER} {_OFTEN}(?:{_HIT}) (?:{_US}|things at me|it at me)"
    r"(?! (?:up|off|into|to|right|with|in|so|that|by|back into)(?!\w))",
    rf"{_OTHER} {_OFTEN}(?:{_HIT}) (?:me|us) {_NEAR}(?:in|on|across|over|by|round|around) (?:the|my|our) "
    rf"(?:{_BODY})",
    rf"{_OTHER} {_OFTEN}(?:{_HIT}) (?:{_US}) (?:{_NEAR})with (?:a|an|the|his|her|your|their) (?:\w+ "
    rf")?(?:{_ARM})",
    rf"{_OTHER} {_OFTEN}(?:push|pushed|pushes|threw|throws|shoves?|knocked|slammed|pinned|dragged|drags|"
    rf"locked|held) "
    rf"(?:me|us) (?:up |down )?(?:in|on|to|onto|into|against|down|through|out of|across|by|over|along|out) "
    rf"(?:the |a |"
    rf"my |on )?(?:{_PLACE}|hair|arm|night|rain|snow|cold)",
    rf"{_OTHER} {_OFTEN}(?:beats? (?:{_US}) up|(?:{_BLOW}) (?:{_US})|(?:hits?|beats?) (?:me|us) (?:so hard|"
    rf"so that))",
    rf"{_THREE} {_OFTEN}(?:broke|breaks?|breaking|broken|twist|twists|twisted|twisting|yanked|bent|burne?d|"
    rf"burnt|bit|"
    rf"crushed|cut|kicked|slapped|punched|cracked|fractured|dislocated) my (?:{_BODY}|jawbone)",
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
    rf"{_OTHER} {_OFTEN}(?:threaten\w* (?:me|us)|(?:threaten\w*|said (?:you'd|he'd|she'd|they'd|you would|"
    rf"he would|"
    rf"she would|they would|he'll|she'll|you'll|they'll)) {_NEAR}(?:hurt|kill|hit|harm|shoot|burn|beat|"
    rf"leave me with "
    r"nothing|take (?:the|my|our) (?:kids|children)))",
    rf"{_THREE}(?:'ll| will| would|'d) (?:kill|shoot|hurt|find|beat|bury|destroy) me|going to kill me if|"
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
# Somebody, a deed that hurts in any of its forms, and whom it hits; a few words may stand between.
_WHO = rf"(?:you|u|he|she|they|who|someone|somebody|and|{_KIN}|my (?:own |ex )?\w+)"
_BETWEEN = r"(?:(?!(?:i|it|that|this|what|which|me|not|never)(?!\w))\w+[\s,]{1,12}){0,4}?"
_WHOM = rf"(?:me|us|myself|{_KIDS}|(?:the|our|my) (?:dog|cat|puppy)|my (?:{_BODY}|{_KIN})|at me)"
_STRONG = (
    r"slam\w{0,4}|slap\w{0,4}|slaped|punch\w{0,4}|chok\w{1,3}|strang\w{2,5}|smother\w{0,4}|suffocat\w{1,3}|"
    r"stab\w{0,4}|str(?:ike|ikes|uck|iking)|smack\w{0,4}|whip(?:s|ped|ping)?|yank\w{0,3}|shov\w{1,3}|"
    r"batter\w{0,4}|"
    r"headbutt\w{0,4}|grop\w{1,3}|rap(?:e|es|ed|ing)|molest\w{0,3}|assault\w{0,3}|abus\w{1,3}|tortur\w{1,3}|"
    r"imprison\w{0,3}|backhand\w{0,3}|whack\w{0,3}|spank\w{0,3}|thrash\w{0,3}|pinn\w{2,3}|"
    r"terroriz\w{1,3}|bruis\w{1,3}|stalk\w{0,3}|poison\w{0,3}|tackled|gripped|grips"
)
_ROUGH = r"bit|bites?|biting|scratch\w{0,3}|kick\w{0,3}|beat(?:s|en|ing)?|hits?|hitting|sh[ao]k(?:e|es|en|ing)|shook"
DEEDS = phrases(
    rf"{_WHO}(?:'s|'re|'d|'ve|'ll)? {_BETWEEN}(?:{_STRONG}) (?:(?:to|at|on|and \w+) )?{_WHOM}"
    r"(?! (?:a|an|some|up a)(?!\w))",
    rf"{_WHO}(?:'s|'re|'d|'ve|'ll)? {_BETWEEN}(?:{_ROUGH}) (?:(?:to|at|on|and \w+) )?{_WHOM}"
    r"(?! (?:up|off|to|right|so|that|by|how|like|a|an|some|with|at|again at|too|in(?! the)|out of the "
    r"(?:group|team))"
    r"(?!\w))",
    rf"{_WHO} {_BETWEEN}(?:squeez\w{{1,3}}|grab\w{{0,4}}|hold|holds|held|bent|tore|twist\w{{0,3}}|break|"
    rf"breaks|broke|cut|"
    rf"crush\w{{0,3}}) my (?:{_BODY}) (?:so |too |very |really )?(?:tight|tightly|hard|badly|until|till|"
    rf"behind|back)",
    r"(?:knife|knives|scissors|gun|pistol|rifle|bat|belt|hammer|axe|bottle|lighter|fist|fists) (?:\w+ "
    r"){0,2}?(?:at|to|"
    r"on|against|toward|towards|over) (?:me|us|my (?:\w+))|(?:at|after) (?:me|us) with (?:a |the |his |her |"
    r"your |kitchen )"
    r"{0,2}(?:knife|knives|scissors|gun|bat|belt|hammer|axe|bottle|stick)|(?:pictures?|photos?) of (?:his|"
    r"her|your|a) gun",
    r"(?:me|us|him|her|kids|children) (?:\w+ ){0,2}?with (?:a |an |the |his |her |your ){0,1}(?:leather |"
    r"kitchen |baseball )?"
    r"(?:belt|cord|cane|knife|scissors|hammer|stick|bat|whip|hose|slipper|iron|rod)",
    r"(?:pour|pours|poured|threw|throws|spilled|flung|dumped) (?:\w+ ){0,4}?(?:on|over|at) (?:me|us|my "
    r"(?:\w+))"
    r"(?! (?:by accident|accidentally))",
    r"(?:back|backs|backed|corner|corners|cornered) me (?:into|against|in)|(?:cornered|trapped) me|(?:hold|"
    r"holds|held|holding|"
    r"pin|pins|pinned|pinning) (?:me|us) (?:down(?! (?:there|by|at))|against)|(?:on top of|towers? over|"
    r"towered over|loom\w{0,3} over) me|"
    r"(?:screams?|screamed|screaming|yells?|yelled|yelling|shouts?|shouted|gets?|got) (?:right )?in(?:to)? "
    r"my face|"
    r"run (?:me|us) over|ran (?:me|us) over",
    r"makes? me (?:scare|scared|afraid|fear|fearful)|(?:hit|beat|kick|slap|punch) to me|(?:so|too) (?:hard|"
    r"tight|tightly) "
    r"(?:that )?(?:it |he |she |you )?(?:left|leaves|hurt|hurts)|left (?:me )?(?:with )?(?:\w+ )?(?:marks|"
    r"bruises|a bruise)",
    r"(?:throw|throws|threw|throwing|break|breaks|broke|breaking|smash|smashes|smashed|smashing) (?:things|"
    r"stuff|dishes|plates|"
    r"furniture|glasses)|(?:br(?:oke|eaks?)|kick(?:ed|s)|smash(?:ed|es)) (?:down |in )the door|hits? (?:his|"
    r"her|your|the) (?:fist"
    r"|table)|(?:ripp?s?|ripped|tore|tears|cut up|burned) my (?:clothes|dress|shirt|things|papers|passport)",
    r"(?:going to|gonna|will|might|could|would|'ll|'d|wants? to|wanted to|tried to|try to) (?:\w+ "
    r"){0,1}?(?:kill|murder|strangle|"
    r"shoot|stab) (?:me|us|my (?:\w+))(?! (?:when you hear|with laughter|for this|if i forget))|(?:ruin|"
    r"destroy|find|"
    r"finish) me if i|make me pay (?:for|if)|find my body|can't have me|(?:regret it|be sorry) if i (?:tell|"
    r"told|leave|left|go|went|say|said)|"
    r"(?:chair|dresser) against the door|let go of my (?:throat|neck|hair|arm|wrist)|pillow (?:on|over) my|"
    r"touched my (?:daughter|son|little|child)|touched me when i was (?:a|an|little|small|young|only)|hits? "
    r"everything|"
    r"(?:nobody|no one) would (?:find|miss) me",
    r"(?:wouldn't|didn't|won't|doesn't|don't) stop (?:when|even though|even when|until|although) i (?:\w+ "
    r"){0,2}?(?:ask|asked|"
    r"beg|begged|said|say|cried|cry|told|screamed)|(?:angry|mad|furious|handsy|rough|violent|aggressive) "
    r"(?:when|if) i "
    r"(?:say|said) no|(?:can't|cannot|don't dare to|afraid to) say no to|punish(?:es|ed)? me (?:when|for|if|"
    r"by|because)",
    r"(?:monitor|monitors|monitored|control|controls|controlled) my (?:phone|money|messages|account|every)|"
    r"(?:decide|decides) "
    r"(?:who|what|when|where|if) i (?:may|can|am|see|wear|go)|(?:won't|doesn't|didn't) give me (?:my|any) "
    r"(?:medication|medicine|"
    r"pills|money|passport|papers|food)|(?:took|takes|hid|hides|has) my (?:car |house |bank )?(?:keys|"
    r"passport|card|cards)|"
    r"sleep in the (?:car|street|garage|shed) because|i'm trapped|(?:am|feel) trapped (?:here|with|in this "
    r"(?:house|marriage))",
    r"(?:bleeding|bled|bleed) (?:because|from|after|when|so)|made me (?:bleed|kneel|crawl|beg|strip|"
    r"undress)|makes me (?:kneel|"
    r"crawl|beg|strip|undress)|(?:stomach|panic|freeze|shake|shaking|tense|heart|sick) (?:\w+ ){0,5}?hear "
    r"(?:your|his|her) "
    r"(?:keys?|car|steps|footsteps|voice)|lock(?:s|ed)? the (?:kids|children|dog|door so)",
)
FORCE = phrases(
    r"(?:won't|wont|will not|don't|doesn't|not|never) let (?:me|us) (?:leave|out|go out|go anywhere|see "
    r"(?:my|any|a|"
    r"other)|have (?:my|any|a|money)|use (?:my|the)|talk to my|call my|eat|near the door)(?: \w+)?|(?:i'm|"
    r"i am|i was|"
    r"im) not allowed to (?:leave|go out|see|have|speak|talk|use|call|drive)",
    r"(?:lock|locked|locks|locking) (?:me|us) (?:in|out|up)|keeps? me (?:prisoner|locked|from (?:seeing|"
    r"leaving|talking|calling|meeting))|tells? me who i (?:can|may) "
    r"(?:see|talk to|meet)|controls? (?:who i|what i wear|where i|all my money|all the money)",
    r"(?:take|takes|took|taken) (?:away )?my (?:phone|keys|passport|money|papers|documents|id)"
    r"(?! (?:by mistake|by accident|instead))",
    r"(?:follow|follows|followed|following) me (?:to (?:work|school|my|the (?:store|bathroom|shop))|home|"
    r"everywhere|when i|in (?:his|her|your) car)|"
    r"(?:track|tracks|tracked|tracking) (?:me|my phone|my location|my car|where i)|(?:stalk|stalks|stalked|"
    r"stalking|"
    r"stalker)|(?:hidden camera|tracker) (?:in|on|under) my",
    r"(?:forced|forces|forcing|force) (?:himself|herself|yourself|themselves|themself) on (?:me|her|us)|"
    r"(?:made|makes|forced|forces|pressured|pressures) me (?:to )?(?:have sex|sleep with|touch|undress|do "
    r"things|do it "
    r"in bed)|(?:sex|touch\w*|undress\w*|kiss\w*|inside|film\w*) (?:\w+[\s,]{1,12}){0,3}?(?:when i (?:say|"
    r"said|sleep|"
    r"was asleep|was sleeping|didn't want|don't want)|while i (?:sleep|slept|was asleep|was sleeping)|"
    r"against my will|"
    r"without my consent)|against my will|without my consent|i (?:said|say) no and (?:you|he|she|they) "
    r"(?:still|did|"
    r"kept|didn't stop|went|do|carried)|(?:touches|touched) me (?:when|while) i (?:sleep|was asleep|was "
    r"sleeping)",
    rf"(?:{_THREE}|my (?:{_KIN}))(?:'s|'re| is| are| was| were| gets?| got| became| becomes| can be| turns?| "
    r"turned)(?: so| very| really| always| often| sometimes| being| a bit| both| verbally| emotionally| "
    r"physically| "
    r"and){0,2} (?:violent|abusive|physical|heavy handed|rough)(?: (?:with|to|toward|towards|when|if|again|"
    r"at|on|"
    r"after))?|(?:abusive|violent) (?:relationship|marriage|home|husband|wife|partner|father|mother|"
    r"boyfriend|"
    r"girlfriend|man|woman|parents?|household)|domestic (?:violence|abuse)|(?:my|an) abuser|restraining "
    r"order|"
    r"rough with (?:me|us|the kids|the children)|"
    r"(?:i had to |had to |have to )?call(?:ed|ing)? (?:the police|the cops) (?:on|because|when|after)",
    r"(?:i|we)(?:'m| am| was|'ve been| got| get| keep getting| have been| are| were| being)?(?: always| "
    r"often| again| "
    r"being| badly| nearly| almost| once){0,2} (?:hit|beaten|slapped|punched|choked|strangled|raped|molested|"
    r"abused|assaulted|threatened|shoved|stalked|whipped)(?: up| down| into| again| at home| by (?:you|him|"
    r"her|them|my|his)| "
    r"yesterday| last| every| when| as a| if| because| for)",
    rf"(?:gave|gives?|giving|got|get) (?:{_US} )?(?:a |one |another )?(?:good )?(?:slap|beating|black eye|"
    rf"hiding|"
    r"thrashing)|black eye|(?:bruise|bruises) (?:from (?:you|him|her|last|when|where|what)|on my|(?:you|he|"
    r"she|they) "
    r"(?:left|gave|made))|left (?:me )?(?:a )?(?:bruises?|marks) on|to teach me a lesson|"
    r"(?:end|ended|ending|wound|wind) up (?:on the floor|in the (?:er|hospital|emergency))|"
    r"sp(?:at|it|its|itting) (?:at|in|on) (?:me|us|my)",
    rf"{_SCARED} (?:that )?(?:you|he|she|they)(?:'ll|'d| will| would| might| could| may| are going to| is "
    rf"going to) "
    r"(?:\w+[\s,]{1,12}){0,2}?(?:hurt|hit|kill|explode|harm|attack|lose it|do something|snap)(?: \w+)?|"
    r"what (?:you|he|she|they)(?:'ll|'d| will| would| might| could| is going to| are going to| may)? do to "
    r"(?:me|us)|"
    r"(?:physically|sexually) (?:abuse|abused|abuses|abusive|assaulted|hurt|hurts|violent)|(?:abusing|"
    r"abused|abuses|"
    r"assaulted|raped|stalking|stalks) (?:me|us)",
)
DESPAIR = phrases(
    r"(?:kill|killing|killed|hurt|hurting|harm|harming|cut|cutting) myself|self(?: |-)harm\w*|suicid\w+|"
    r"overdosed?|(?:took|swallowed) (?:all|too many|a lot of) (?:the |my |of the |of my )?pills|(?:wish|"
    r"hope) i "
    r"(?:would not|wouldn't|won't|don't|didn't|did not|never) wake up",
    r"(?:want|wanted|wish|going|wanting|ready|rather) (?:i could |to |i was |i were )?(?:die|be dead|dead|"
    r"end my life|"
    r"end it all|not be here|disappear forever|not wake up)",
    r"i (?:just |really )?(?:don't|do not|didn't|no longer) want to (?:(?:live|be alive|exist|wake up)(?: "
    r"any(?: more|more)| "
    r"like this)?|be here any(?: more|more))|"
    r"(?:better off|happier) without me|(?:no|any|a) (?:reason|point) (?:to|in) (?:live|living|be alive|"
    r"being alive|stay "
    r"alive|staying alive|going on)|never wake up(?: again)?|ending (?:it all|everything)|tired of living|"
    r"done with life|(?:end|ended|ending|take|taking) my (?:own )?life|wish i (?:was|were|had) (?:dead|"
    r"never been born|"
    r"never born)|can't (?:go on living|live any(?: more|more)|live like this any(?: more|more))",
)
# Loud anger that makes a word of fear in the same text one of somebody.
ANGER = phrases(
    rf"{_THREE}(?:'re|'s| are| is| get| gets| were| was)? (?:\w+[\s,]{{1,12}}){{0,3}}?(?:yell|yells|yelled|"
    rf"yelling|"
    r"scream|screams|screamed|screaming|shout|shouts|shouted|shouting|rage|rages|raging|drunk|drink|drinks|"
    r"drank|"
    r"drinking|violent|furious|angry|lose it|loses it|lost it|lose your temper|loses his temper|loses her "
    r"temper|"
    r"explode|explodes|exploded|slam|slams|slammed|smash|smashes|threaten\w*|hit|hits)|"
    r"(?:your|his|her|their) (?:temper|rage|anger|fists?|drinking)"
)
AFRAID = phrases(
    rf"(?:i|i'm|im|i've|we|we're|me|us|{_KIDS}|so|be|feel|feels|felt|been|get|is|are|am|was|were) "
    rf"(?:\w+[\s,]{{1,12}})"
    rf"{{0,2}}?{_SCARED}|(?:my|with|in|the|of) (?:fear|terror)|i fear"
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
    rf"(?! (?:the |a )?(?:{_PLACE})(?!\w)))",
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
    r"(?:squeez\w{1,3}|grabbed|took|held|kissed|rubbed|shook) my hands?(?! (?:so |too )?(?:hard|tight))|"
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
    r"(?:violent|scary|abusive) (?:movie|film|show|game|book|series|storm|dream)|lets? me (?:out|in) of",
)
