import pytest

from mandorla.shared.paging import Page, number_of, page_of, side_by_side

MANY = list(range(50))


@pytest.mark.parametrize(
    ("asked", "number"), [("2", 2), ("0", 1), ("-3", 1), ("", 1), ("x", 1), ("²", 1), ("9" * 9, 1)]
)
def test_what_makes_no_sense_asks_for_the_first_page(asked: str, number: int) -> None:
    assert number_of(asked) == number


def test_a_page_says_whether_there_are_older_ones() -> None:
    assert page_of(MANY, "1") == Page(1, MANY[:20], has_next=True)
    assert page_of(MANY, "3") == Page(3, MANY[40:], has_next=False)
    assert page_of(MANY[:40], "2") == Page(2, MANY[20:40], has_next=False)
    assert page_of(MANY, "4") == Page(4, [], has_next=False)


def test_lists_side_by_side_go_on_while_one_of_them_does() -> None:
    both = side_by_side(page_of(MANY, "2"), page_of(["a"], "2"))
    assert both == Page(2, MANY[20:40], has_next=True)
    assert not side_by_side(page_of(MANY, "3"), page_of(["a"], "3")).has_next
