import ast
from collections.abc import Iterator

import pytest

from tests.architecture import tree

# Words that actions of several slices share; they write nothing.
NOT_VERBS = {"nudge", "subject_of"}


def _public(module: ast.Module) -> list[tree.Function]:
    return [node for node in tree.top_level(module) if not node.name.startswith("_")]


def unlike_actions(module: ast.Module) -> list[str]:
    verbs = [node for node in _public(module) if node.name not in NOT_VERBS]
    return [f"{node.name}: {reason}" for node in verbs for reason in _faults(node)]


def _faults(node: tree.Function) -> Iterator[str]:
    arguments = node.args
    if arguments.posonlyargs or arguments.args or arguments.vararg or arguments.kwarg:
        yield "is called by keywords alone"
    if node.returns is None or any(argument.annotation is None for argument in arguments.kwonlyargs):
        yield "is typed"
    first, *rest = (ast.get_docstring(node) or "").splitlines() or [""]
    if not first.endswith((".", "?")) or (rest and rest[0]):
        yield "says in one line what it promises"
    if any(name.startswith(("request", "HttpRequest")) for name in _annotations(arguments)):
        yield "knows no request"


def _annotations(arguments: ast.arguments) -> Iterator[str]:
    return (ast.unparse(one.annotation) for one in arguments.kwonlyargs if one.annotation)


def test_an_action_is_a_typed_verb_with_a_promise() -> None:
    assert tree.found_in(tree.of_module("actions"), unlike_actions) == {}


@pytest.mark.parametrize(
    "bad",
    [
        'def give(member: Member) -> None:\n    """Give."""',
        'def give(*, member) -> None:\n    """Give."""',
        'def give(*, member: Member):\n    """Give."""',
        "def give(*, member: Member) -> None:\n    pass",
        'def give(*, asked: HttpRequest) -> None:\n    """Give."""',
    ],
)
def test_an_action_of_another_kind_is_found(bad: str) -> None:
    assert len(unlike_actions(ast.parse(bad))) == 1


def unlike_logic(module: ast.Module) -> list[str]:
    methods = [
        node
        for made in module.body
        if isinstance(made, ast.ClassDef) and not made.name.startswith("_")
        for node in made.body
        if isinstance(node, tree.Function) and not node.decorator_list
    ]
    return [
        f"{node.name} promises nothing"
        for node in [*_public(module), *methods]
        if not node.name.startswith("_") and not ast.get_docstring(node)
    ]


def test_logic_says_what_it_promises() -> None:
    assert tree.found_in(tree.of_module("logic"), unlike_logic) == {}
    assert unlike_logic(ast.parse("def weigh(): pass\nclass A:\n    def weigh(self): pass")) != []


OUTSIDE = {"asyncio", "ftplib", "glob", "http", "io", "logging", "multiprocessing", "os", "pathlib", "random"}
OUTSIDE |= {"redis", "requests", "secrets", "shutil", "smtplib", "socket", "sqlite3", "ssl", "subprocess"}
OUTSIDE |= {"tempfile", "time", "urllib"}
READS = (
    "now",
    "utcnow",
    "today",
    "monotonic",
    "uuid1",
    "uuid4",
    "uuid7",
    "new_id",
    "new_opaque_id",
    "urandom",
)
OPENS = {"open", "input", "print", "exec", "eval"}


def reaches_outside(module: ast.Module) -> list[str]:
    nodes = list(ast.walk(module))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    calls = [name for name in tree.called(module) if name in OPENS or name.rsplit(".", 1)[-1] in READS]
    return [*(name for name in names if name.split(".")[0] in OUTSIDE), *calls]


def test_logic_touches_no_clock_disk_network_or_chance() -> None:
    assert tree.found_in(tree.of_module("logic"), reaches_outside) == {}


@pytest.mark.parametrize(
    "bad",
    ["import random", "from os import path", "datetime.now(UTC)", "open('x')", "clock.now()", "uuid.uuid4()"],
)
def test_logic_that_reaches_outside_is_found(bad: str) -> None:
    assert len(reaches_outside(ast.parse(bad))) == 1


def reads_the_clock(module: ast.Module) -> list[str]:
    told = {"datetime.now", "datetime.utcnow", "date.today", "timezone.now", "time.time", "clock.now"}
    return [name for name in tree.called(module) if name in told]


# Where an instant enters: requests, commands, the seams to allauth, and the transport, which knows no domain.
TELLS_THE_TIME = [
    *("views.py", "views/", "management/", "demo/", "serving/", "live/", "timetable.py", "shared/clock.py"),
    *("pairs/access.py", "pairs/forms.py", "people/limits.py", "people/operations.py", "people/seams.py"),
]


def test_below_the_views_everything_is_told_the_time() -> None:
    below = [path for path in tree.ours() if not any(place in path.as_posix() for place in TELLS_THE_TIME)]
    assert tree.found_in(below, reads_the_clock) == {}
    assert reads_the_clock(ast.parse("def give():\n    return clock.now()")) == ["clock.now"]
