"""The words of these pages are for a person in the middle of a fight: short, and easy to read."""

from pathlib import Path

import pytest

from mandorla.promises.tests.test_words import _COUNTING, ENOUGH, HARDEST, MOST_WORDS, grade, words_of

SLICE = Path(__file__).parents[1]
PAGES = sorted([*SLICE.glob("templates/repair/*.html"), *SLICE.glob("*.py"), *SLICE.glob("views/*.py")])
TOOLS = [page for page in PAGES if "{% block main %}" in page.read_text(encoding="utf-8")]
NO_TOOL = {"kept.html"}
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


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


@pytest.mark.parametrize("page", TOOLS, ids=lambda page: page.name)
def test_every_tool_ends_with_the_way_to_help_and_has_one_thing_to_do(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert ('"repair/afraid.html"' in text) == (page.name not in NO_TOOL)
    assert text.count("button--primary") <= 1 or "{% if" in text
