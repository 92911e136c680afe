"""The decks a person may browse: up to their own ceiling, without topics they closed."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from mandorla.pairs.logic.limits import Limits
from mandorla.pairs.models import Member
from mandorla.prompts.addresses import number_of
from mandorla.prompts.decks import KINDS, PLACES, SUITS, catalogue
from mandorla.prompts.logic.catalogue import Deck, Prompt, Theme
from mandorla.prompts.logic.choosing import Situation, is_eligible
from mandorla.prompts.models import Answer, Mark
from mandorla.prompts.offers import today

SOMEONE = _("the person you have in mind")
THE_OTHER = _("The other")
LIGHT = 1
LIGHT_EACH = 8  # per deck, so that phones store little for offline use


@dataclass(frozen=True, slots=True)
class OpenPrompt:
    """A prompt in a list: its words for this reader, and its state."""

    slug: str
    words: str
    depth: int
    has_mine: bool

    @property
    def number(self) -> str:
        return number_of(self.slug)


@dataclass(frozen=True, slots=True)
class OpenDeck:
    deck: Deck
    prompts: list[OpenPrompt]


def themes_for(member: Member, mine: Limits) -> list[Theme]:
    """Themes with the decks that have at least one prompt `member` may browse."""
    found = []
    for theme in catalogue().themes:
        decks = [deck for deck in theme.decks if any(may_browse(one, member, mine) for one in deck.prompts)]
        found += [replace(theme, decks=tuple(decks))] if decks else []
    return found


def deck_for(member: Member, slug: str, mine: Limits, now: datetime) -> OpenDeck | None:
    """One deck as `member` may browse it, or None if it has nothing for them."""
    deck = catalogue().deck_by_slug.get(slug)
    prompts = [prompt for prompt in deck.prompts if may_browse(prompt, member, mine)] if deck else []
    if deck is None or not prompts:
        return None
    answered = set(Answer.objects.of(member.pair).by(member.person).values_list("exchange__slug", flat=True))
    name = name_of_other(member)
    rows = [OpenPrompt(one.slug, one.words(name), one.depth, one.slug in answered) for one in prompts]
    return OpenDeck(deck, rows)


def todays_for(member: Member, now: datetime) -> OpenPrompt | None:
    """Today's question, if there is one for `member`."""
    found = today(member, member.pair_day(now)).prompt
    return OpenPrompt(found.slug, found.words(name_of_other(member)), found.depth, False) if found else None


def marked_by(member: Member) -> list[OpenPrompt]:
    """The questions `member` would like to talk about one day."""
    name = name_of_other(member)
    slugs = Mark.objects.of(member.pair, member.person).order_by("id").values_list("slug", flat=True)
    known = catalogue().by_slug
    return [
        OpenPrompt(one.slug, one.words(name), one.depth, False) for slug in slugs if (one := known.get(slug))
    ]


def light_decks() -> list[OpenDeck]:
    """What suits everyone: a few light questions per deck, for every kind of pair, regardless of limits and names."""
    found = []
    for deck in catalogue().decks:
        light = [one for one in deck.prompts if one.depth == LIGHT and not one.is_opt_in and _fits_all(one)]
        rows = [OpenPrompt(one.slug, one.words(str(SOMEONE)), one.depth, False) for one in light[:LIGHT_EACH]]
        found += [OpenDeck(deck, rows)] if rows else []
    return found


def _fits_all(prompt: Prompt) -> bool:
    return prompt.kinds == KINDS and prompt.suits == SUITS and prompt.places == PLACES


def may_browse(prompt: Prompt, member: Member, mine: Limits) -> bool:
    """Whether a prompt is within the person's own limits; the other's limits do not matter here."""
    situation = Situation(
        seed=b"",
        turn=0,
        depth=mine.ceiling,
        kind=member.pair.kind,
        place=member.pair.place,
        is_solo=member.is_solo,
        closed=mine.closed,
        opened=mine.opened,
    )
    return is_eligible(prompt, situation)


def name_over(member: Member) -> str:
    """The heading that says whose words these are, even if that person has left."""
    return member.other.person.name if member.other else str(THE_OTHER)


def name_of_other(member: Member) -> str:
    """The name a question uses for the other person."""
    return member.other.person.name if member.other else str(SOMEONE)
