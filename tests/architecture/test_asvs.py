"""docs/asvs.md names every requirement of levels 1 and 2, and every test that it names is there."""

import re

from tests.architecture import tree

# How many a section has at levels 1 and 2, in the order of its numbers; sections of level 3 alone are not here.
SECTIONS = {
    1: (2, 9, 11, 3, 2),
    2: (3, 3, 4, 1),
    3: (0, 2, 4, 6, 5, 0, 2),
    4: (3, 1, 2, 4),
    5: (1, 3, 2, 3),
    6: (3, 12, 4, 4, 5, 3, 0, 4),
    7: (3, 4, 2, 5, 2, 2),
    8: (2, 3, 1, 1),
    9: (3, 4),
    10: (2, 2, 4, 11, 5, 2, 3),
    11: (2, 3, 3, 4, 1, 1),
    12: (3, 2, 4),
    13: (1, 5, 2, 5),
    14: (2, 4, 3),
    15: (3, 3, 7),
    16: (1, 5, 4, 3, 3),
    17: (1, 4, 2),
}
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
TEXT = (tree.ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")


def known() -> list[str]:
    return [
        f"{chapter}.{section}.{number}"
        for chapter, counts in SECTIONS.items()
        for section, count in enumerate(counts, 1)
        for number in range(1, count + 1)
    ]


def all_tests() -> set[str]:
    files = [path for path in tree.files("test_*.py") if "tests" in path.parts]
    return {name for path in files for name in re.findall(r"^def (test_\w+)", path.read_text(), re.MULTILINE)}


def missing(text: str, there: set[str]) -> list[str]:
    return sorted(set(re.findall(r"`(test_\w+)`", text)) - there)


def test_every_requirement_stands_in_the_table_once() -> None:
    rows = ROW.findall(TEXT)
    assert [number for number, *_ in rows] == known()
    assert (len(rows), [level for _, level, *_ in rows].count("1")) == (253, 70)


def test_each_is_held_by_a_test_or_has_a_written_exception() -> None:
    for number, _level, _asks, held in ROW.findall(TEXT):
        reason = re.search(r"(?:Exception(?: at L2)?|Not here): \S.{2,}", held)
        assert reason or "`test_" in held, number


def test_every_test_that_the_table_names_is_there() -> None:
    assert missing(TEXT, all_tests()) == []


def test_a_test_that_is_not_there_would_be_noticed() -> None:
    assert missing("`test_of_nothing` and `test_a`", {"test_a"}) == ["test_of_nothing"]
