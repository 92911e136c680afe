"""Odd wordings of fear and violence, and what only sounds like them. All of it is ours."""

import pytest

from mandorla import coach
from mandorla.coach import weights
from mandorla.coach.logic.safety import dangers
from mandorla.coach.training import sentences

HURT = """
my husband gets physical when he is drunk and you always defend him
he put his hands around my neck
You laid a hand on me and you never said sorry
I hide the knives when he comes home
you smashed my phone because i talked to my sister
You follow me to work and check every message I write
he made me have sex when i said no
you forced yourself on me
she burned me with a cigarette
I flinch every time you lift your arm
You punched a hole in the wall next to my head
you broke my wrist
You're always so angry that the kids hide from you
I'm scared you'll hurt me
he has a gun and he showed it to me
you twisted my arm until I cried
My partner is violent
I get beaten at home
he drives like crazy when we argue to scare me
You always yell at me and I am so scared.
When you drink I never know if I will be safe
My boyfriend slammed my head into the cupboard
You backed me into a corner and wouldn't move
she came at me with scissors last night
He squeezed my arm so tight it left marks
he monitors my phone and decides who I may see
he make me scare when he drink
he hit to me yesterday
You wouldn't stop when I asked you to, in bed
I woke up with you on top of me
You put a knife to my throat
our daughter is afraid of you
he won't give me my medication
She poured hot coffee on me
my stepfather used his belt on us
He threatened that he'd burn the house down
she keeps me from seeing my mother
you never hit me, but you hit everything around me
mi husband hit me i am scared
I was shoved down the stairs by my own brother
You pressed a pillow on my face
You always corner me when I try to leave
He pressed me against the fridge until I said sorry
You said you would post the pictures if I go
he told me he knows where my parents live
You slapped the phone out of my hand
Every argument ends with a hole in a door
You made me sleep on the balcony
I'm never allowed to close the bathroom door
When you shout our baby shakes
I can't breathe when you hold me like that, you never stop
You keep saying no one will believe me
My husband grabbed the steering wheel and said we would both die.
You shoved the table into my stomach.
I pretend to sleep so that he does not start again.
He broke two of my fingers last winter.
She hits me when nobody is looking.
i have to ask him before i buy bread
You said that if I tell my sister, you will make sure I lose the kids.
my boyfriend choked me in bed and said it was a game
He keeps my passport in his desk.
You spit on me and called it a joke.
I cover my arms so that the other teachers don't see.
Dad comes into my room at night.
He kicked the dog down the stairs.
she threw a chair and it missed me by an inch
You always stand in the door so that I can't get out.
He has hit me only once, and I still think of it every day.
I jump when I hear your keys.
My mother beats my little brother.
you pushed me while I had the baby in my arms
He says he will shoot himself if I go.
I don't dare to disagree with you any more.
You wake me up and want sex, and I am not asked.
I feel like a prisoner in our flat.
he sends people to watch where i go
You dragged me out of the car by my arm.
I think you put something in my drink.
my son is scared of his father
She punched me in the ribs on Sunday.
He burned my letters and then my hand.
I am afraid of what he does when he finds out.
You told me you would set the house on fire.
he is beating me every week please
I was strangled and nobody believes me.
When you raise your fist I go cold.
I would rather be dead than go home.
I have thought about killing myself.
You never let me see a doctor alone.
He touched me and I froze.
They threatened to kill my cat.
She searches my purse on Fridays.
you cut up my bank card and laughed
He took out a loan in my name.
My boyfriend wants a picture every hour to prove where I am.
She blocked my own mother on my phone.
I lost all my friends because of you.
i change my number and he find me always
You said I should sleep with one eye open.
My little boy asked if we can live where dad can't find us.
I'm terrified to be in the flat with him.
You stomped on my hand.
He flung me on the bed.
I have finger marks on my upper arm again.
I just stopped fighting.
I was crying, and he didn't stop.
After he hurts me he buys flowers.
The judge told him to stay away.
""".strip().split("\n")
DESPAIR = """
I don't want to live anymore
i cut myself last night because of you
everyone would be better off without me
You said you would kill yourself if I leave
i dont see a reason to stay alive
I wish I would not wake up tomorrow
I'm tired of being alive.
I've been saving up my tablets.
""".strip().split("\n")
ONLY_LIKE_IT = """
You hit the nail on the head
I wanted to die of embarrassment
You beat me to the kitchen this morning
You took my phone by mistake this morning
Can you hit me with the recipe?
He knocked me off my feet with that proposal
You kill me with your jokes
You never hurt me
You hurt me when you laughed at my idea
You hurt my feelings yesterday
You broke my heart
You broke my favorite mug yesterday
You cut my hair so nicely
You grabbed my hand at the movies
She shook my hand
She threw me a surprise party
You pushed me to go back to school
The kids beat us at soccer
You scratched my back for an hour
You followed me to the kitchen and hugged me
You scared me with that mask, you goof
I was hit hard by the news
I was scared when you didn't call
I'm scared that I'll lose you
I could strangle that printer
You slammed the door and I felt shut out
You yelled at me in the car, and I felt small
I get why that letter frightened you.
You obviously don't want to be here.
she said she'd start without me
You never ask how my day was.
I was afraid that the cake would burn.
He beat me by two points.
I'm scared of spiders, and you carry them out for me.
You knocked it out of the park last night.
You pushed the swing for our daughter for an hour.
I was so angry that I could have screamed.
You left the door open again and the cat got out.
The dog bit the neighbor's shoe.
My boss is killing me with these reports.
You held my hand all night at the hospital.
I felt small when you corrected me in front of my parents.
You shut me out when you are upset.
I broke my arm skiing, and you cooked for weeks.
We threw my brother a party.
I hate it when you leave your socks on the floor.
The kids hid from us in the garden and giggled.
She hit a wall in her training.
You made me laugh so hard that my ribs hurt.
I get nervous before I call your mother.
He grabbed the last piece of pizza and gave it to me.
You dragged me to the dance class, and I loved it.
I need you to stop joking about my weight.
You were late, and I ate alone.
I feel trapped in my job.
You burned the rice, and we ate it anyway.
My ex and I had a fight about the dog.
I was worried when your train was late.
You attacked the dishes like a hero.
I'd kill for your lasagna.
I'm afraid you'll find me boring.
I'm trapped under a sleeping cat.
He found me again after ten years, and we had coffee.
You made me sign up for yoga.
We picked the day for the wedding.
You followed me into the kitchen and hugged me.
I hit my elbow on the door frame, it's blue now.
My neighbor blocked my car.
I looked through my wallet twice.
It hit me where it hurts.
""".strip().split("\n")
LOVING = """
I love you, you absolute idiot
you're a fucking legend and I adore you
You never stop amazing me
My mother always said 'you are so lazy', and it hurt
You never hurt me
I get scared that we drift apart, and then I say you never listen
""".strip().split("\n")
# Not told from everyday words by any phrase; but no harsh word is seen in them either.
QUIET = (
    "When I cry you laugh and lock the door.",
    "Every time he drinks you never say that somebody gets hit",
    "You always stand there with your fists closed",
    "I'm so scared of what happens when the door closes, you never see it",
)
SARCASTIC = (
    "Oh great, thanks for cleaning up, as if that ever happens",
    "Another evening with your phone, how romantic",
)
SUPPORTIVE = (
    "You shouldn't have to carry that alone.",
    "You should be proud of yourself.",
    "You need to be heard, and he wasn't listening.",
    "You never hurt me",
)


@pytest.fixture(autouse=True)
def _rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "model", lambda: None)


def _speaks(text: str, task: str, *labels: str) -> bool:
    reading = coach.read(text, task)
    return reading.label in labels and not reading.abstained


def test_odd_words_for_fear_violence_and_despair_are_heard() -> None:
    assert [text for text in (*HURT, *DESPAIR) if not dangers(text)] == []
    hurried = [text.lower().replace("'", "").replace(",", "").rstrip(".") for text in (*HURT, *DESPAIR)]
    assert [text for text in hurried if not dangers(text)] == []


def test_what_only_sounds_like_it_is_not() -> None:
    assert [text for text in ONLY_LIKE_IT if dangers(text)] == []


def test_love_quotation_and_any_fear_are_no_harsh_start() -> None:
    assert [text for text in LOVING if _speaks(text, "startup", "harsh")] == []


def test_what_may_be_a_report_of_violence_is_not_called_harsh_nor_a_judgment() -> None:
    everything = (*QUIET, *HURT, *DESPAIR)
    assert [text for text in everything if _speaks(text, "startup", "harsh")] == []
    assert [text for text in everything if _speaks(text, "listening", "judge")] == []


def test_a_fact_is_no_harsh_start() -> None:
    assert not _speaks("You were late, and I ate alone.", "startup", "harsh")


def test_but_a_reproach_is_one_and_so_is_scorn() -> None:
    assert _speaks("I love you but you are lazy and you never help", "startup", "harsh")
    assert [text for text in SARCASTIC if not _speaks(text, "startup", "harsh")] == []


def test_support_is_neither_judgment_nor_advice() -> None:
    assert [text for text in SUPPORTIVE if _speaks(text, "listening", "judge", "advise")] == []


def test_most_of_all_reports_we_wrote_are_heard_none_is_harsh_and_few_calm_words_lead_to_help() -> None:
    written = sentences.written(sentences.SAFETY)
    reports = [one.text for one in written if one.label == "hurt"]
    calm = [one.text for one in written if one.label == "calm"]
    assert len(reports) > 380
    assert len(calm) > 260
    assert sum(not dangers(text) for text in reports) <= 0.05 * len(reports)
    assert sum(bool(dangers(text)) for text in calm) <= 0.01 * len(calm)
    assert [text for text in reports if _speaks(text, "startup", "harsh")] == []
    assert [text for text in reports if _speaks(text, "listening", "judge")] == []
