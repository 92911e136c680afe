"""The shelf: all of a person's answers and those opened to them, by theme and date. Searching decrypts each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.prompts.addresses import number_of
from mandorla.prompts.browsing import SOMEONE, name_of_other, name_over
from mandorla.prompts.decks import catalogue
from mandorla.prompts.logic.catalogue import Deck
from mandorla.prompts.models import Answer, Keep, Shelf
from mandorla.shared.dates import in_words
from mandorla.shared.paging import Page, page_of
from mandorla.shared.text import fold, shorten


@dataclass(frozen=True, slots=True)
class Row:
    """One answer on the shelf, with everything the template needs."""

    url: str
    question: str
    about: str
    text: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class ShelfPage:
    rows: list[Row]
    page: Page[Answer]
    decks: list[tuple[str, str]]
    shelves: Sequence[tuple[str, Any]]
    narrowing: dict[str, str]


@dataclass(frozen=True, slots=True)
class KeptPage:
    rows: list[Row]
    page: Page[Answer]


def shelf_of(
    member: Member, *, now: datetime, page: str, words: str = "", shelf: str = "", deck: str = ""
) -> ShelfPage:
    """One page of the shelf, newest first, filtered by words, shelf or deck."""
    answers = (
        Answer.objects.visible_to(member, now=now)
        .select_related("exchange")
        .order_by("-day", "-sealed_at", "id")
    )
    if shelf:
        answers = answers.filter(keeps__person=member.person, keeps__shelf=shelf)
    if deck in catalogue().deck_by_slug:
        slugs = [prompt.slug for prompt in catalogue().deck_by_slug[deck].prompts]
        answers = answers.filter(exchange__slug__in=slugs)
    wanted: Any = _matching(answers, member, words) if words else answers
    found: Page[Answer] = page_of(wanted, page)
    opened = Boundaries(member).mine().opened
    decks = [(one.slug, one.title) for one in catalogue().decks if _may_be_chosen(one, member, opened)]
    narrowing = {name: value for name, value in (("words", words), ("shelf", shelf), ("deck", deck)) if value}
    return ShelfPage(_rows(found.rows, member), found, decks, Shelf.choices, narrowing)


def kept_by(person: Person, *, page: str) -> KeptPage:
    """One page of what `person` wrote in pairs they have left, newest first: it stays theirs. One query."""
    answers = (
        Answer.objects.by(person)
        .filter(pair__in=Member.objects.pairs_left_by(person))
        .select_related("exchange")
        .order_by("-day", "-sealed_at", "id")
    )
    found = page_of(answers, page)
    rows = [_row(answer, person, "", str(SOMEONE), {True: _("You")}, "") for answer in found.rows]
    return KeptPage(rows, found)


def _may_be_chosen(deck: Deck, member: Member, opened: frozenset[str]) -> bool:
    return member.pair.kind in deck.kinds and (not deck.is_opt_in or deck.slug in opened)


def _matching(answers: Any, member: Member, words: str) -> Sequence[Answer]:
    """Answers whose text or question contains every word. Decrypts each, because there is no plaintext index."""
    wanted = fold(words).split()
    name = name_of_other(member)
    return [
        answer
        for answer in answers
        if _holds(f"{_question(answer, name)} {answer.words_for(member.person)}", wanted)
    ]


def _holds(text: str, wanted: list[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in wanted)


def _rows(answers: list[Answer], member: Member) -> list[Row]:
    kept = dict(
        Keep.objects.of(member.pair, member.person)
        .filter(answer__in=[answer.id for answer in answers])
        .values_list("answer_id", "shelf")
    )
    base, name = f"/with/{member.pair_id}/prompts/", name_of_other(member)
    whose = {True: _("You"), False: name_over(member)}
    labels = {value: str(label) for value, label in Shelf.choices}
    return [
        _row(answer, member.person, base, name, whose, labels.get(kept.get(answer.id, ""), ""))
        for answer in answers
    ]


def _row(answer: Answer, person: Person, base: str, name: str, whose: Mapping[bool, str], shelf: str) -> Row:
    slug, is_mine = answer.exchange.slug, answer.author_id == person.id
    prompt = catalogue().by_slug.get(slug)
    deck = catalogue().deck_by_slug[prompt.deck].title if prompt else ""
    about = (whose[is_mine], deck, in_words(answer.day), shelf)
    return Row(
        url=f"{base}{number_of(slug)}/" if base and prompt else "",
        question=_question(answer, name),
        about=" · ".join(part for part in about if part),
        text=shorten(answer.words_for(person)),
        is_mine=is_mine,
    )


def _question(answer: Answer, name: str) -> str:
    prompt = catalogue().by_slug.get(answer.exchange.slug)
    return prompt.words(name) if prompt else answer.exchange.slug
