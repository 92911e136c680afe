"""Phrases for what is done to somebody: blows, force, being kept and watched; and for wanting to die."""

from mandorla.coach.logic.safety_words import BETWEEN, BODY, KIN, ROUGH, SCARED, STRONG, THREE, US, WHO, WHOM
from mandorla.coach.logic.text import phrases

DEEDS = phrases(
    rf"{WHO}(?:'s|'re|'d|'ve|'ll)? {BETWEEN}(?:{STRONG}) (?:(?:to|at|on|and \w+) )?{WHOM}"
    r"(?! (?:a|an|some|up a)(?!\w))",
    rf"{WHO}(?:'s|'re|'d|'ve|'ll)? {BETWEEN}(?:{ROUGH}) (?:(?:to|at|on|and \w+) )?{WHOM}"
    r"(?! (?:up|off|to|right|so|that|by|how|like|a|an|some|with|at|again at|too|in(?! the)|out of the "
    r"(?:group|team))"
    r"(?!\w))",
    rf"{WHO} {BETWEEN}(?:squeez\w{{1,3}}|grab\w{{0,4}}|hold|holds|held|bent|tore|twist\w{{0,3}}|break|"
    rf"breaks|broke|cut|"
    rf"crush\w{{0,3}}) my (?:{BODY}) (?:so |too |very |really )?(?:tight|tightly|hard|badly|until|till|"
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
MORE = phrases(
    r"corners? me|press(?:ed|es)? me against|(?:break|breaks|broke|breaking) my (?:stuff|things)|(?:hit|"
    r"hits|hitting|beats|cuts) "
    r"(?:himself|herself|yourself|themselves)|(?:post|share|send|show) (?:the|my|those|our) (?:pictures|"
    r"photos|videos?) if|"
    r"knows? where my (?:\w+ ){1,2}lives?|hide my phone|(?:with|his|her|your) fists|a bag packed|never "
    r"allowed to (?:close|leave|"
    r"go|see|have|speak|talk|call)|starv(?:e|es|ed) (?:me|us)|ma(?:de|kes) me sleep (?:on|in|outside)|"
    r"ma(?:de|kes) me share my "
    r"location|hole in (?:a|the) (?:door|wall)|(?:no one|nobody) (?:will|would) believe me|(?:slapped|"
    r"knocked|smacked|ripped) the "
    r"(?:phone|glass|plate|book) out of my|(?:can't|cannot|couldn't) breathe when (?:you|he|she)|did things "
    r"to me|"
    r"(?:baby|kids|children|son|daughter) (?:shake|shakes|tremble|trembles|hide|hides) when (?:you|he|she)|"
    r"when (?:you|he|she) "
    r"(?:shout|shouts|yell|yells|scream|screams) (?:our|the|my) (?:baby|kids|children|son|daughter)",
    rf"{WHO} {BETWEEN}(?:{STRONG}|push\w{{0,3}}|threw|throws) (?:\w+ ){{1,3}}(?:into|against|in|at) my "
    rf"(?:{BODY})",
    rf"(?<!i\s)(?<!ve\s)(?:broke|breaks|broken|fractured|cut|burned|burnt) (?:\w+ of )?my (?:{BODY})(?! "
    rf"(?:skiing|playing|"
    rf"running|at|on|when i|while i))",
    r"(?:i was|i am|i've been|i got|i'm being|being|been) (?:\w+ )?(?:beaten|slapped|punched|choked|"
    r"strangled|raped|molested|"
    r"assaulted|whipped|stabbed)(?! (?:at|by (?:two|three|a point|points)))",
    r"(?:like|as|am|was) a prisoner|(?:can't|cannot|couldn't) (?:get out|escape|leave the (?:house|room|"
    r"flat))|(?:watch|watches|"
    r"watching|spies on|spy on) (?:where|who|what|whom) i|(?:have|has|had) to ask (?:him|her|you|them) "
    r"(?:before i|if i may|for "
    r"permission|for money)|permission to (?:leave|buy|go|see|speak)|(?:keeps?|kept|has|hides?|hid) my "
    r"(?:passport|papers|"
    r"documents|id)",
    r"(?:kill|shoot|hang|hurt|harm|do something to) (?:himself|herself|yourself|themselves) (?:if|when|"
    r"because)|(?:set|burn|burns) "
    r"(?:down )?(?:the|our|my) (?:house|flat|apartment|car)(?: on fire| down)?|we (?:would|will|'ll|'d|are "
    r"going to) both die|"
    r"grab(?:s|bed) the (?:steering )?wheel|make sure (?:that )?i (?:lose|never see)|something in my "
    r"(?:drink|food|tea)",
    r"touch(?:es|ed) me and i (?:froze|freeze|cried|said|did|didn't)|(?:come|comes|came) (?:in|into) my "
    r"(?:room|bed) at night|"
    r"(?:wake|wakes|woke) me (?:up )?(?:and want|for|to have|wanting) (?:sex)|wants? sex (?:and|when) i am "
    r"not",
    r"i (?:jump|startle|tense up|go cold|go stiff|go quiet|freeze|tremble) (?:\w+ ){0,3}(?:when|if|whenever|"
    r"every time|as soon as) "
    r"(?:you|he|she|they|i hear (?:your|his|her))|(?:don't|do not|never|didn't|wouldn't) dare (?:to "
    r")?(?:disagree|say|speak|tell|"
    r"leave|ask|contradict|move|breathe|look|go|call)|pretend to (?:sleep|be asleep) so|cover (?:up )?my "
    r"(?:arms?|neck|face|"
    r"bruises|legs) (?:so|because|to|when|with)",
    r"(?:threw|throws|throwing|hurled|flung) (?:a|the|his|her|your) (?:\w+ )?(?:chair|plate|glass|bottle|"
    r"cup|phone|book|shoe|lamp|"
    r"knife|vase|remote)(?! away)(?! out)|missed (?:me|my head) by|stands? in the (?:door|doorway) so|"
    r"(?:burned|tore up|destroyed) "
    r"my (?:letters|books|diary|pictures)",
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
    rf"(?:{THREE}|my (?:{KIN}))(?:'s|'re| is| are| was| were| gets?| got| became| becomes| can be| turns?| "
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
    rf"(?:gave|gives?|giving|got|get) (?:{US} )?(?:a |one |another )?(?:good )?(?:slap|beating|black eye|"
    rf"hiding|"
    r"thrashing)|black eye|(?:bruise|bruises) (?:from (?:you|him|her|last|when|where|what)|on my|(?:you|he|"
    r"she|they) "
    r"(?:left|gave|made))|left (?:me )?(?:a )?(?:bruises?|marks) on|to teach me a lesson|"
    r"(?:end|ended|ending|wound|wind) up (?:on the floor|in the (?:er|hospital|emergency))|"
    r"sp(?:at|it|its|itting) (?:at|in|on) (?:me|us|my)",
    rf"{SCARED} (?:that )?(?:you|he|she|they)(?:'ll|'d| will| would| might| could| may| are going to| is "
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
