"""What people do with a question, sent as their pages send it."""

from typing import Any

from tests.cast import Player

from mandorla.pairs.actions import set_limits
from mandorla.pairs.logic.limits import Limits
from mandorla.prompts.decks import catalogue
from mandorla.prompts.logic.catalogue import Prompt
from mandorla.prompts.models import Answer
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import Calendar

# Questions of the everyday deck, by depth.
LIGHT, LIGHT_TOO, LIGHT_THREE = "everyday-first-ten-minutes", "everyday-chosen-mug", "everyday-unwritten-law"


def prompts_at(depth: int, number: int) -> list[str]:
    """Slugs of as many questions of one depth, for any pair."""
    return [prompt.slug for prompt in catalogue() if prompt.depth == depth and not prompt.is_opt_in][:number]


def opens(player: Player, slug: str = LIGHT) -> Page:
    return visit(player, player.at("prompts:prompt", slug=slug))


def answers(player: Player, text: str, slug: str = LIGHT, *, rule: str = "both") -> Page:
    """Write and send, on the page of the question."""
    page = opens(player, slug)
    return page.press("Keep it" if page.has_button("Keep it") else "Done", text=text, rule=rule)


def sends(player: Player, text: str, slug: str = LIGHT, *, rule: str = "both", version: int = 0) -> Any:
    """Send an answer without looking at a page first; the bare response."""
    form = {"text": text, "rule": rule, "version": version}
    return player.post(player.at("prompts:answer", slug=slug), form)


def narrow(player: Player, calendar: Calendar) -> set[str]:
    """Leave only a handful of questions open from tomorrow on; their slugs."""
    closed = frozenset(topic for prompt in catalogue() for topic in prompt.topics) - {"childhood", "home"}
    set_limits(member=player.member, limits=Limits(ceiling=1, closed=closed), now=calendar.now)
    left = [one for one in catalogue() if one.depth == 1 and not one.topics & closed and not one.is_opt_in]
    return {one.slug for one in left if "partners" in one.kinds and "together" in one.places}


def both_answer(one: Player, other: Player, *slugs: str) -> None:
    for slug in slugs:
        sends(one, f"{one.person.name} on {slug}", slug)
        sends(other, f"{other.person.name} on {slug}", slug)


def question(player: Player) -> Prompt | None:
    """The question on today's page, where there is one."""
    found = visit(player, player.at("home:today")).all("#question")
    name = player.member.other.person.name if player.member.other else "the person you have in mind"
    return next((prompt for prompt in catalogue() if found and prompt.words(name) == found[0]), None)


def cards(page: Page) -> dict[str, str]:
    """The answers on the page of a question, by the name over each."""
    found = page.soup.select(".exchange .answer")
    return {
        card.select(".answer__name")[0].get_text(strip=True): card.select(".said")[0].get_text()
        for card in found
    }


def marks(page: Page) -> list[str]:
    """Who may read each answer, as the page says it."""
    return page.all(".exchange .answer .marker")


def circles(page: Page) -> str:
    """What the two circles of a question show: waiting or open; nothing where there are none."""
    found = page.soup.select_one("main .circles")
    return next(
        (shown for shown in ("waiting", "open") if found and f"circles--{shown}" in found["class"]), ""
    )


def answer_of(player: Player, slug: str = LIGHT) -> Answer:
    return Answer.objects.of(player.pair).by(player.person).get(exchange__slug=slug)
