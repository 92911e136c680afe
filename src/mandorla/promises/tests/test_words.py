"""The words of these pages are for a person in the middle of a fight: short, and easy to read."""

import re
from pathlib import Path

import pytest

SLICE = Path(__file__).parents[1]
PAGES = sorted([*SLICE.glob("templates/promises/*.html"), *SLICE.glob("*.py"), *SLICE.glob("views/*.py")])
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
MOST_WORDS, HARDEST = 25, 6.0
ENOUGH = 12  # fewer words have no grade
_PLAIN = re.compile(r'{%\s*translate\s+"([^"]+)"')
_BLOCK = re.compile(r"{%\s*blocktranslate[^%]*%}(.*?){%\s*endblocktranslate\s*%}", re.DOTALL)
_CALL = re.compile(r'\b_\(\s*"([^"]+)"')
_COUNTING = re.compile(
    r"\b(times in a row|streak|percent|score|overdue|always|never|failed|late again)\b", re.I
)


def words_of(page: Path) -> list[str]:
    """Every string of ours that a page or a module puts on screen, its names filled in."""
    text = page.read_text(encoding="utf-8")
    found = [*_PLAIN.findall(text), *_BLOCK.findall(text), *_CALL.findall(text)]
    return [re.sub(r"{{\s*\w+\s*}}|%\(\w+\)s", "Sam", one).strip() for one in found]


def syllables(word: str) -> int:
    """How many syllables an English word has, near enough."""
    word = re.sub(r"[^a-z]", "", word.lower())
    groups = re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouyl])e$|(?<=[^aeiouydt])ed$", "", word))
    return max(1, len(groups))


def grade(strings: list[str]) -> float:
    """The reading grade (Flesch-Kincaid 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    sentences = [one for text in strings for one in re.split(r"[.?:;]\s*", text) if one.split()]
    words = [word for one in sentences for word in one.split()]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


@each_page
def test_no_more_than_twenty_five_words_at_a_time(page: Path) -> None:
    assert [one for one in words_of(page) if len(one.split()) > MOST_WORDS] == []


@each_page
def test_a_child_of_twelve_could_read_it(page: Path) -> None:
    strings = words_of(page)
    if sum(len(one.split()) for one in strings) >= ENOUGH:
        assert grade(strings) <= HARDEST, strings


@each_page
def test_nothing_counts_compares_or_urges(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [one for one in words_of(page) if _COUNTING.search(one)] == []
    assert "|length" not in text
    assert "forloop.counter" not in text


def test_a_hard_text_would_be_found() -> None:
    hard = [
        "Notwithstanding considerable disagreement, responsibility necessitates immediate reconciliation."
    ]
    assert grade(hard) > 15
    assert grade(["You can take it back."]) < 3
