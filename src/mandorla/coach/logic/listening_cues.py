"""Phrases by which one hears what a listener is doing. Ours: made from the definitions, not from any set of texts."""

from mandorla.coach.logic.text import phrases

_ARE = "(?:you're|you are|you were|you've been|you have been)"
_VERY = "(?:so |really |very |pretty |quite |such |a |an |totally |completely |just |all ){0,3}"
_HARD = (
    "(?:hard|tough|rough|awful|terrible|horrible|difficult|painful|stressful|exhausting|frustrating|"
    "scary|sad|heavy|lonely|a lot)"
)
_FINE = (
    "(?:great|good|wonderful|amazing|awesome|fantastic|impressive|brave|beautiful|excellent|nice|lovely|"
    "huge|strong)"
)

REFLECT = phrases(
    r"(?:it |that |this |all )?(?:really )?(?:sounds|sounded|seems|feels|looks) (?:to me )?(?:like|as if|"
    r"as though|that) (?:you|it|that|this|there|your|she|he|they|things|the|part|a|an)",
    r"(?:sounds|seems|sounded) like",
    r"you (?:sound|seem|sounded|seemed)",
    r"(?:what )?(?:i'm|i am) hearing(?: from you)?(?: is| that| a)?",
    r"i'm hearing|i hear (?:that|you saying|how|a lot|in|you)|what i (?:hear|heard|get|got|understand|"
    r"understood)(?: from you)? is",
    r"(?:if|did) i (?:understand|understood|get|got|hear|heard|follow)(?: you| it| that| this)?(?: right|"
    r" correctly)?",
    r"let me (?:see|make sure|check|try) (?:if )?(?:i|to say)(?: \w+)?",
    r"in other words|so (?:basically|essentially|for you|part of you|on the one hand|on one hand|in a way|"
    r"what you're saying|you're saying|you are saying|you mean)",
    r"on (?:the )?one hand|on the other hand|part of you|a part of you",
    r"(?:you're|you are) (?:saying|telling me)|you (?:mentioned|told me|said)(?: that)?",
    r"you (?:feel|felt) (?:like|that|as if|as though|\w+)",
    rf"{_ARE} {_VERY}(?:feeling|worried|afraid|scared|torn|tired|hurt|sad|angry|lonely|hoping|looking for|"
    rf"trying|missing|wondering|struggling|frustrated|concerned|disappointed|overwhelmed|ashamed|proud|"
    rf"relieved|ready|not sure|unsure|caught|stuck|thinking)",
    r"you (?:want|wanted|wish|wished|hope|hoped|miss|missed|need|needed|long|value|care|don't want|"
    r"didn't want|would like|would rather|'d like|'d rather|worry|notice|noticed|see|saw|know|knew|think|"
    r"thought)",
    r"it (?:matters|mattered|is important|was important|hurts|hurt|bothers|bothered|worries|scares|feels|"
    r"felt) (?:to )?you",
    r"(?:important|hard|painful|difficult|frustrating|lonely|scary|big) (?:to|for) you",
    r"for you (?:it|that|this)|(?:that|it|this) (?:left|leaves|made|makes|hit|touched|hurt|gives|gave) you",
)
REFLECT_FIRST = phrases(
    r"you(?:'re|'ve|'d|'ll)?",
    r"your",
    r"(?:so|and|but|because) (?:you|your|it|that|there|what|right now|when)",
    r"it's (?:almost |more |not )?(?:like|as if|as though|that|about|less about)",
    r"(?:almost|maybe|perhaps) (?:like|as if|you|a|it)",
    r"so (?!i |i'm |i'll |i'd |let |what |how |do |did |are |is |would |could |can |have |we |tell |when |"
    r"where |who |which |any |thank)\w+",
    first=True,
)
VALIDATE = phrases(
    r"(?:that |it |this |which |all )?(?:makes|make|made) (?:a lot of |total |perfect |complete |so much |"
    r"such )?sense",
    r"(?:understandable|understandably|no wonder|of course (?:you|it|that)|naturally|only natural|only "
    r"human)",
    r"i (?:can |do |totally |completely |really |fully |would |could ){0,3}(?:understand|get|see|imagine|"
    r"relate) (?:why|how|that|it|you|what|where)",
    r"(?:anyone|anybody|everyone|most people|many people|lots of people|a lot of people|i) (?:would|might|"
    r"would've|could) (?:feel|be|have|struggle|find|want|react)",
    r"i'm (?:so |really |very |truly |terribly )?sorry (?:to hear|that|you|about|for|this|it)|sorry to hear|"
    r"so sorry",
    rf"(?:that|this|it)(?:'s| is| was| sounds| must be| must've been| must have been|"
    rf" had to be) {_VERY}{_HARD}",
    rf"(?:that|this|it)(?:'s| is| was| sounds) {_VERY}{_FINE}",
    rf"must (?:be|have been|feel|have felt|'ve been) {_VERY}\w+",
    r"(?:so |very |really )?proud of you|good for you|good job|great job|well done|nice work|way to go|"
    r"nicely done|congratulations|kudos",
    r"(?:i'm |i am |i'm so |so )(?:glad|happy|grateful|thankful|pleased) (?:you|that|to|for|it|about)",
    r"thank you (?:so much |very much )?for (?:telling|sharing|saying|trusting|being|letting|your|explaining|"
    r"coming)|thanks for (?:telling|sharing|saying|trusting|being|letting|your|coming)",
    rf"{_ARE} (?:not alone|not crazy|allowed to|doing (?:great|well|so well|your best|the best|a good|"
    rf"a great|fine|what you can|all you can)|(?:so |very |really |such ){{0,2}}(?:strong|brave|kind|a good|"
    rf"a great|capable|human))",
    r"you(?:'ve| have)? (?:did|done|worked|tried|handled|managed|came|come|put|took|taken|made) (?:so |"
    r"really |such |a |an |very |your |the |it |that |everything |all |great |best |good ){1,3}(?:hard|well|"
    r"best|job|progress|courage|work|far|long way|effort|step|right thing|you could)",
    r"(?:takes|took|taking) (?:a lot of |so much |real |great |some )?(?:courage|strength|guts|bravery|"
    r"effort|honesty)",
    r"i (?:really |so |do |truly ){0,2}(?:appreciate|admire|respect|believe you|believe in you|hear you|"
    r"see you|feel for you|care about you)",
    r"i'm (?:here|right here|with you|on your side|listening)|i've got you|i am here|here for you|"
    r"you can always (?:talk|come|call|count)|(?:you )?have my support",
    r"(?:it's|it is|that's|that is) (?:okay|ok|fine|alright|all right|normal|natural|fair|valid|"
    r"perfectly \w+|totally \w+|completely \w+|very common|common|good) (?:to|that|if|for|enough)",
    r"you (?:have|had|'ve) (?:every|a|all the) (?:right|reason)|(?:you )?deserve|your feelings (?:are|matter|"
    r"make)|you matter",
    r"i (?:hope|wish) (?:you|it|that|things|everything|this|for)|good luck|hang in there|you've got this|"
    r"you got this|you can do (?:it|this)|take all the time|things will|it will (?:get|be|pass)|it'll (?:get|"
    r"be)|i (?:know|am sure|'m sure|believe|have faith|bet) (?:that )?(?:you|it|things|they|she|he)(?:'ll|"
    r" can| will| are|'re| could)?",
    r"i (?:know|understand)(?: that)?(?: this| it| that)?(?:'s| is| was| must be)? (?:hard|tough|not easy|"
    r"difficult|how hard|how)",
    r"(?:totally|completely|absolutely|entirely|perfectly) (?:fair|valid|normal|natural|understandable)",
)
ADVISE = phrases(
    r"(?:you |u |they |he |she |one |people |we )(?:really |just |probably |definitely |maybe |"
    r"always ){0,2}(?:should(?! be (?:so |very |really )?(?:proud|happy)| see how)|should've|need to(?! be "
    r"(?:heard|seen|held|loved|understood|alone|near|close))|have to|ought to|must|'d better|had better|"
    r"might want to|"
    r"may want to|might consider|may consider|could (?:try|just|always|also|maybe|start|ask|say|look|"
    r"consider|talk|go|take|use|do|make|get|find|see|write|call|join)|can (?:try|just|always|also|start|ask|"
    r"say|look|talk|go|take|use|do|make|get|find|see|write|call|join))",
    r"i(?:'d|'ll| would| will| can| could| might)? (?:really |strongly |highly |just |also |"
    r"definitely ){0,2}(?:suggest|recommend|advise|encourage|urge|propose)",
    r"(?:my|a word of|some|a bit of|a piece of|one) (?:advice|suggestion|recommendation|tip|recommendations)",
    r"if (?:i were|i was) (?:you|in your)|in your (?:shoes|place|position)",
    r"(?:the )?(?:best|first|only|easiest|safest|smartest|most important) (?:thing|way|step|option|"
    r"move) (?:is|to|you|would|for|here|might)",
    r"(?:it|that|this) (?:would|might|may|could|can|'d|will) (?:really |also |definitely |"
    r"probably ){0,2}(?:help|be (?:good|better|best|helpful|useful|worth|wise|a good|an idea|smart|healthier|"
    r"easier|beneficial))",
    r"(?:helps|helpful|useful|better|best|worth|essential|crucial|wise|good idea) (?:to|if you|for you to)|"
    r"(?:it's|it is|is|also) important (?:to (?!you|him|her|them|me)|that|not)",
    r"(?:just |maybe |perhaps |please |so |then |always ){0,2}(?:make sure|remember to|remember that|"
    r"don't forget|be sure|keep in mind|try to|try \w+ing|start (?:with|by|to)|stop \w+ing|consider|focus on|"
    r"look (?:into|for|up)|go (?:to|see|for|and)|talk (?:to|with)|speak (?:to|with)|reach out|seek|avoid|"
    r"take (?:a|some|your|it|the|care)|set (?:a|up|some)|write (?:down|a|it|her|him|them)|let (?:him|her|"
    r"them|yourself))",
    r"let's (?:try|just|make|start|look|talk|think|see|go|do|set|find|plan)|here's (?:what|a|an|one|my)|"
    r"one (?:thing|option|way|idea) (?:is|that|to|you|would|i)|another (?:thing|option|way|idea)",
    r"i (?:want|would want|wish|'d like|would like|need) you to|i think (?:you|it's|it|that|the) (?:should|"
    r"need|best|would|could|might|time|ought|better|important)",
)
ADVISE_ASKED = phrases(
    r"why (?:don't|not|won't|didn't) you (?:just |try |maybe |simply )?\w+|why not (?:just |try )?\w+|"
    r"can't you (?:just|try|ask)",
    r"(?:have|did) you (?:ever |already |maybe |also )?(?:try|tried|thought about|thought of|think about|"
    r"consider|considered|looked into|look into|talked to|talk to|spoken to|speak to|spoken with|asked|told|"
    r"seen a|been to)",
    r"(?:what|how) about (?:if you |if we |you |just |maybe |trying )(?:\w+ing|try|walk|break)|"
    r"what if you (?:\w+)|(?:do you think |maybe )?you could (?:just|try|maybe|ask|tell|take)",
    r"do you (?:want|think) (?:you|it) (?:could|would help)|would it help (?:to|if)|"
    r"could(?:n't)? you (?:just|try|maybe|ask|tell|take|not)|wouldn't it be (?:better|easier|best)|"
    r"shouldn't you",
)
INFORM = phrases(
    r"(?:research|studies|experts|doctors|science|statistics|therapists|psychologists) (?:say|says|show|"
    r"shows|suggest|suggests|found|have|has|recommend)|according to|for example|for instance|such as|"
    r"in general|generally|typically|usually|often|normally|in most cases|tends? to|the (?:fact|truth|reason|"
    r"problem|thing|point|good news|risk|point) is",
    r"did you know|the (?:average|recommended|normal|safest|usual)|a (?:sign|symptom|form|type|kind) of|"
    r"is (?:called|known|caused|linked|associated|defined)|are (?:called|known|caused|linked|associated)|"
    r"can (?:cause|lead|make|be|have|affect|help|increase|reduce|also)|may (?:cause|lead|be|have|help|also|"
    r"not be)|will (?:usually|often|also|help|make|need)",
    r"there (?:is|are|'s) (?:a|an|no|some|many|lots|several|also|other|different|plenty|ways|things|one|two|"
    r"three|free|really)|it (?:is|'s) (?:called|a|an|important|possible|common|known|not uncommon|"
    r"recommended|usually)|people (?:who|with|often|can|tend|are|do|in|usually|feel)|when (?:people|someone|"
    r"we|a person|you have|you are|you drink|you do)|if (?:you|it|they|he|she|someone) (?:are|'re|is|do|"
    r"don't|have|want|feel|can|need|can't|doesn't|isn't)",
)
SELF = phrases(
    r"me too|same here|me as well|me neither|i've been there|i have been there|been there|so (?:do|did|am|"
    r"have|was) i|i (?:also|too)|i'm (?:also|the same|like that)|i am (?:also|the same)",
    r"when i (?:was|had|lost|got|moved|went|broke|started|did|worked|lived|felt|first)|that (?:happened|"
    r"happens) to me|(?:it|this) (?:happened|happens) to me|happened to me",
    r"i (?:had|have|got|felt|went through|experienced|feel|did|do|know) (?:exactly |just |kind of |almost |"
    r"a |an |the |through ){0,2}(?:same|similar|exact|something similar|something like that|the feeling)",
    r"my own|in my (?:own )?(?:experience|case|life|family|situation|first)|for me|i (?:remember|once|"
    r"used to|recall|can relate|relate)|reminds me|that's (?:nothing|like me|how i)|just like me|like (?:i|"
    r"me) (?:do|did|too)?",
    r"my (?:mom|mum|mother|dad|father|sister|brother|wife|husband|partner|boyfriend|girlfriend|boss|ex|"
    r"friend|friends|family|job|day|back|week|kids|son|daughter|grandmother|therapist|cousin|aunt|uncle|"
    r"roommate|life|work|parents)",
    r"i (?:was|had|got|went|lost|tried|felt|did|couldn't|didn't|made|found|started|took|told|moved|worked|"
    r"struggled|cried|learned|dealt|suffered|broke|hated|loved|thought)",
    r"i've (?:had|been|also|got|felt|done|lost|tried|always|never|gone|dealt|struggled|seen|found)",
)
JUDGE = phrases(
    r"(?:you're|you are|you were|you're just|ur) (?:just |being |so |too |such |really |always |only |a |an |"
    r"a bit |a little |kind of |clearly |simply |acting |completely |totally ){0,3}(?:overreacting|dramatic|"
    r"sensitive|selfish|silly|ridiculous|childish|lazy|stupid|weak|naive|paranoid|needy|crazy|negative|"
    r"unreasonable|ungrateful|irresponsible|wrong|exaggerating|imagining|blind|jealous|controlling|immature|"
    r"hopeless|drama queen|cry baby|crybaby|idiot|fool|mess|victim|difficult|in denial|pessimistic|"
    r"oversensitive|emotional|making excuses|feeling sorry for yourself|making a big deal|making this up|"
    r"being unfair)",
    r"your own (?:fault|doing|problem|choice|mistake)|(?:it's|that's|it is|that is|all|is) (?:all |partly |"
    r"really |kind of )?your fault|you (?:brought|did) (?:this|it|that) (?:on|to) yourself|"
    r"you only have yourself|you asked for it|you (?:had|got) it coming|(?:you )?have only yourself",
    r"i told you(?: so)?|told you so|i knew (?:this|it|you) would|what did you expect|you should(?:'ve|"
    r" have) (?:known|thought|listened|seen|left|told|said|never)|you should(?:n't| not) have|"
    r"you (?:shouldn't|should not|have no right to|have no reason to|can't just|can't really|"
    r"can't possibly) (?:feel|be|complain|have|expect|let|think|say)",
    r"(?:just )?(?:get over it|move on already|toughen up|man up|deal with it|suck it up|(?<![a-z]\s)calm "
    r"down|"
    r"snap out of it|let it go already|stop (?:complaining|whining|crying|being|overthinking|worrying so|"
    r"feeling sorry|making))",
    r"don't be (?:so |such |a |too |that ){0,2}(?:silly|dramatic|ridiculous|sensitive|stupid|childish|baby|"
    r"negative|hard on him|selfish|drama queen|like that)",
    r"(?:it's|that's|this is|it is|that is) (?:just |really |so |not |hardly |a bit |only |"
    r"such ){0,3}(?:big deal|the end of the world|that bad|that hard|ridiculous|stupid|silly|nonsense|"
    r"pathetic|childish|crazy talk|no excuse|an excuse|just an excuse|a bad attitude|immature|a dumb idea|"
    r"irresponsible|not that bad|all in your head|a first world problem|wrong of you|unfair of you|selfish)",
    r"(?:other|some|plenty of|lots of) people have it (?:much |a lot |far |way )?(?:worse|harder)|"
    r"could be (?:a lot |much |far )?worse|you (?:always|never) \w+|here we go again|not this again|"
    r"there you go again|as usual with you|that's (?:so )?(?:typical|just like you|you all over)|typical you",
    r"what(?:'s| is| was) wrong with you|what were you thinking|how could you|how can you be so|"
    r"are you (?:serious|kidding|crazy|out of your mind)|why (?:would|do|are|did|can't) you (?:even|always|"
    r"never|keep|so|such|let|make everything|just get|just be)|why on earth|who (?:does|would do) that|"
    r"seriously",
    r"nobody (?:forced|made|told|asked) you|no one (?:forced|made|told|asked) you|you (?:chose|wanted|"
    r"signed up for) (?:this|it|that)|you're the (?:one|problem)|you don't even (?:try|know|care)|"
    r"you didn't even (?:try|think|ask)|if you (?:had|'d) (?:just |only )?(?:listened|tried|asked|thought|"
    r"done|left|told)|i (?:don't|can't) (?:see|believe) (?:why|how|what) you|i would never (?:have )?(?:let|"
    r"do|done|say|said|put|be)",
)
NOT_JUDGING = phrases(
    r"you (?:shouldn't|should not) (?:have|need|had) (?:to|had to)|you (?:never|always) (?:stop (?:amaz|"
    r"surpris|inspir|impress)\w+|"
    r"hurt me|hit me|judged me|let me down|amaze|surprise me)",
    r"you (?:always|never) (?:felt|feel|wanted|want|had|have to|got|get to|knew|know|seem|needed|need|"
    r"thought|hear|heard|feeling|been|dreamed|hoped|imagined|manage|find|know how|make me|were|listen|try|"
    r"tried|do your)",
    r"(?:not|n't|never|isn't|aren't|wasn't|nothing|don't think|doesn't mean|doesn't make|feel like|"
    r"feels like|felt like|felt|feel|afraid|worried|says|said|told you|thinks|thought) (?:that |like |it's |"
    r"it was |it is |you're |you are |you were |at all |is |was |all |as if ){0,3}(?:your (?:own )?fault|"
    r"overreacting|dramatic|too sensitive|selfish|silly|lazy|stupid|weak|naive|needy|crazy|wrong|"
    r"exaggerating|jealous|hopeless|a mess|ridiculous|childish|difficult|a failure)",
)
BACKCHANNEL = phrases(
    r"(?:m+-?h+m+|mm+|hm+|mhm|uh huh|uh-huh|okay|ok|yeah|yes|yep|no|right|all right|alright|sure|i see|"
    r"got it|great|good|nice|cool|wow|oh|oh no|exactly|absolutely|perfect|fine|awesome|interesting|true|"
    r"indeed|of course|fair enough|gotcha|really|huh|ah|aha|lol|haha|well|so|and|hello|hi|hey|bye|goodbye|"
    r"welcome|thanks|thank you)",
)
COURTESY = phrases(
    r"(?:hello|hi|hey|good (?:morning|evening|afternoon|night)|how are you(?: doing)?(?: today)?|"
    r"nice to (?:meet|see|talk)|welcome|you're welcome|you are welcome|no problem|my pleasure|happy to help|"
    r"glad (?:i|to have) (?:could|been)|bye|goodbye|see you|talk (?:to you )?(?:soon|later|again)|take care|"
    r"have a (?:good|great|nice|lovely|wonderful)|have (?:good|great)|sleep well|good to (?:see|meet|hear)|"
    r"sounds good|one (?:moment|second|sec)|hold on|let me (?:get|grab|check|think)|i'll (?:be|call|get|see|"
    r"let|do|try)|thanks|thank you(?: so much| very much)?|merry christmas|happy (?:new year|holidays|"
    r"birthday)|my name is|i'm doing (?:well|good|fine)|you too|as well)",
)
