"""Phrases for what fear and violence leave behind, and how somebody lives with them: told in passing, or made small."""

from mandorla.coach.logic.safety_words import BODY, KIDS, KIN, NEAR, SCARED, THREE
from mandorla.coach.logic.text import phrases

_HE = f"(?:{THREE}|{KIN}|grandpa|grandfather|daddy|papa)(?:'s|'re|'d|'ve|'ll)?"
_HAS = "(?:(?:has|have|had|always|often|sometimes|only|just|once|never|still|would|will|even) ){0,3}"
_STOPS = (
    r"(?=\s*(?:[.,;!?\n]|$)|"
    r"\s(?:and|when|if|because|so|again|with|every|until|till|but|too|at home|at night)\W)"
)
_CLOSE = (
    rf"(?:(?:my|our|the|his|her) (?:little |own )?(?:{KIN}|kids|children|boy|girl|baby|dog|cat)|"
    r"mama|mommy|mom|mum)"
)
_HOME = (
    r"my (?:new |front |own )?(?:door|house|home|place|flat|apartment|window|work|office|job|school|building)"
)
_CURE = "(?:insulin|pills|medication|medicine|inhaler|meds|glasses|crutches|hearing aid)"
_BONES = f"(?:{BODY}|collarbone|jawbone|finger|toe|hand|bones?)"
_SAID = "(?:says?|said|swears?|swore|tells? me|told me|threaten\\w*)(?: that)?"
_WOULD = "(?:'d|'ll| would| will| could| is going to| are going to)"

# What it did to a body, and the stories that are told about it.
TRACES = phrases(
    r"(?:split|busted|swollen|bleeding) lip|last time i lost a tooth|knocked out (?:a|my|two|three) "
    r"(?:\w+ )?(?:tooth|teeth)|(?:end|ended|ends) up with (?:a |two |my )?(?:concussion|stitches|"
    rf"(?:broken|cracked|fractured) {_BONES})|(?:temper|angry|anger|drunk|rage) (?:\w+ ){{0,4}}?(?:broken|"
    rf"cracked|fractured) {_BONES}|(?:only|just) a (?:little )?(?:push|shove|slap|smack|punch)(?: (?:and|"
    r"but|the|i|he|she|you))?",
    r"walked into a door (?:again|that is|that's)|(?:told|tell|lied to|lie to) (?:the |my |a )?(?:doctor|"
    r"nurse|teacher|boss|paramedics?|people|everyone|everybody) (?:that )?(?:i (?:fell|slipped|"
    rf"tripped)(?! (?:in love|asleep|for))|about (?:my|the) (?:{BODY}|bruis\w+))|(?:cover|covers|covered|"
    r"hide|hid|hiding) (?:up )?(?:the|my|a|these) (?:bruis\w+|marks)|say i bruise|long sleeves (?:in "
    r"(?:july|june|august|summer)|because of|so (?:that )?(?:nobody|no one|they|people))",
    r"(?:mark|marks|scar|scars|print|prints) (?:of|from) (?:your|his|her) (?:ring|belt|hands?|fists?|"
    r"teeth|fingers|boots?|nails)|my (?:arms?|ribs|back|cheek|jaw|legs?) (?:is|are|was|were) (?:all "
    r")?(?:blue|black|purple|swollen)|until (?:it|i|my \w+) (?:bleeds?|bled|is blue|goes black|passed? "
    r"out)|until it's (?:blue|black)|till it bleeds|blood on (?:the|my) (?:pillow|sheets?|walls?|shirt|"
    r"dress)|(?:your|his|her) fist (?:went|goes|came|flew|landed|hit)|limps? because (?:you|he|she)|can't "
    r"(?:hear|see) (?:\w+ ){0,6}?since (?:you|he|she) (?:hit|slapped|punched|kicked)",
    r"(?:the|his|her|your) belt (?:was|came|comes) (?:out|off|too|down)|got the belt|they (?:should|"
    r"could) see your belt|the belt was|(?:police|cops) (?:have been|has been|were|came|had to come) "
    r"(?:here|to (?:our|my)|twice|again|three)|(?:press|pressing|pressed) charges|(?:protection|"
    r"protective|no contact) order|called (?:the|a) (?:hotline|helpline)|women'?s shelter",
)
# Blows that are told without saying whom they hit, that hit somebody else, or that are told in broken words.
BLOWS = phrases(
    rf"{_HE} {_HAS}(?:hits?|beats?|whips?|whipped|slaps?|slapped|kicks?|kicked|chokes?|choked|punch(?:es|"
    rf"ed)?|abuses?|abused|rapes?|raped) (?:her|him|them|{_CLOSE}){_STOPS}",
    rf"(?:he|she|{KIN}) {_HAS}(?:hits?|beats?|slaps?) (?:when|until|till|if|only|not so|not often|because|"
    rf"for no|us all)|never hits? my {_BONES}|heavy with (?:the|his|her) hands?|we were (?:beaten|hit|"
    r"whipped)",
    r"(?:saw|sees|see|watched|watch|hears?|heard|asked (?:me )?why|asks (?:me )?why) (?:you|him|her|daddy|"
    r"papa|dad) (?:hit|hurt|push\w*|beat|chok\w*|kick\w*|slap\w*|shov\w*|drag\w*) (?:me|us|him|her|them|"
    rf"{_CLOSE})(?! (?:feelings|career))",
    r"you s(?:at|it) on my (?:chest|back|stomach|arms|throat)|(?:held|holds|push\w*|press\w*) my (?:head|"
    r"face) (?:\w+ )?(?:under|in|into|down|against) (?:the|a)|(?:held|holds|push\w*|press\w*|put) my "
    r"(?:hands?|fingers?|arms?) (?:\w+ )?(?:on|over|in|against) (?:the|a) (?:stove|fire|flame|burner|iron|"
    r"drawer|hot \w+)|(?:catch|caught|took|take|press\w*|squeez\w*) my (?:neck|throat)|grab\w* the back "
    r"of my neck",
    r"(?:pull\w*|drag\w*|yank\w*|hung|held) me (?:\w+ ){0,4}?by (?:my|the) (?:ankles?|feet|legs?|hair|"
    r"ears?|collar)|push(?:ed|es)? (?:me|her) down(?! the (?:slide|hill))|pinch\w* me (?:where|until|till|"
    r"hard)|(?:burn|cut|break|smash|disfigure) my face|pulled (?:one|it) tight|glasses on my face",
    r"(?:hurted|hitted|beated|slaped|pushed to|kicked to) (?:me|us)|hit (?:me )?with (?:a |the |his |her "
    r")?(?:shoe|belt|stick|hanger|spoon|cable|hose|ruler) (?:me|us)|(?:hit|hits|beat|beats|whip\w*) "
    rf"{_CLOSE} with|(?:me|us|him|her|kids|daughter|son|children|brother|sister) with (?:a |an |the |his |"
    r"her |your )?(?:wooden )?(?:hanger|ladle|ruler|cable|slipper|extension cord|wire|chain)",
    r"(?:gun|rifle|pistol) (?:on|under|by|next to) (?:the|his|her|your) (?:table|pillow|bed|nightstand)|"
    r"(?:put|putted|puts|laid|slammed) (?:a|the|his|her) (?:knife|hammer|axe) (?:on|in) the table (?:now|"
    r"and (?:said|told|looked|asked|laughed|smiled|waited))|what a (?:hammer|knife|gun|bullet|belt) "
    r"(?:does|can do)|cleans? (?:his|her|your|the) (?:gun|rifle|pistol) (?:\w+ ){0,5}?(?:when|while|if) "
    r"i",
    rf"(?:you|he|she|they) {NEAR}smash\w* (?:the|my|our) (?:tv|television|phone|door|window|mirror|plates|"
    r"dishes|furniture|laptop)|throws? whatever (?:is|he|she|you)|(?:stop|quit) (?:hitting|hurting|"
    r"beating|choking|kicking|slapping|punching|threatening) (?:me|us|her|him|them|the (?:kids|children|"
    r"dog))|(?<!you\s)(?:don't|do not) (?:ever )?(?:hurt|hit|beat|kick|grab|shove) me (?:again|(?:any "
    r"more|anymore)|please|like that)|don't touch me i said|(?:always|so|too) rough (?:with (?:me|us|the "
    r"kids)|in bed|and (?:you|u|he|she))|speeds? up when i (?:cry|scream|beg)|(?:threw|flushed|hid|hides) "
    rf"(?:away )?my {_CURE}",
)
# What is said will come.
THREATS = phrases(
    r"make it look like an accident|accidents? (?:do |can )?happens? to (?:women|girls|people|wives|men) "
    r"like|(?:nobody|no one) (?:would|will|'d|'ll|is going to) (?:ever )?(?:look for|search for|find|"
    r"miss) me|neither of us will|(?:see|put|wants?|have) me in (?:the ground|a grave|my grave|a "
    r"wheelchair|a coffin)|(?:girls|women|wives|people) like (?:me|you|that|us) get (?:buried|killed|"
    r"hurt)|next time it won't be (?:the|a|only|just)|next time it(?:'ll| will)? be my (?:face|head|jaw|"
    r"throat)",
    rf"give me a (?:real |good )?reason to(?: (?:cry|scream))?(?=\s*(?:[.,;!?\n]|$))|{_SAID} i(?:'ll|'d| "
    r"will| would) (?:be sorry|regret it|pay for (?:it|this|that))|says? i'll be sorry|(?:he|she|"
    rf"you){_WOULD} (?:\w+ )?tell (?:[\w']+ ){{1,6}}?if i (?:leave|left|go|break|call|divorce)|if i "
    rf"(?:ever )?(?:leave|left|go|call|tell|talk|divorce)(?: \w+){{0,3}}? (?:he|she|they|you){_WOULD} "
    r"(?:\w+ ){0,2}?(?:kill|hurt|find|burn|destroy|ruin|take)|(?:have|get|got|had) me (?:deported|sent "
    r"back|locked up|committed)",
    rf"(?:family|brothers?|father|dad|uncles?|cousins?|they|he|ex){_WOULD} (?:\w+ )?(?:kill|bury|hunt|"
    rf"shoot) me|{_SAID} (?:you|he|she|they){_WOULD} (?:follow|find|hunt) me|(?:he|she|you|husband|hes|ex) "
    rf"(?:is |are |'s )?(?:gonna|going to) (?:kill|hurt) (?:me|us|her|him|{_CLOSE})(?! (?:feelings|when "
    r"you see|when she sees|for this|i forgot))|think (?:he|she) is going to hurt|(?:will not|won't|"
    r"wouldn't) be alive (?:in|if|when)|i (?:don't|no longer|do not) know what (?:you|he|she)(?:'re|'s| "
    r"are| is) capable of(?! (?:until|yet|in the kitchen))|what (?:you|he|she|they) (?:would|will|'d|'ll|"
    r"could|might|can) do to (?:my|me|us|our)|what (?:he|she|you)(?:'s|'re| is| are) going to do (?:to|if "
    r"i|when i)|i know what comes after",
    rf"(?:he|she|you|they){_WOULD} (?:\w+ )?(?:put|post|upload|leak|share) (?:it|them|the \w+|my \w+|"
    rf"everything) (?:online|on the internet)|(?:they|he|she|you){_WOULD} take (?:him|her|them|our \w+) "
    rf"away|(?:drove|drives|left) off with (?:{KIDS}) (?:and said|without)|when i think (?:he|she) (?:will|"
    r"would|'ll) (?:really )?do it|one (?:of these )?days? (?:you|he|she|it|you're)(?:'ll| will| is| are| "
    r"going)? (?:\w+ ){0,2}?(?:kill|hit (?:me|the)|put me)",
)
# Being kept, watched, followed.
KEPT = phrases(
    r"(?:doesn't|don't|didn't|won't|never) (?:allow|permit) (?:me|her|us) to (?:work|drive|learn|study|go|"
    r"see|call|talk|have|leave)|(?:doesn't|don't|didn't|won't|never|wouldn't) let (?:me|her|us) (?:study|"
    r"go to (?:the |a )?(?:doctor|hospital|emergency|police)|sleep (?:until|before|unless)|eat (?:until|"
    r"before|unless)|see (?:a |the )?doctor|call (?:anyone|anybody)|talk to (?:anyone|anybody|other))|"
    r"(?:you|he|she|husband|wife|they) (?:forbids?|forbade) (?:me|us)|not (?:allowed|supposed) to "
    r"(?:ask(?=\s*[.,])|(?:talk|speak) to (?:the|my|any|other|anyone|people|men))|isn't (?:even "
    r")?(?:allowed|supposed) to (?:be|come) near",
    r"(?:checks?|checked|searche[sd]|smells?) my (?:phone|underwear|messages|mileage|bag|pockets|mail|"
    r"purse|clothes) (?:when|every|after|to see|before)|turn out my pockets|counts? the miles on|"
    r"passwords? to everything of mine|(?:put|hid|installed) (?:a |an )?(?:\w+ )?(?:camera|tracker|"
    r"recorder) (?:in|on|under) (?:the|my|our)|put tracker|(?:he|she|you|and) wants? (?:to see )?(?:the|"
    r"my|all|every) receipts?|(?:gets|got|logs|logged) into my (?:account|phone|mail|email)",
    r"(?:lock|locks|locked|locking) (?:the (?:fridge|food)|(?:her|him|them) in(?: when| while| at|"
    r"(?=\s*[.,])))|closed me in|beg for (?:food|money|medicine|water|air)|(?:hid|hides|hide|took|takes|"
    r"take|burned) my (?:(?:shoes|coat|clothes|keys|phone) so|salary|wages|paycheck|residence|work permit|"
    r"visa|green card)|(?:you|he|she|husband|wife) (?:\w+ )?(?:took|takes|take|keeps?) all (?:the |my |"
    r"our )?(?:money|salary|wages)|takes (?:the|my) keys when|off (?:its|the) hinges so|blocks? my way|"
    r"broke (?:the|my) phone so",
    r"(?:put|puts|threw|kicked|left|leaves) me (?:out )?(?:on|at|by) (?:a |the )?(?:side of the "
    r")?(?:street|road|highway|gas station|parking lot)|(?:put|threw|pushed|locked) me out(?:side)? "
    r"(?:\w+ ){0,5}?in my (?:nightgown|pajamas|underwear|bare feet)|married me (?:off|to (?:him|a man|"
    r"my cousin))|(?:he|she|they|ex)(?:'s| is| are)? (?:always |often |still )?(?:waits|waited|waiting|"
    rf"stands|stood|sits|sat|parks|parked|outside) (?:in front of |outside of |outside )?{_HOME}(?! with "
    rf"(?:flowers|a cake))|(?:he|she|they|ex) sent me (?:a |the )?(?:photo|picture|video)s? of {_HOME}|"
    rf"(?:turn|turns|turned|shows?|showed) up at {_HOME} again",
    r"(?:he|she|they|ex) drives? past (?:my|our|the) (?:\w+ )?(?:every|and stare\w*|again|at night)|times "
    r"a night and|(?:he|she|they|ex) (?:always )?(?:finds|found) (?:out )?(?:the|my)(?: new)? address|"
    r"blocked (?:him|her) (?:everywhere )?(?:and|but) (?:now )?(?:he|she)|i (?:can't|cannot) leave (?:you|"
    r"he|she) (?:said|told|swore)|i (?:have|had|'ve got) nowhere to go (?:and|if|when|because)|i have "
    r"nowhere to go(?=\s*(?:[.;!?\n]|$))|i'd leave but (?:you|he|she)",
)
# What a body was made to do.
AGAINST = phrases(
    r"hands? (?:up|down|under|in|inside) my (?:skirt|shirt|dress|pants|blouse|underwear|trousers)|(?:take|"
    r"takes|took) (?:a )?no (?:for an answer in|in) bed|(?:didn't|did not|don't) want (?:to|it) (?:and|but) (?:you|he|"
    r"she) (?:didn't stop|did not stop|did it|kept going|don't stop|doesn't stop|went on)|if i want it "
    r"you just|just do(?:es)? it and i lie|said (?:no |stop )?stop (?:and|but) (?:you|he|she) (?:kept|"
    r"didn't|went on|did|don't|doesn't|continued|laughed)|said stop and (?:you|he|she) (?:kept|didn't|"
    r"went|did|laughed)",
    r"(?:asleep|sleeping|passed out|too drunk) (?:and|but) (?:you|he|she) (?:did it|did that|touched|had "
    r"sex|were on|was on|started)|i let it happen (?:because|so|every)|gave in because i (?:was )?(?:\w+ "
    r")?(?:afraid|scared|frightened)|(?:took|takes|take) (?:off )?the condom|i (?:always |often |just "
    r")?pretend (?:that )?(?:i'm|i am|to be) asleep (?:because|so|or|otherwise)|do what (?:you|he|she) "
    r"wants? in bed|wants? (?:that i do it|it|sex) (?:\w+ ){0,3}?(?:also|even) when i|films? us and|"
    r"film(?:s|ed)? me (?:in the shower|naked|without|while i)",
    r"(?:grandpa|grandfather|uncle|coach|teacher|priest|pastor|stepdad|stepfather|stepbrother|brother|"
    r"cousin|babysitter|boss|neighbor|father|daddy) (?:\w+ ){0,2}?touch(?:es|ed) (?:me|her|him|us|all "
    r"of us|our (?:daughter|son)|the (?:kids|girls|boys))(?= (?:there|when|at|in|and|where|under|until)|"
    r"\s*(?:[.,;!?\n]|$))|came (?:in|into) (?:the|my) (?:bathroom|shower) when i",
)
# How one lives where it isn't safe.
GUARDED = phrases(
    r"i sleep (?:with|in) my (?:shoes|keys|clothes|coat) (?:on|under|in)|(?:keys|knife) under (?:the|my) "
    r"(?:pillow|mattress)|(?:codeword|code word) (?:every|so|if|when|in case)|where (?:all )?the exits "
    r"are in my|only (?:shower|breathe|laugh) when (?:you|he|she)(?:'s|'re| is| are) (?:at|out|away|gone|"
    r"not)|bag at my (?:neighbor|sister|friend|mother|mom)(?:'s)? (?:in case|just in case|so)|only bought "
    r"me flowers after",
    r"learned to (?:read|know|hear) (?:your|his|her) (?:footsteps|foot steps|steps|keys?|mood)|i watch "
    r"(?:your|his|her) (?:hands|fists)|on (?:my )?guard (?:with|around|near) (?:you|him|her)|which (?:one "
    r")?of you is coming|i (?:hid|hide|would hide) in the (?:wardrobe|closet|attic|cellar|basement|"
    r"bathroom|shed) (?:on|when|until|every|from|because)|(?:goes|go|crawls?|runs?|ran|went) under (?:the|"
    r"their) (?:table|bed) when",
    rf"in my (?:own )?(?:house|home) i(?:'m| am| feel) (?:\w+ )?{SCARED}|{SCARED} (?:of u|to go home|at "
    rf"home)|so {SCARED} (?:\w+ ){{0,3}}?that i (?:climb\w*|ran|hid|hide|lock\w*|pee\w*)|(?:climbed|"
    r"jumped) out (?:of )?(?:the|a) window|i ran to the neighbors?|so much afraid|door (?:shuts|closes|is "
    r"closed) i pay|i pay for it (?:later|at home|afterwards|tonight|when the)|sees what (?:you|he|she) "
    r"(?:do|does) to me|until the kids are asleep (?:and )?then|angry i am like a|i know which neighbors "
    r"hear",
)
GONE = phrases(
    r"took the pills|(?:kids|children|everyone|everybody|they|you|you all|family|wife|husband)(?:'d| "
    r"would) (?:all )?(?:have it better|be happier|be better off) (?:if i (?:was|were|am)?(?: \w+)?(?! "
    r"(?:for|on|to) )|without me)|if i just (?:disappeared|died)|driving (?:\w+ )?(?:into|off) (?:a|the) "
    r"(?:tree|wall|bridge|truck|cliff|river)|(?:point|use|sense) (?:of|in) (?:being here|going on|being "
    r"alive|living)|wrote the (?:goodbye )?letters already|goodbye letters?|i (?:stand|stood|go) (?:on|"
    r"to) the (?:bridge|roof|tracks) (?:every|at night|alone|and think)|jump(?:ing)? (?:off|from) (?:the|"
    r"a) (?:bridge|roof|balcony|building)|(?:jump\w*|step\w*|walk\w*|throw myself) in front of (?:a|the) "
    r"(?:train|truck|bus)",
)
# Money, friends and the telephone in somebody else's hand; being found everywhere; a home that is dreaded.
WATCHED = phrases(
    r"(?:you|he|she|husband|wife|boyfriend|girlfriend|partner|and) "
    r"(?:searches|searched|goes through|cut up|confiscated) "
    r"(?:\w+ ){0,2}?my (?:own )?(?:purse|wallet|phone|mail|bank card|card|cards)|wants a (?:picture|photo) every hour|"
    r"(?:makes|made|forces|forced) me (?:to )?(?:sign papers|stand in the corner|stand until|eat until)|"
    r"took out a loan in my name|blocked my own (?:mother|father|sister|brother|family)",
    r"lost all (?:of )?my friends because of (?:him|her|you)|"
    r"(?:follows|followed) me into the (?:bathroom|toilet|shower)|"
    r"(?:don't|do not|doesn't) dare to (?:say no|refuse|go home)|through my (?:trash|garbage) and i know who|"
    r"(?:finds|find) me (?:always|everywhere|every time)|(?:court|judge|police) told (?:him|her) to (?:keep|stay) away|"
    r"better watch my back|should sleep with one eye open|sets (?:him|her) off and then we all|"
    rf"where (?:dad|daddy|he|she) can't find (?:us|me)|{SCARED} to be (?:in the (?:flat|house|apartment) |alone |"
    rf"at home )?with (?:him|her)|{SCARED} of my (?:own )?(?:husband|wife|partner|boyfriend|girlfriend|ex|stepfather)",
    r"(?:knocks|knocked) me (?:about|around)|knocked me out cold|(?:got|had|has|gets) me in a headlock|"
    r"(?:stomp|stomps|stomped) on my (?:hand|foot|back|head|chest)|flung me (?:on|against|at|across|down)|"
    r"(?:finger|hand) ?(?:marks|prints) on my (?:\w+ )?(?:arms?|neck|throat)|clawed at my|held me under(?: the)? water|"
    r"(?:after|when|each time) (?:he|she) hurts me|hit me where (?:my|nobody|no one)|lie still and wait|"
    r"already inside me|i just stopped fighting|(?:put|stuck) (?:his|her) hand between my|"
    r"crying and (?:he|she) didn't stop",
    r"saving (?:up )?(?:my|the) (?:tablets|pills)|i've picked the day(?=\s*(?:[.;!?\n]|$))|tired of being alive|"
    r"(?:don't|do not) want to be here tomorrow|any way out except|"
    r"how easy it would be to (?:jump|make me disappear|end it)",
)
# Words that sound like it and are not.
SPARED = phrases(
    r"(?:scared|afraid) (?:that )?you(?:'ll| will| might) find me \w+|"
    r"trapped under (?:a|the|my) (?:\w+ )?(?:cat|dog|baby|blanket)",
    r"(?:you|he|she) scared (?:me|us) (?:i thought|for a (?:second|moment)|because i thought)|(?:is|are|"
    r"'s|'re) (?:so )?(?:going to|gonna) kill me (?:when (?:you|she) (?:see|sees|hear|hears) (?:the|this|"
    r"my)|i forgot|for (?:this|being late|forgetting))|my (?:mom|mum|boss|teacher|trainer|dentist) is "
    r"(?:going to|gonna) kill me i forgot",
    r"(?:i was |i'm |i am )?(?:scared|afraid) (?:that )?(?:you|he|she|they)(?:'d|'ll| would| might| will) "
    r"(?:say no|laugh|forget|not like|hate it|think|miss|be (?:disappointed|bored|sad))|lock(?:ed)? (?:me|"
    r"us|you) out by (?:accident|mistake)|i chok\w+ up|(?:grip\w*|squeez\w*|held|hold) my hands? "
    r"(?:during|through|when the|all|in the dark|the whole)|(?:just|only) a (?:little )?push (?:in the "
    r"right|to get|away|of the button)|no point in (?:being here|living) (?:at|in|so)|you(?:'ll| will) "
    r"find me (?:in|at|on|by|outside|under)|beats? me (?:home|there|here)|rather die than (?:eat|watch|"
    r"wear|listen|cook|hear|sing|dance|go to (?:the|that))",
)
