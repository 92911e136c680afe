import ast
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from mandorla.shared import policy
from tests.architecture import tree

LINES = 20
METHODS = {"require_GET", "require_POST", "require_safe", "require_http_methods"}
WRITES = {
    "save",
    "asave",
    "create",
    "acreate",
    "update",
    "delete",
    "adelete",
    "get_or_create",
    "update_or_create",
}
WRITES |= {"bulk_create", "bulk_update", "execute"}


def patterns(entries: list[Any], prefix: str = "/") -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every address with its view."""
    for entry in entries:
        address = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            yield from patterns(entry.url_patterns, address)
        elif isinstance(entry, URLPattern):
            yield address, entry.callback


def without_policy(entries: list[Any]) -> list[str]:
    return [
        address
        for address, view in patterns(entries)
        if (stated := policy.of(view)) is None or (stated.kind == "public" and not stated.because)
    ]


def test_every_address_says_who_may_use_it() -> None:
    assert without_policy(get_resolver().url_patterns) == []
    assert len(list(patterns(get_resolver().url_patterns))) > 60


def test_an_address_without_a_policy_is_found() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    stated = policy.public(because="A sample.")(lambda request: HttpResponse())
    unreasoned = policy.public(because="")(lambda request: HttpResponse())
    entries = [path("a/", view), path("b/", stated), path("c/", unreasoned)]
    assert without_policy(entries) == ["/a/", "/c/"]


def our_views() -> set[tuple[Path, str]]:
    """File and name of every view of ours that has an address."""
    views = (inspect.unwrap(view) for _, view in patterns(get_resolver().url_patterns))
    found = {(Path(inspect.getfile(view)), view.__name__) for view in views}
    return {(file, name) for file, name in found if file.is_relative_to(tree.CODE)}


def unlike_views(module: ast.Module, names: set[str]) -> list[str]:
    functions = {node.name: node for node in tree.top_level(module)}
    views = [functions[name] for name in sorted(names)]
    return [f"{node.name} {fault}" for node in views for fault in _faults(node, functions)]


def _faults(view: tree.Function, functions: dict[str, tree.Function]) -> Iterator[str]:
    decorators = [ast.unparse(decorator).partition("(")[0] for decorator in view.decorator_list]
    calls = [name for node in _reach(view, functions, set()) for name in tree.called(node)]
    if (view.end_lineno or 0) - view.lineno + 1 > LINES:
        yield f"is longer than {LINES} lines"
    if decorators[:1] == [] or decorators[0] not in METHODS:
        yield "does not say first which methods it takes"
    if written := [name for name in calls if "." in name and name.rsplit(".", 1)[-1] in WRITES]:
        yield f"writes: {', '.join(written)}"
    if calls.count("clock.now") > 1:
        yield "reads the clock more than once"
    if sum(name.startswith("actions.") and name[8:].islower() for name in calls) > 1:
        yield "does more than one thing"


def _reach(node: tree.Function, functions: dict[str, tree.Function], seen: set[str]) -> list[tree.Function]:
    """A view and the helpers of its own module that it calls."""
    seen.add(node.name)
    near = [functions[name] for name in tree.called(node) if name in functions and name not in seen]
    return [node, *(found for helper in near for found in _reach(helper, functions, seen))]


def test_a_view_is_short_and_only_reads_or_calls_one_action() -> None:
    by_file: dict[Path, set[str]] = {}
    for file, name in our_views():
        by_file.setdefault(file, set()).add(name)
    found = {tree.short(file): unlike_views(tree.parse(file), names) for file, names in by_file.items()}
    assert {file: faults for file, faults in found.items() if faults} == {}
    assert len(by_file) > 5


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        ("def v(request):\n    pass", "does not say first which methods it takes"),
        ("@paired\n@require_GET\ndef v(request):\n    pass", "does not say first which methods it takes"),
        ("@require_GET\ndef v(request):\n    row.save()", "writes: row.save"),
        (
            "@require_GET\ndef v(request):\n    h()\ndef h():\n    Row.objects.create()",
            "writes: Row.objects.create",
        ),
        ("@require_GET\ndef v(request):\n    f(clock.now(), clock.now())", "reads the clock more than once"),
        ("@require_GET\ndef v(request):\n    actions.a()\n    actions.b()", "does more than one thing"),
        ("@require_GET\ndef v(request):" + "\n    x = 1" * LINES, f"is longer than {LINES} lines"),
    ],
)
def test_another_kind_of_view_is_found(bad: str, fault: str) -> None:
    assert unlike_views(ast.parse(bad), {"v"}) == [f"v {fault}"]


def test_every_view_of_ours_lives_in_a_views_module() -> None:
    assert [name for file, name in our_views() if file not in tree.of_module("views")] == []
