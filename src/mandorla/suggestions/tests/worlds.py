"""Random things to suggest, random situations, and the rules of the gate said once more in other words."""

from datetime import date, timedelta

from hypothesis import strategies as st

from mandorla.suggestions.logic.gate import Situation
from mandorla.suggestions.logic.items import Item, Slot

TODAY = date(2026, 5, 4)
SLUGS = tuple(f"item-{number}" for number in range(8))
ARMS, TOPICS, DECKS = ("thanks", "quiet", "listening", "odd"), ("home", "money", "touch"), ("", "", "desire")
KINDS, PLACES, SUITS = ("partners", "friends"), ("together", "apart"), ("solo", "both")

some = st.frozensets
days = st.integers(0, 40).map(lambda ago: TODAY - timedelta(days=ago))
items = st.builds(
    Item,
    slug=st.sampled_from(SLUGS),
    arm=st.sampled_from(ARMS),
    slot=st.sampled_from(list(Slot)),
    depth=st.integers(1, 5),
    minutes=st.sampled_from([2, 5, 15, 45, 90]),
    spacing=st.integers(1, 30),
    places=some(st.sampled_from(PLACES), min_size=1),
    kinds=some(st.sampled_from(KINDS)),
    suits=some(st.sampled_from(SUITS), min_size=1),
    topics=some(st.sampled_from(TOPICS)),
    needs_opening=st.sampled_from(DECKS),
    is_joint=st.booleans(),
    is_hard=st.booleans(),
    opens_up=st.booleans(),
)
things = st.lists(items, unique_by=lambda item: item.slug, max_size=8)
situations = st.builds(
    Situation,
    day=st.just(TODAY),
    kind=st.sampled_from(KINDS),
    place=st.sampled_from(PLACES),
    is_solo=st.booleans(),
    ceiling=st.integers(1, 5),
    rung=st.integers(2, 5),
    minutes=st.sampled_from([0, 5, 15, 60]),
    closed=some(st.sampled_from(TOPICS), max_size=2),
    opened=some(st.just("desire")),
    vetoed=some(st.sampled_from([*SLUGS, *ARMS]), max_size=2),
    is_resting=st.sampled_from([False, False, False, True]),
    is_gentle=st.booleans(),
    conflict_on=st.none() | days,
    last=st.dictionaries(st.sampled_from([*SLUGS, *ARMS]), days, max_size=5),
)


def violations(item: Item, situation: Situation) -> list[str]:
    """What is wrong with suggesting this, by a second reading of the rules."""
    last, conflict = situation.last.get(item.slug), situation.conflict_on
    wrong = {
        "somebody rests": situation.is_resting,
        "somebody does not want it": any(one in situation.vetoed for one in (item.slug, item.arm)),
        "not both have opened it": item.needs_opening not in {"", *situation.opened},
        "somebody closed a topic of it": not item.topics.isdisjoint(situation.closed),
        "it is too deep": item.depth > min(situation.ceiling, situation.rung),
        "it is deep, and a conflict is near": bool(
            item.depth in {3, 4, 5} and conflict and conflict + timedelta(days=2) >= situation.day
        ),
        "it was there lately": bool(last and last + timedelta(days=item.spacing) > situation.day),
        "it takes too long": not item.minutes <= situation.minutes,
        "it is for another place": not item.places.issuperset({situation.place}),
        "it is for others": item.kinds != frozenset() and situation.kind not in item.kinds,
        "it is for another number": not item.suits.issuperset({"solo" if situation.is_solo else "both"}),
        "it asks for what somebody closed": situation.is_gentle and (item.opens_up or item.is_hard),
    }
    return [name for name, is_so in wrong.items() if is_so]
