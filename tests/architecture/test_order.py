"""Rows that come in an order come in the same order each time: by something that no two of them share."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture import tree

# What tells rows apart where they are read by it: a key, or what a constraint makes unique among them.
TOTAL = {"id", "pk", "pair_id", "person_id", "talk_id", "number", "place", "side", "seq", "round"}
TOTAL |= {"time_zone", "from_day"}  # read distinct; one row a day for each person in each pair
DISTINCT = {"dates"}  # what is read from these is their order


def unsure_orders(module: ast.Module) -> list[str]:
    return [ast.unparse(call) for call in _orders(module) if not _is_total(call)]


def _orders(module: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(module):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "order_by"
        ):
            yield node


def _is_total(call: ast.Call) -> bool:
    """An order by nothing takes one away; else the last name decides."""
    last = call.args[-1] if call.args else ast.Constant("pk")
    is_distinct = isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) in DISTINCT
    return is_distinct or (isinstance(last, ast.Constant) and str(last.value).removeprefix("-") in TOTAL)


def test_every_order_is_by_something_that_no_two_share() -> None:
    assert tree.found_in(tree.ours(), unsure_orders) == {}


@pytest.mark.parametrize("names", ['"-day"', '"-day", "-sealed_at"', '"id", "day"', '"id", *names'])
def test_an_order_that_two_rows_may_share_is_found(names: str) -> None:
    assert len(unsure_orders(ast.parse(f"rows.order_by({names})"))) == 1


@pytest.mark.parametrize("names", ['"-day", "-id"', '*names, "-pk"', '"pk"', ""])
def test_an_order_by_a_key_is_none_to_find(names: str) -> None:
    assert unsure_orders(ast.parse(f"rows.order_by({names})")) == []
