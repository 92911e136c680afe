"""What phrases of fear and violence are made of: who, what they do, to whom, and where."""

NEAR = r"(?:[\w']+[\s,]{1,12}){0,3}?"
KIN = (
    "husband|wife|partner|boyfriend|girlfriend|ex|father|mother|dad|mom|mum|stepfather|stepmother|stepdad|stepmom|"
    "brother|sister|son|daughter|uncle|aunt|cousin|family"
)
OTHER = rf"(?:you|u|ur|he|she|they|him|her|them|who|{KIN}|my (?:own |ex )?\w+)(?:'s|'re|'d|'ve|'ll)?"
THREE = "(?:you|u|he|she|they|who)"
ARE = r"(?:i'm|im|i am|i was|i feel|i felt|i get|i got|i've been|i'm always|we are|we're|we were|makes me|made me)"
SCARED = "(?:afraid|scared|frightened|terrified|petrified|unsafe|not safe)"
KIDS = r"(?:the |our |my |her |his )?(?:kids|children|son|daughter|boys|girls|baby|little one|little ones)"
US = rf"(?:me|us|{KIDS}|the (?:dog|cat)|our (?:dog|cat)|my (?:dog|cat|mom|mum|mother|dad|sister|brother))"
OFTEN = (
    "(?:just |once |again |also |even |still |really |almost |nearly |have |has |had |'ve |always |often |sometimes |"
    "would |will |might |could |can |did |do |does |is |are |was |were |been |keep |keeps |kept |start |starts |"
    "started |tried to |used to |going to |gonna |like to |likes to ){0,4}"
)
# A blow whatever comes after it.
BLOW = (
    "slaps?|slapped|slaped|slapping|punch|punches|punched|punching|kicked|kicking|chokes?|choked|choking|chocked|"
    "strangle[sd]?|strangling|shoved|shoving|raped|raping|bruised|bitten|sp[ai]ts? at|spitting at|hitted|beated|"
    "beaten|beating|hitting|whipped|stabbed|smacked|backhanded|molested|assaulted|strangeled"
)
HIT = (
    f"{BLOW}|hit|hits|kicks?|shoves?|beats?|grabs?|grabbed|grabbing|shook|shakes|threw|throws|pushed|pushes|pushing|"
    "hurt|hurts|hurting|forced|forces|bit|burne?d|burnt|smacks?|abused?|abuses|abusing|attacked|attacks|threatened"
)
BODY = (
    "face|head|throat|neck|hair|arms?|wrists?|stomach|belly|ribs?|back|chest|mouth|eye|jaw|nose|legs?|shoulders?|"
    "fingers?|hands?|teeth|tooth|ears?|cheek|lip|knees?"
)
PLACE = "floor|ground|walls?|stairs|door|table|bed|window|car|fridge|counter|house|street"
ARM = "belt|fists?|hands?|stick|bottle|shoe|cable|cord|knife|bat|chair|pan|phone|book|gun|cigarette|iron|rod|cane"
# Somebody, a deed that hurts in any of its forms, and whom it hits; a few words may stand between.
WHO = rf"(?:you|u|he|she|they|who|someone|somebody|and|{KIN}|my (?:own |ex )?\w+)"
BETWEEN = r"(?:(?!(?:i|it|that|this|what|which|me|not|never)(?!\w))\w+[\s,]{1,12}){0,4}?"
WHOM = rf"(?:me|us|myself|{KIDS}|(?:the|our|my) (?:dog|cat|puppy)|my (?:\w+ )?(?:{BODY}|{KIN})|at me)"
STRONG = (
    r"slam\w{0,4}|slap\w{0,4}|slaped|punch\w{0,4}|chok\w{1,3}|strang\w{2,5}|smother\w{0,4}|suffocat\w{1,3}|"
    r"stab\w{0,4}|str(?:ike|ikes|uck|iking)|smack\w{0,4}|whip(?:s|ped|ping)?|yank\w{0,3}|shov\w{1,3}|"
    r"batter\w{0,4}|"
    r"headbutt\w{0,4}|grop\w{1,3}|rap(?:e|es|ed|ing)|molest\w{0,3}|assault\w{0,3}|abus\w{1,3}|tortur\w{1,3}|"
    r"imprison\w{0,3}|backhand\w{0,3}|whack\w{0,3}|spank\w{0,3}|thrash\w{0,3}|pinn\w{2,3}|"
    r"terroriz\w{1,3}|bruis\w{1,3}|stalk\w{0,3}|poison\w{0,3}|tackled|gripped|grips"
)
ROUGH = r"bit|bites?|biting|scratch\w{0,3}|kick\w{0,3}|beat(?:s|en|ing)?|hits?|hitting|sh[ao]k(?:e|es|en|ing)|shook"
