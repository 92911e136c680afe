import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture import tree

TRANSLATED = re.compile(r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", re.DOTALL)
COMMENT = re.compile(r"{#.*?#}|{%\s*comment\b.*?{%\s*endcomment\s*%}|<!--.*?-->", re.DOTALL)
LANGUAGE = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
# What a block of classes holds is no word, and a script of JSON is never run.
CLASSES = re.compile(r"{%\s*block\s+\w*class\s*%}.*?{%\s*endblock[^%]*%}", re.DOTALL)
JSON = re.compile(r'<script\b[^>]*type="application/json"[^>]*>')
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
SPOKEN = re.compile(r"""\b(?:alt|title|placeholder|label|aria-label|aria-description)="([^"]*)\"""")
TAG = re.compile(r"<[^>]*>")
ENTITY = re.compile(r"&#?\w+;")
LETTERS = re.compile(r"[^\W\d_]{2,}")
NAMES = {"Mandorla"}


def bare_words(text: str) -> Iterator[str]:
    """Words that a person reads and that no translator gets."""
    for ignored in (COMMENT, TRANSLATED, CLASSES, SCRIPT):
        text = ignored.sub("", text)
    text = LANGUAGE.sub("", text)
    shown = [TAG.sub(" ", text), *SPOKEN.findall(text)]
    yield from (word for part in shown for word in LETTERS.findall(ENTITY.sub("", part)) if word not in NAMES)


def unsafe(text: str) -> Iterator[str]:
    """What the content security policy or the escaping of Django would be got around by."""
    text = JSON.sub("", COMMENT.sub("", text))
    yield from re.findall(r"\|\s*safe(?:seq)?\b|{%\s*autoescape\s+off", text)
    plain = LANGUAGE.sub("", text)
    yield from re.findall(r"\sstyle\s*=|\son[a-z]+\s*=|<style\b|javascript:", plain)
    known = ('nonce="{{ csp_nonce }}"', " src=")
    yield from (tag for tag in re.findall(r"<script\b[^>]*>", text) if not any(mark in tag for mark in known))


def foreign(text: str) -> Iterator[str]:
    """Addresses of other servers, apart from plain links that don't say where one came from."""
    text = COMMENT.sub("", text)
    for link in re.findall(r"<a\b[^>]*>", text):
        if re.search(r'rel="[^"]*\bnoreferrer\b', link):
            text = text.replace(link, "")
    found = re.findall(r"""https?://[^\s"'<>)]+|(?:src|href|url)\s*[=(]\s*["']?//[^\s"'>)]+""", text)
    yield from (address for address in found if not address.startswith("http://www.w3.org/"))


def found_by(check: Callable[[str], Iterator[str]], paths: list[Path]) -> dict[str, list[str]]:
    assert paths, "nothing was looked at"
    found = {tree.short(path): list(check(path.read_text(encoding="utf-8"))) for path in paths}
    return {name: problems for name, problems in found.items() if problems}


def test_every_word_on_screen_is_marked_for_translation() -> None:
    assert found_by(bare_words, tree.templates()) == {}


@pytest.mark.parametrize("bad", ["<p>Hello</p>", '<img alt="Hello">', "{% if a %}Hello{% endif %}"])
def test_a_word_that_is_not_marked_is_found(bad: str) -> None:
    assert list(bare_words(bad)) == ["Hello"]


def test_marked_words_are_let_be() -> None:
    marked = '{% translate "Hi" %}{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}'
    assert list(bare_words(f'{marked}<p class="big">&nbsp;</p>')) == []


def test_no_template_gets_around_escaping_or_the_content_policy() -> None:
    assert found_by(unsafe, tree.templates()) == {}


@pytest.mark.parametrize(
    "bad",
    [
        "{{ text|safe }}",
        "{% autoescape off %}",
        '<p style="color: red">',
        '<a onclick="go()">',
        "<style>",
        "<script>go()</script>",
        '<a href="javascript:go()">',
    ],
)
def test_a_way_around_is_found(bad: str) -> None:
    assert len(list(unsafe(bad))) == 1


def test_nothing_is_asked_of_another_server() -> None:
    static = [path for kind in ("*.js", "*.css", "*.svg") for path in tree.files(kind, tree.CODE)]
    assert found_by(foreign, [*tree.templates(), *static]) == {}


def test_a_request_to_another_server_is_found() -> None:
    bad = '<img src="https://a.example/x"> <a href="https://b.example">b</a> <script src="//c.example/c.js">'
    assert len(list(foreign(bad))) == 3
    assert list(foreign('<a href="https://b.example" rel="noopener noreferrer">b</a>')) == []


def unused(names: list[str], text: str) -> list[str]:
    """Parts of pages that nothing includes."""
    return [name for name in names if f"components/{name}" not in text]


def test_every_part_of_a_page_is_used_somewhere() -> None:
    parts = [path.name for path in tree.templates() if path.parent.name == "components"]
    text = "".join(path.read_text(encoding="utf-8") for path in [*tree.templates(), *tree.ours()])
    assert len(parts) > 10
    assert unused(parts, text) == []
    assert unused(["nobody.html"], text) == ["nobody.html"]
