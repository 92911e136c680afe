"""Made-up couples that are offered things for ninety days, by the assumptions, and what they gain by it."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import exp, log
from random import Random

from bench.simulate import assumptions as law

from mandorla.pairs.logic.limits import FIRST_CEILING
from mandorla.prompts.logic.depth import reached
from mandorla.suggestions.logic.believing import Belief
from mandorla.suggestions.logic.catalogue import ANSWERS, ITEMS, TALKS, affectionate, talk
from mandorla.suggestions.logic.gate import DEEP, QUIET_AFTER_CONFLICT, Situation
from mandorla.suggestions.logic.items import APART, TOGETHER, Item, Past, Slot
from mandorla.suggestions.logic.prior import PRIOR, UNKNOWN

START = date(2026, 1, 1)
DECKS, TOPICS = 10, ("money", "family", "body", "loss", "faith", "work", "touch", "fear")
RATINGS = (1.0, 0.5, 0.0, -0.5)
MINUTES = {Slot.QUESTION: 60, Slot.ACT: 15, Slot.PLAN: 60}
LOW = 2  # what a couple of little trust can bear
Choosing = Callable[["Couple", Slot, Situation], Item | None]


def _questions() -> tuple[Item, ...]:
    """Two hundred questions in ten decks, a fifth of them at each depth, some with a topic."""
    return tuple(
        Item(
            f"question-{number:03}",
            f"deck-{number % DECKS}",
            Slot.QUESTION,
            depth=1 + number // 40,
            spacing=365,
            topics=frozenset({TOPICS[number % len(TOPICS)]}) if number % 3 == 0 else frozenset(),
        )
        for number in range(200)
    )


QUESTIONS = _questions()
KNOWN: dict[Slot, tuple[Item, ...]] = {
    Slot.QUESTION: QUESTIONS,
    Slot.ACT: (*(one for one in ITEMS if one.slot is Slot.ACT), *(affectionate(str(n)) for n in range(12))),
    Slot.PLAN: (
        *(one for one in ITEMS if one.slot is Slot.PLAN),
        *(talk(slug, frozenset()) for slug in TALKS if slug not in ("friends", "parent-and-child")),
    ),
}
ARMS = sorted({item.arm for items in KNOWN.values() for item in items})


@dataclass(frozen=True, slots=True)
class Population:
    """What things are worth and how often they are taken up, on the average of all couples."""

    gain: dict[str, float]
    taken: dict[str, float]  # log odds

    @classmethod
    def drawn(cls, chance: Random) -> "Population":
        """One population, somewhere around what is shipped."""
        priors = {arm: PRIOR.get(arm, UNKNOWN) for arm in ARMS}
        return cls(
            {arm: chance.gauss(one.gain, law.POPULATION_GAIN_SD) for arm, one in priors.items()},
            {
                arm: log(one.taken / one.left) + chance.gauss(0, law.POPULATION_TAKEN_SD)
                for arm, one in priors.items()
            },
        )


@dataclass(slots=True)
class Couple:
    """One couple: what is true of it, what it has set, and what the app knows of it."""

    gain: dict[str, float]
    taken: dict[str, float]
    wears_by: float
    halves_after: float
    bears: int
    ceilings: list[int]
    place: str
    closed: frozenset[str]
    is_low: bool
    belief: Belief = field(default_factory=Belief)
    last: dict[str, date] = field(default_factory=dict)  # offered
    done: dict[str, date] = field(default_factory=dict)
    shared: Counter[int] = field(default_factory=Counter)
    good_at_the_edge: int = 0
    quarrel_on: date | None = None
    seen_quarrel_on: date | None = None
    wanted: frozenset[str] = frozenset()

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
            conflict_on=self.seen_quarrel_on,
            last=self.last,
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
            value *= law.NEEDED_IS_WORTH if item.arm in self.wanted else 1
        is_raw = self.quarrel_on is not None and day - self.quarrel_on <= QUIET_AFTER_CONFLICT
        return value - (law.RAW_COSTS if is_raw and item.depth >= DEEP else 0)

    def likely(self, item: Item) -> float:
        """How likely it is taken up. What doesn't fit is not; what is too deep, half as often."""
        if self.place not in item.places or item.topics & self.closed:
            return 0.0
        return self.taken[item.arm] * (0.5 if item.depth > self.bears else 1)


def couple(population: Population, chance: Random) -> Couple:
    """A couple of that population."""
    own = chance.gauss(0, law.COUPLE_GAIN_SD)
    bearing = chance.choices(list(law.BEARS), list(law.BEARS.values()), k=2)
    return Couple(
        gain={arm: _gain(mean + own, chance) for arm, mean in population.gain.items()},
        taken={
            arm: 1 / (1 + exp(-odds - chance.gauss(0, law.COUPLE_TAKEN_SD)))
            for arm, odds in population.taken.items()
        },
        wears_by=chance.uniform(*law.WEARS_BY),
        halves_after=chance.uniform(*law.HALVES_AFTER),
        bears=min(bearing),
        ceilings=[one if chance.random() < law.SETS_A_CEILING else FIRST_CEILING for one in bearing],
        place=APART if chance.random() < law.APART else TOGETHER,
        closed=frozenset(topic for topic in TOPICS if chance.random() < law.CLOSES_A_TOPIC),
        is_low=min(bearing) <= LOW,
    )


def _gain(mean: float, chance: Random) -> float:
    return 0.0 if chance.random() < law.EFFECT_NONE else chance.gauss(mean, law.EFFECT_SD)


@dataclass(slots=True)
class Lived:
    """What came of it: closeness gained, what was offered, and how much of that was too deep."""

    gained: float = 0.0
    offered: int = 0
    too_deep: int = 0


def live(made: Couple, choose: Choosing, chance: Random, days: int, slots: Iterable[Slot] = Slot) -> Lived:
    """So many days of a couple with one way of choosing."""
    found, slots = Lived(), tuple(slots)
    for number in range(days):
        day = START + timedelta(days=number)
        _begin(made, day, chance)
        offers = []
        for slot in slots:
            item = choose(made, slot, made.situation(day, slot))
            if item is not None:
                made.last[item.slug] = made.last[item.arm] = day
                found.offered += 1
                found.too_deep += item.depth > made.bears
                offers.append(item)
        found.gained += _spend(made, offers, day, chance)
    return found


def _begin(made: Couple, day: date, chance: Random) -> None:
    if chance.random() < law.QUARREL_RATE:
        made.quarrel_on = day
        if chance.random() < law.QUARREL_IS_SEEN:
            made.seen_quarrel_on = day
    needs = chance.random() < law.NEEDS
    made.wanted = ANSWERS[chance.choice(list(ANSWERS))] if needs else frozenset()


def _spend(made: Couple, offers: list[Item], day: date, chance: Random) -> float:
    """A day: what there is time for is taken up or left, felt, and sometimes rated."""
    room = chance.choices((1, 2, 3), law.TIME_FOR)[0]
    total = 0.0
    for item in chance.sample(offers, len(offers)):
        was_taken = room > 0 and chance.random() < made.likely(item)
        gained = made.worth(item, day) if was_taken else 0.0
        if was_taken:
            room -= 1
            _feel(made, item, gained, day, chance)
        total += gained
        rated = was_taken and chance.random() < law.RATES
        gain = _tap(gained + chance.gauss(0, law.RATING_NOISE)) if rated else None
        if item.slot is not Slot.QUESTION:  # it is the same for both, so neither's rating may choose it
            made.belief.learn(Past(item.arm, was_taken, gain))
    return total


def _feel(made: Couple, item: Item, gained: float, day: date, chance: Random) -> None:
    made.done[item.arm] = day
    if item.slot is Slot.QUESTION:
        made.shared[item.depth] += 1
    if item.depth > made.bears:
        if chance.random() < law.LEARNS_TO:
            made.ceilings[0] = min(made.ceilings[0], made.bears)
    elif item.depth == made.bears and gained > 0 and made.bears < max(law.BEARS):
        made.good_at_the_edge += 1
        if made.good_at_the_edge >= law.STEPS_TO_BEAR_MORE:
            made.bears, made.good_at_the_edge = made.bears + 1, 0


def _tap(felt: float) -> float:
    return min(RATINGS, key=lambda one: abs(one - felt))
