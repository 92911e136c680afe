"""No link leads nowhere, and no page is without a way to it."""

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, path

from tests.architecture import tree

# All but `url` begin with their label.
TAG = r"""{%\s*(?:url|(?:back|button_to|row_to)\s+(?:_\("[^"]*"\)|[\w.]+(?:\|\w+:"[^"]*")?))\s+"""
MORE = "(?:look|operation|icon|hint)="
LINK = re.compile(
    TAG + rf"""["']([\w:]+)["']((?:\s+(?!as\s|{MORE})[^\s%]+)*)(?:\s+as\s+\w+|\s+{MORE}[^%]*)?\s*%}}"""
)
# What is asked for without a link of ours, and by whom.
ELSEWHERE = {
    "home:robots": "search engines",
    "home:security": "whoever found a weakness (RFC 9116)",
    "home:manifest": "browsers: components/head.html names its path",
    "home:service_worker": "browsers: a script names its path",
    "appreciation:start": "the installed app: a shortcut of its manifest",
    "people:begin": "the host: a command prints it",
    "people:blank": "a quick exit, unless the host chose another page",
    "affection:mark": "htmx: a mark posts to an address below that of its page",
}


def named(entries: list[Any], space: str = "") -> Iterator[tuple[str, int]]:
    """Every name of an address, and how many parts it has to be told."""
    for entry in entries:
        if isinstance(entry, URLResolver):
            yield from named(entry.url_patterns, f"{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern) and entry.name:
            yield f"{space}{entry.name}", entry.pattern.regex.groups


def links(template: str) -> Iterator[tuple[str, int]]:
    """What a template leads to by name, and how many parts it tells."""
    for name, told in LINK.findall(template):
        yield name, len(told.split())


def dead(found: Iterable[tuple[str, int]], known: dict[str, int]) -> list[str]:
    return [name for name, told in found if known.get(name) != told]


def names_in(module: ast.Module) -> Iterator[str]:
    """Texts in code that could be the name of an address; of one put together there, how it begins, with a star."""
    begun = [node.values[0] for node in ast.walk(module) if isinstance(node, ast.JoinedStr) and node.values]
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and ":" in node.value:
            yield f"{node.value}*" if any(node is one for one in begun) else node.value


def unreachable(known: Iterable[str], led_to: set[str]) -> list[str]:
    begun = tuple(name.removesuffix("*") for name in led_to if re.fullmatch(r"\w+:\w*\*", name))
    return [name for name in known if name not in led_to and not name.startswith(begun)]


def all_names() -> dict[str, int]:
    return dict(named(get_resolver().url_patterns))


def test_every_link_in_a_template_leads_to_an_address_that_is_there() -> None:
    shown = [
        path for path in tree.templates() if path.parent.name != "demo"
    ]  # a demo has addresses of its own
    known = all_names()
    found = {tree.short(one): list(links(one.read_text(encoding="utf-8"))) for one in shown}
    assert sum(map(len, found.values())) > 300
    assert {name: bad for name, some in found.items() if (bad := dead(some, known))} == {}


def test_something_of_ours_leads_to_every_address_of_ours() -> None:
    ours = [name for name in all_names() if ":" in name and name not in ELSEWHERE]
    in_templates = {name for one in tree.templates() for name, _ in links(one.read_text(encoding="utf-8"))}
    in_code = {name for one in tree.ours() for name in names_in(tree.parse(one))}
    assert len(ours) > 200
    assert unreachable(ours, in_templates | in_code) == []


@pytest.mark.parametrize(
    "bad",
    [
        '{% url "a:gone" pair.pk %}',
        "{% url 'a:page' %}",
        '{% url "a:page" pair.pk one.pk as url %}',
        '{% back _("A page") "a:page" %}',
        '{% button_to words "a:page" look="small grave" operation=operation %}',
        '{% row_to rooms.titles|join:", " "a:page" icon="eye" hint=_("A hint") %}',
    ],
)
def test_a_dead_link_is_found(bad: str) -> None:
    known = dict(named([path("<uuid:pair>/", lambda request, pair: request, name="a:page")]))
    assert len(dead(links(bad), known)) == 1
    assert dead(links('{% url "a:page" pair.pk as url %}'), known) == []


def test_a_page_without_a_way_to_it_is_found() -> None:
    code = ast.parse('reverse("a:one"); reverse(f"a:two_{part}")')
    assert unreachable(["a:one", "a:two_drafts", "a:three"], set(names_in(code))) == ["a:three"]
