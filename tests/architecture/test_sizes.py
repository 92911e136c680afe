import ast

import pytest

from tests.architecture import tree

FUNCTION = 50
FILES = {"*.py": 300, "*.html": 120, "*.js": 150}
WIDTH = 180  # of a template; code is formatted by ruff


def long_functions(module: ast.Module) -> list[str]:
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in tree.functions(module)}
    return [f"{name} has {length} lines" for name, length in lengths.items() if length > FUNCTION]


def test_no_function_is_longer_than_fifty_lines() -> None:
    assert tree.found_in(tree.written(), long_functions) == {}


@pytest.mark.parametrize("pattern", FILES)
def test_no_file_is_longer_than_one_reads_at_once(pattern: str) -> None:
    found = [path for path in tree.files(pattern) if "migrations" not in path.parts]
    lengths = {tree.short(path): len(path.read_text(encoding="utf-8").splitlines()) for path in found}
    assert found
    longer = {name: length for name, length in lengths.items() if length > FILES[pattern]}
    assert longer == {}, f"{FILES[pattern]} lines at most: make two of it"


def test_no_line_of_a_template_is_wider_than_a_screen() -> None:
    paths = tree.files("*.html")
    assert paths
    lines = {tree.short(path): path.read_text(encoding="utf-8").splitlines() for path in paths}
    wide = {name: [line.strip() for line in found if len(line) > WIDTH] for name, found in lines.items()}
    assert {name: found for name, found in wide.items() if found} == {}


def test_a_function_of_fifty_one_lines_is_found() -> None:
    lines = "\n".join(f"    x = {number}" for number in range(FUNCTION))
    assert long_functions(ast.parse(f"def long():\n{lines}")) == ["long has 51 lines"]
    assert long_functions(ast.parse(f"def fits():\n{lines[:-8]}")) == []
