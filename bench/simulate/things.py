"""What there is to be offered to a made-up couple: the real catalogue, and two hundred questions."""

from mandorla.suggestions.logic.catalogue import ITEMS, TALKS, affectionate, talk
from mandorla.suggestions.logic.items import Item, Slot

DECKS, TOPICS = 10, ("money", "family", "body", "loss", "faith", "work", "touch", "fear")
ACTS = 12  # small acts of affection, of which a couple likes some


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
AFFECTIONATE = tuple(affectionate(str(number)) for number in range(ACTS))
KNOWN: dict[Slot, tuple[Item, ...]] = {
    Slot.QUESTION: QUESTIONS,
    Slot.ACT: (*(one for one in ITEMS if one.slot is Slot.ACT), *AFFECTIONATE),
    Slot.PLAN: (
        *(one for one in ITEMS if one.slot is Slot.PLAN),
        *(talk(slug, frozenset()) for slug in TALKS if slug not in ("friends", "parent-and-child")),
    ),
}
ARMS = sorted({item.arm for items in KNOWN.values() for item in items})
