"""Every content file, checked by the slice that reads it."""

from collections.abc import Callable, Iterable, Iterator

from mandorla.affection.acts import check_acts
from mandorla.asks.responding import check_good_news
from mandorla.home.checking import check_help, check_letters
from mandorla.insights.questionnaires import FILES as QUESTIONNAIRES
from mandorla.insights.questionnaires import check_questionnaire
from mandorla.library.checking import check_feelings, check_stems, check_topics
from mandorla.library.reading import CONTENT, ContentProblem, Document, Problem, document, documents
from mandorla.prompts.decks import catalogue, check_themes
from mandorla.prompts.decks import check as check_decks
from mandorla.talks.scripts import check as check_talks
from mandorla.talks.scripts import check_hints, scripts

CHECKS: tuple[tuple[str, Callable[[Document], Iterable[Problem]]], ...] = (
    ("topics.yaml", check_topics),
    ("feelings.yaml", check_feelings),
    ("stems.yaml", check_stems),
    ("themes.yaml", check_themes),
    ("help.yaml", check_help),
    ("acts.yaml", check_acts),
    ("good-news.yaml", check_good_news),
    ("letters.yaml", check_letters),
    ("listening.yaml", check_hints),
    *((file, check_questionnaire) for file in QUESTIONNAIRES.values()),
)
FOLDERS: tuple[tuple[str, Callable[[Iterable[Document]], Iterable[Problem]]], ...] = (
    ("decks", check_decks),
    ("talks", check_talks),
)


def check() -> None:
    """Raises ContentProblem where a file of the content is not as it must be."""
    slips = _problems_of_words()
    if slips:
        raise ContentProblem(slips)
    catalogue()
    scripts()


def problems() -> list[Problem]:
    """What is wrong with the content, by file and line. Decks use the words of single files, so these come first."""
    return _problems_of_words() or sorted(problem for folder in FOLDERS for problem in _problems_in(*folder))


def _problems_of_words() -> list[Problem]:
    return sorted(problem for name, check in CHECKS for problem in _problems_of(name, check))


def _problems_of(name: str, check: Callable[[Document], Iterable[Problem]]) -> Iterator[Problem]:
    try:
        yield from check(document(name))
    except ContentProblem as unreadable:
        yield from unreadable.problems
    except FileNotFoundError as missing:
        yield Problem(str(missing.filename).removeprefix(f"{CONTENT}/"), 1, "this file is missing")


def _problems_in(folder: str, check: Callable[[Iterable[Document]], Iterable[Problem]]) -> Iterator[Problem]:
    try:
        yield from check(documents(folder))
    except ContentProblem as unreadable:
        yield from unreadable.problems
