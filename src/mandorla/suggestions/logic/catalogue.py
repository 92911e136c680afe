"""What can be suggested besides the question of the day, which both get, and the acts that both like."""

from mandorla.suggestions.logic.items import BOTH, Item, Slot

TWO = frozenset({BOTH})
TOUCH = frozenset({"touch"})
AFFECTION = "affection"
TALK = "talk"

ITEMS: tuple[Item, ...] = (
    Item("thanks", "thanks", Slot.ACT, suits=TWO),
    Item("line", "line", Slot.ACT, opens_up=True),
    Item("taking-in", "taking-in", Slot.ACT, suits=TWO),
    Item("news", "news", Slot.ACT, suits=TWO, opens_up=True, spacing=3),
    Item("quiet", "quiet", Slot.ACT, minutes=15, suits=TWO, is_joint=True, spacing=3),
    Item("card", "card", Slot.ACT, depth=2, opens_up=True, spacing=60),
    Item("step", "step", Slot.ACT, depth=2, opens_up=True, spacing=14),
    Item("promise", "promise", Slot.PLAN, spacing=7),
    Item("habit", "habit", Slot.PLAN, suits=TWO, is_joint=True, spacing=30),
    Item("window", "window", Slot.PLAN, suits=TWO, is_joint=True, spacing=14),
)

# The scripts of talks that may be suggested: arm, depth, and the longer of its minutes. Work on conflict is never
# suggested: whoever wants it goes there.
TALKS: dict[str, tuple[str, int, int]] = {
    "listening-short": ("listening", 2, 8),
    "listening": ("listening", 2, 25),
    "thanking": ("thanking", 1, 12),
    "weekly": ("weekly", 2, 45),
    "friends": ("listening", 2, 20),
    "parent-and-child": ("listening", 2, 25),
    "when-you-are-sad": ("opening-up", 3, 20),
    "dreams": ("opening-up", 3, 30),
    "opening-up": ("opening-up", 3, 45),
}

# What leaves a trace: a practice that is remembered, and can be rated. Of the rest nobody knows whether it was done.
OBSERVED = frozenset(
    {
        "thanks",
        "line",
        "news",
        "taking-in",
        "quiet",
        AFFECTION,
        *(arm for arm, _depth, _minutes in TALKS.values()),
    }
)


def talk(slug: str, kinds: frozenset[str]) -> Item:
    """A talk to propose, by the slug of its script, for these kinds of pair."""
    arm, depth, minutes = TALKS[slug]
    is_opening = arm == "opening-up"
    return Item(
        f"{TALK}:{slug}",
        arm,
        Slot.PLAN,
        depth=depth,
        minutes=minutes,
        spacing=7,
        kinds=kinds,
        suits=TWO,
        is_joint=True,
        opens_up=is_opening,
    )


def affectionate(slug: str) -> Item:
    """A small act that both like, by its slug."""
    return Item(f"{AFFECTION}:{slug}", AFFECTION, Slot.ACT, spacing=4, topics=TOUCH, suits=TWO)


# What answers a need that somebody named in their check-in.
ANSWERS: dict[str, frozenset[str]] = {
    "heard": frozenset({"listening", "opening-up", "line"}),
    "help": frozenset({"listening", "promise"}),
    "affection": frozenset({AFFECTION, "quiet"}),
    "fun": frozenset({"quiet", "window", AFFECTION}),
    "appreciation": frozenset({"thanks", "thanking", "taking-in"}),
    "space": frozenset({"promise"}),
}
