"""Made-up couples that are offered things for ninety days, by the assumptions, and what they gain by it.

What is at hand on a day is what the app would have: of small acts up to three that both like, kind words where some
wait, habits and windows until one is agreed on. What happens on a day (a quarrel, a need, how much time there is,
whether a thing of a slot would be taken up) is drawn by couple and day alone, so every way to choose meets the same
days. What is gained is the sum of true effects against the same couple with nothing offered: it has no noise in it,
and so chance alone makes nobody worse off.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import exp
from random import Random

from bench.simulate import assumptions as law
from bench.simulate.population import Law, Population, normal, student
from bench.simulate.things import AFFECTIONATE, KNOWN, TOPICS

from mandorla.affection.logic.acts import ENOUGH, SHOWN
from mandorla.pairs.logic.limits import FIRST_CEILING
from mandorla.prompts.logic.depth import reached
from mandorla.suggestions.logic.believing import Belief
from mandorla.suggestions.logic.catalogue import AFFECTION, ANSWERS, OBSERVED
from mandorla.suggestions.logic.gate import DEEP, QUIET_AFTER_CONFLICT, Situation
from mandorla.suggestions.logic.items import APART, TOGETHER, Item, Past, Slot
from mandorla.suggestions.logic.needing import NOTHING, Needs

START = date(2026, 1, 1)
RATINGS = (1.0, 0.5, 0.0, -0.5)
FARTHER = -0.5
MINUTES = {Slot.QUESTION: 60, Slot.ACT: 15, Slot.PLAN: 60}
LOW = 2  # what a couple of little trust can bear
SHAKEN = timedelta(days=law.SHAKEN_FOR)
NEEDS = list(ANSWERS)
ONCE = frozenset({"habit", "window"})  # once agreed on, it needs no more planning
Choosing = Callable[["Couple", Slot, Situation], Item | None]


@dataclass(slots=True)
class Couple:
    """One couple: what is true of it, what it has set, and what the app knows of it."""

    law: Law
    gain: dict[str, float]
    taken: dict[str, float]
    wears_by: float
    halves_after: float
    could_bear: int
    ceilings: list[int]
    place: str
    closed: frozenset[str]
    is_low: bool
    likes: tuple[Item, ...]  # small acts that both like
    needs: list[float]  # how often each of NEEDS is there
    belief: Belief = field(default_factory=Belief)
    last: dict[str, date] = field(default_factory=dict)  # offered
    done: dict[str, date] = field(default_factory=dict)
    shared: Counter[int] = field(default_factory=Counter)
    remembered: dict[str, float] = field(default_factory=dict)  # how it felt, by arm
    left_out: set[str] = field(default_factory=set)  # decks, and things, that came to be not wanted
    good_at_the_edge: int = 0
    quarrel_on: date | None = None
    seen_quarrel_on: date | None = None
    need: str = ""  # on this day, as all that follows
    says: str = ""
    said: dict[date, str] = field(default_factory=dict)
    ideas: tuple[Item, ...] = ()
    has_words_waiting: bool = False
    bears: int = 0

    def at_hand(self, slot: Slot) -> list[Item]:
        """All there is on that day, before the gate."""
        moot = ONCE & self.done.keys() | (frozenset() if self.has_words_waiting else {"taking-in"})
        found = [one for one in KNOWN[slot] if one.slug not in moot and one.arm != AFFECTION]
        return [*found, *self.ideas] if slot is Slot.ACT else found

    def hear(self, day: date) -> None:
        """Take down what they say on that day that they need."""
        if self.says:
            self.said[day] = self.says

    def situation(self, day: date, slot: Slot) -> Situation:
        """What the app knows on that day."""
        return Situation(
            day=day,
            kind="partners",
            place=self.place,
            is_solo=False,
            ceiling=min(self.ceilings),
            rung=reached(self.shared),
            minutes=MINUTES[slot],
            closed=self.closed,
            vetoed=frozenset(self.left_out),
            conflict_on=self.seen_quarrel_on,
            last=self.last,
            trust=sum(times for depth, times in self.shared.items() if depth >= DEEP),
        )

    def worth(self, item: Item, day: date) -> float:
        """What it would bring if it were done on that day. The truth, which the app does not know."""
        if item.depth > self.bears:
            return -law.TOO_DEEP_COSTS * (item.depth - self.bears)
        value = self.gain[item.arm]
        if value > 0:
            last = self.done.get(item.arm)
            if last is not None:
                value *= 1 - self.wears_by * 0.5 ** ((day - last).days / self.halves_after)
            value *= 1 + law.DEEPER_IS_WORTH * (item.depth - 1)
            value *= self.fits(item.arm)
        if self.law.fades:
            value *= 0.5 ** ((day - START).days / law.FADES_AFTER)
        is_raw = self.quarrel_on is not None and day - self.quarrel_on <= QUIET_AFTER_CONFLICT
        return value - (law.RAW_COSTS if is_raw and item.depth >= DEEP else 0)

    def fits(self, arm: str) -> float:
        """How much more, or less, it brings because of what is needed on that day. 1 on average."""
        if not self.need or arm.startswith("deck"):  # a question answers no need
            return 1.0
        if self.law.needs_say_little:
            return law.NEEDED_A_LITTLE if arm in ANSWERS[self.need] else 1.0
        return law.NEEDED if arm in ANSWERS[self.need] else law.NOT_NEEDED

    def likely(self, item: Item) -> float:
        """How likely it is taken up. What doesn't fit is not; what is too deep, half as often; what felt good, more."""
        if (
            self.place not in item.places
            or item.topics & self.closed
            or {item.slug, item.arm} & self.left_out
        ):
            return 0.0
        odds = self.taken[item.arm] / (1 - self.taken[item.arm])
        odds *= exp(law.HEEDS * (self.memory(item.arm) - _usual(item.arm)))
        return odds / (1 + odds) * (0.5 if item.depth > self.bears else 1)

    def memory(self, arm: str) -> float:
        """How it is remembered to have felt; at first, as it is for most."""
        return self.remembered.get(arm, _usual(arm))


def _usual(arm: str) -> float:
    return law.GAINS.get(arm, law.GAIN_OF_THE_REST)[0]


def couple(population: Population, chance: Random) -> Couple:
    """A couple of that population."""
    own = chance.gauss(0, law.COUPLE_GAIN_SD)
    bearing = chance.choices(list(law.BEARS), list(law.BEARS.values()), k=2)
    draw = student if population.law.has_tails else normal
    return Couple(
        law=population.law,
        gain={arm: _gain(mean + own, draw, chance) for arm, mean in population.gain.items()},
        taken={
            arm: 1 / (1 + exp(-odds - chance.gauss(0, law.COUPLE_TAKEN_SD)))
            for arm, odds in population.taken.items()
        },
        wears_by=chance.uniform(*law.WEARS_BY),
        halves_after=chance.uniform(*law.HALVES_AFTER),
        could_bear=min(bearing),
        ceilings=[one if chance.random() < law.SETS_A_CEILING else FIRST_CEILING for one in bearing],
        place=APART if chance.random() < law.APART else TOGETHER,
        closed=frozenset(topic for topic in TOPICS if chance.random() < law.CLOSES_A_TOPIC),
        is_low=min(bearing) <= LOW,
        likes=_likes(chance),
        needs=[chance.gammavariate(law.NEEDS_DIFFER, 1) for _need in NEEDS],
    )


def _likes(chance: Random) -> tuple[Item, ...]:
    """What both like; nothing, where that is so little that the app would not show it."""
    liked = tuple(one for one in AFFECTIONATE if chance.random() < law.BOTH_LIKE)
    return liked if len(liked) >= ENOUGH else ()


def _gain(mean: float, draw: Callable[[Random], float], chance: Random) -> float:
    return 0.0 if chance.random() < law.EFFECT_NONE else mean + law.EFFECT_SD * draw(chance)


@dataclass(slots=True)
class Lived:
    """What came of it: closeness gained, in all and by slot, what was offered, and how much of that was too deep."""

    gained: float = 0.0
    by_slot: dict[str, float] = field(default_factory=lambda: dict.fromkeys(Slot, 0.0))
    offered: int = 0
    too_deep: int = 0


@dataclass(frozen=True, slots=True)
class Luck:
    """How it goes with the thing of one slot on one day, whatever it is."""

    turn: float
    taken: float
    rated: float
    felt: float
    learned: float
    refused: float


def live(made: Couple, choose: Choosing, seed: str, days: int, slots: Iterable[Slot] = Slot) -> Lived:
    """So many days of a couple, each with chances of its own by `seed`, with one way of choosing."""
    found, open_slots = Lived(), frozenset(slots)
    for number in range(days):
        day, chance = START + timedelta(days=number), Random(f"{seed} {number}")
        _begin(made, day, chance)
        if chance.random() < law.SAID_IN_TIME:
            made.hear(day)
        room = chance.choices((1, 2, 3), law.TIME_FOR)[0]
        offers = []
        for slot in Slot:
            luck = _luck(made.law, chance)
            item = choose(made, slot, made.situation(day, slot)) if slot in open_slots else None
            if item is not None:
                made.last[item.slug] = made.last[item.arm] = day
                found.offered += 1
                found.too_deep += item.depth > made.bears
                offers.append((luck, item))
        made.hear(day)  # in the evening, what was not said before
        for luck, item in sorted(offers, key=lambda one: one[0].turn):
            was_taken = room > 0 and luck.taken < made.likely(item)
            room -= 1 if was_taken else 0
            gained = _meet(made, item, day, luck, was_taken=was_taken)
            found.gained += gained
            found.by_slot[item.slot] += gained
    return found


def _luck(other: Law, chance: Random) -> Luck:
    noise = student(chance) if other.has_tails else chance.gauss(0, 1)
    turn, taken, rated, learned, refused = (chance.random() for _ in range(5))
    return Luck(turn, taken, rated, law.RATING_NOISE * noise, learned, refused)


def _begin(made: Couple, day: date, chance: Random) -> None:
    has_quarrel, is_seen, is_shown, waits = (chance.random() for _ in range(4))
    _need(made, chance)
    made.says = (made.need or NOTHING) if is_shown < law.NEED_IS_SAID else ""
    made.ideas = tuple(chance.sample(made.likes, min(SHOWN, len(made.likes))))
    made.has_words_waiting = waits < law.WORDS_WAIT
    if has_quarrel < law.QUARREL_RATE:
        made.quarrel_on = day
        if is_seen < law.QUARREL_IS_SEEN:
            made.seen_quarrel_on = day
    is_shaken = made.law.trust_moves and made.quarrel_on is not None and day - made.quarrel_on <= SHAKEN
    made.bears = max(1, made.could_bear - is_shaken)


def _need(made: Couple, chance: Random) -> None:
    """What is needed on a new day: what was needed on the last one, or something else, or nothing in particular."""
    stays, is_there = chance.random(), chance.random()
    fresh = chance.choices(NEEDS, made.needs)[0] if is_there < law.NEEDS else ""
    made.need = made.need if stays < law.NEED_STAYS else fresh


def _meet(made: Couple, item: Item, day: date, luck: Luck, *, was_taken: bool) -> float:
    """What one offer brings; and what the app sees of it, which of a thing without a trace is nothing."""
    gained = made.worth(item, day) if was_taken else 0.0
    if item.arm in OBSERVED:  # a question is the same for both, so no rating of one may choose it
        made.belief.learn(Past(item.arm, was_taken))
        if was_taken:
            rating = _tap(gained + luck.felt) if luck.rated < law.RATES else None
            made.belief.did(item.arm, day, rating, fit=Needs(made.said).fit(item.arm, day))
    if was_taken:
        _feel(made, item, gained, day, luck)
    return gained


def _feel(made: Couple, item: Item, gained: float, day: date, luck: Luck) -> None:
    made.done[item.arm] = day
    _remember(made, item, gained + luck.felt, luck)
    if item.slot is Slot.QUESTION:
        made.shared[item.depth] += 1
    if item.depth > made.bears:
        if luck.learned < law.LEARNS_TO:
            made.ceilings[0] = min(made.ceilings[0], made.bears)
    elif item.depth == made.could_bear and gained > 0 and made.could_bear < max(law.BEARS):
        made.good_at_the_edge += 1
        if made.good_at_the_edge >= law.STEPS_TO_BEAR_MORE:
            made.could_bear, made.good_at_the_edge = made.could_bear + 1, 0


def _remember(made: Couple, item: Item, felt: float, luck: Luck) -> None:
    """What is remembered of the kind; and whether it is said that it is not wanted any more."""
    before = made.memory(item.arm)
    made.remembered[item.arm] = before + law.REMEMBERS * (felt - before)
    if _tap(felt) == FARTHER and made.remembered[item.arm] < 0 and luck.refused < law.LEAVES_OUT:
        made.left_out.add(item.arm if item.slot is Slot.QUESTION else item.slug)


def _tap(felt: float) -> float:
    return min(RATINGS, key=lambda one: abs(one - felt))
