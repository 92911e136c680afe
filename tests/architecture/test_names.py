import ast

import pytest

from tests.architecture import tree

EMPTY = {"util", "helper", "data", "info", "process", "handle", "handler", "manager", "misc", "common"}
# A word that says something beside it does not make it say more.
WORST = {"util", "helper", "manager", "handler", "info"}


def says_nothing(name: str) -> bool:
    words = "".join(f"_{c.lower()}" if c.isupper() else c for c in name).strip("_").split("_")
    singular = [word.removesuffix("s") for word in words]
    return singular[-1] in WORST or (len(words) == 1 and singular[0] in EMPTY | {"proces"})


def empty_names(module: ast.Module) -> list[str]:
    nodes = (node for node in ast.walk(module) if isinstance(node, tree.Function | ast.ClassDef))
    return [node.name for node in nodes if says_nothing(node.name) and node not in _named_by_django(module)]


def _named_by_django(module: ast.Module) -> list[ast.stmt]:
    classes = [node for node in ast.walk(module) if isinstance(node, ast.ClassDef)]
    commands = [node for node in classes if any(ast.unparse(base).endswith("Command") for base in node.bases)]
    return [inner for node in commands for inner in node.body if getattr(inner, "name", "") == "handle"]


def test_functions_and_classes_have_names_that_explain_themselves() -> None:
    assert tree.found_in(tree.written(), empty_names) == {}


def test_only_a_command_may_have_a_handle() -> None:
    method = "    def handle(self): pass"
    assert empty_names(ast.parse(f"class Serve(BaseCommand):\n{method}")) == []
    assert empty_names(ast.parse(f"class Serve:\n{method}")) == ["handle"]


def test_files_and_folders_have_names_that_explain_themselves() -> None:
    places = [path.relative_to(tree.ROOT).with_suffix("").parts for path in tree.written()]
    assert [parts for parts in places if any(says_nothing(part) for part in parts)] == []


@pytest.mark.parametrize(
    "bad", ["utils", "helpers", "PersonInfo", "process", "_handle", "KeyManager", "data"]
)
def test_a_name_that_says_nothing_is_found(bad: str) -> None:
    assert says_nothing(bad)


@pytest.mark.parametrize("good", ["data_policy", "DataKey", "answer", "handle_with_care", "People"])
def test_a_name_that_says_something_is_let_be(good: str) -> None:
    assert not says_nothing(good)
