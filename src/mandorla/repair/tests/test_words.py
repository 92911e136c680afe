"""The words of these pages are for a person in the middle of a fight: short, and easy to read."""

from pathlib import Path

import pytest

from mandorla.shared.tests.plain_words import counting, pages_of, too_hard, too_long, words_of

PAGES = pages_of(Path(__file__).parents[1])
TOOLS = [page for page in PAGES if "{% block main %}" in page.read_text(encoding="utf-8")]
NO_TOOL = {"kept.html"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_said_is_short_and_plain_and_counts_nothing(page: Path) -> None:
    assert too_long(words_of(page)) == []
    assert too_hard(words_of(page)) == []
    assert counting(page) == []


@pytest.mark.parametrize("page", TOOLS, ids=lambda page: page.name)
def test_every_tool_ends_with_the_way_to_help_and_has_one_thing_to_do(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert ('"components/afraid.html"' in text) == (page.name not in NO_TOOL)
    assert text.count("button--primary") <= 1 or "{% if" in text
