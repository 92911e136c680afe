import pytest

from mandorla.home.checking import check_help
from mandorla.library.reading import document, parse

COUNTRY = 'countries:\n- {code: XX, name: Nowhere, emergency: "1", lines: [%s]}\ndirectories: [%s]'
LINE = '{name: A line, number: "2", source: "https://example.org", confirmed_on: 2026-11-22}'


def problems(line: str) -> list[str]:
    return [str(problem) for problem in check_help(parse("bad.yaml", COUNTRY % (line, LINE)))]


def test_the_help_lines_we_ship_are_as_they_must_be() -> None:
    assert list(check_help(document("help.yaml"))) == []
    assert problems(LINE) == []


@pytest.mark.parametrize(
    ("part", "instead", "said"),
    [
        ("number: ", "about: ", "no number and no address"),
        ("confirmed_on: 2026-11-22", "confirmed_on: soon", "confirmed_on is not a day"),
        (", confirmed_on: 2026-11-22", "", "missing part: confirmed_on"),
        ("https://example.org", "a friend", "source is not the address of a page"),
        ("name: A line", "title: A line", "missing part: name"),
    ],
)
def test_a_line_that_nobody_could_confirm_is_refused(part: str, instead: str, said: str) -> None:
    assert f"bad.yaml:2: {said}" in problems(LINE.replace(part, instead))


def test_a_country_stands_there_once() -> None:
    twice = (COUNTRY % (LINE, LINE)).replace("directories", "- {code: XX}\ndirectories")
    assert any(
        "this code stands twice: XX" in str(problem) for problem in check_help(parse("bad.yaml", twice))
    )
