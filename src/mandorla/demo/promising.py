"""What Noor and Sam have promised, one mistake that Sam owned, what each said of themselves; and Ada by herself."""

from datetime import datetime, timedelta

from mandorla.pairs.models import Member
from mandorla.promises import actions
from mandorla.promises.actions import openness
from mandorla.promises.logic.course import Mark
from mandorla.promises.logic.openness import Kind
from mandorla.promises.logic.owning import Choice, Words
from mandorla.promises.logic.terms import Terms
from mandorla.promises.models import OpenWord
from mandorla.shared import clock

A_DAY = timedelta(days=1)
SUNDAY = frozenset({6})
LATE = Terms("text you before six, and not from the bus", when="the clinic runs over")
LATER = Terms("text you before half past six", when="the clinic runs over")
BIKE = "take your bike to the man in Hafen Street"
CALL = Terms("call my mother, and let it take as long as it takes", weekdays=SUNDAY)
ROOF = Terms("ask about the roof before I agree to anything")
OWNED = Words(
    did="I told Ben about your interview. You had asked me to keep it between us.",
    effect="You had to hear it back from him, at the table, with a smile on. "
    "I think it felt as if nothing is safe with me.",
    offer="ask you first before I tell anybody anything of yours",
)
CHANGED = {
    "about": "The room under the roof",
    "before": "I said it has to be a guest room.",
    "now": "I would like it to be yours, with the door shut.",
    "why": "I saw you carry the easel into the hall again, and nobody has slept up there since May.",
}
CARD = {
    "sign": "I start to tidy things that are tidy.",
    "helps": "Say that you are not leaving. Then let me finish the shelf.",
    "harder": "When you say my whole name.",
}
STEP = {
    "step": "Tell Sam one thing I was proud of today, without making a joke after it.",
    "way_out": "I say 'that was it' and go for the bread.",
}
LOOKED_BACK = "I waited for the joke to come. It did not, and nobody minded."
HER_STEP = {"step": "Ask Lena to the pool.", "way_out": "I can say that I have a cold."}
HERS = Terms("put the phone in the hall and sit on the step for one song", when="I come home")


def promise_each_other(noor: Member, sam: Member, *, now: datetime) -> None:
    """One promise that got new words, one that was kept, one every week, and a mistake that became a promise."""
    late = actions.promise(member=noor, terms=LATE, is_to_other=True, now=now - 40 * A_DAY)
    actions.renegotiate(member=noor, promise=late, terms=LATER, number=1, now=now - 33 * A_DAY)
    day = clock.day_of(now, sam.person.zone)
    bike = Terms(BIKE, due_on=day - 9 * A_DAY)
    kept = actions.promise(member=sam, terms=bike, is_to_other=True, now=now - 14 * A_DAY)
    outcome = actions.mark(member=sam, promise=kept, day=None, mark=Mark.KEPT, now=now - 9 * A_DAY)
    actions.open_outcome(member=sam, outcome=outcome)
    actions.promise(member=noor, terms=CALL, is_to_other=False, now=now - 20 * A_DAY)
    actions.promise(member=sam, terms=ROOF, is_to_other=True, now=now - 5 * A_DAY)
    apology = actions.own(member=sam, words=OWNED, now=now - 6 * A_DAY)
    actions.receive(member=noor, apology=apology, choice=Choice.ACCEPTED)
    actions.promise_offer(member=sam, apology=apology, now=now - 6 * A_DAY)
    _speak_of_oneself(noor, sam, now=now)


def promise_oneself(ada: Member, *, now: datetime) -> None:
    """One small thing, for every day."""
    every_day = Terms(HERS.will, HERS.when, weekdays=frozenset(range(7)))
    actions.promise(member=ada, terms=every_day, is_to_other=False, now=now - 8 * A_DAY)
    _say(ada, Kind.STEP, HER_STEP, is_open=False, now=now - 2 * A_DAY)


def _speak_of_oneself(noor: Member, sam: Member, *, now: datetime) -> None:
    _say(noor, Kind.MIND, CHANGED, is_open=True, now=now - 4 * A_DAY)
    _say(sam, Kind.CARD, CARD, is_open=True, now=now - 30 * A_DAY)
    step = _say(noor, Kind.STEP, STEP, is_open=False, now=now - 12 * A_DAY)
    openness.look_back(member=noor, word=step, text=LOOKED_BACK)


def _say(member: Member, kind: Kind, said: dict[str, str], *, is_open: bool, now: datetime) -> OpenWord:
    return openness.say(member=member, kind=kind, said=said, is_open=is_open, number=0, now=now)
