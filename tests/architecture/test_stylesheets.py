"""Reading from the right needs no stylesheet of its own: nothing is laid out by left and right."""

import re
from collections.abc import Iterator

import pytest

from tests.architecture import tree

STYLES = tree.CODE / "static" / "css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Each has a logical name: inset-inline-start, margin-inline-end, border-start-start-radius, text-align: start.
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-)?(?:left|right)(?:-(?:width|style|color))?\s*:"
    r"|(?<![\w-])border-(?:top|bottom)-(?:left|right)-radius\s*:"
    r"|(?<![\w-])(?:text-align(?:-last)?|float|clear|caption-side)\s*:\s*(?:left|right)\b"
)


def physical(text: str) -> Iterator[str]:
    """What would stand on the wrong side where one reads from the right."""
    yield from (found[0] for found in PHYSICAL.finditer(COMMENT.sub("", text)))


def test_nothing_is_laid_out_by_left_and_right() -> None:
    sheets = sorted(STYLES.rglob("*.css"))
    assert len(sheets) > 20
    found = {tree.short(sheet): list(physical(sheet.read_text(encoding="utf-8"))) for sheet in sheets}
    assert {name: rules for name, rules in found.items() if rules} == {}


@pytest.mark.parametrize(
    "bad",
    [
        "left: 0",
        "margin-left: 1rem",
        "padding-right : 2px",
        "border-left-color: red",
        "border-top-left-radius: 4px",
        "scroll-margin-right: 1px",
        "text-align: right",
        "float:left",
    ],
)
def test_the_checker_sees_what_would_be_wrong(bad: str) -> None:
    assert list(physical(f"a {{ {bad}; }}"))


@pytest.mark.parametrize(
    "good",
    ["inset-inline-start: 0", "margin-inline: auto", "text-align: start", "/* left: 0 */", "--left: 1px"],
)
def test_and_lets_pass_what_mirrors_itself(good: str) -> None:
    assert not list(physical(f".is-left {{ {good}; }}"))


def test_every_page_says_in_which_direction_it_is_read() -> None:
    heads = [page for page in tree.templates() if "<html" in page.read_text(encoding="utf-8")]
    assert len(heads) >= 3
    for page in heads:
        assert 'dir="{% if is_rtl %}rtl{% else %}ltr{% endif %}"' in page.read_text(encoding="utf-8"), page


def worn(name: str, pages: str) -> bool:
    """Whether something wears a class: by its whole name, or by a name that a template completes."""
    if re.search(rf"(?<![\w-]){name}(?![\w-])", pages):
        return True
    ends = [end.start() for end in re.finditer("-+", name)]
    return any(re.search(rf"(?<![\w-]){name[: end + 1]}-?{{[{{%]", pages) for end in ends)


def unworn(sheet: str, pages: str) -> list[str]:
    selectors = re.sub(r"{[^{}]*}", "{}", COMMENT.sub("", sheet))
    return [
        name for name in dict.fromkeys(re.findall(r"\.([a-z][\w-]*)", selectors)) if not worn(name, pages)
    ]


def test_every_class_of_a_stylesheet_is_worn_by_something() -> None:
    code = [*tree.templates(), *tree.ours(), *tree.files("*.js", tree.CODE / "static")]
    pages = "".join(path.read_text(encoding="utf-8") for path in code)
    sheets = sorted(STYLES.rglob("*.css"))
    found = {tree.short(sheet): unworn(sheet.read_text(encoding="utf-8"), pages) for sheet in sheets}
    library = {"htmx-request", "errorlist"}  # htmx and Django put these on
    assert {name for names in found.values() for name in names} == library


def test_a_class_that_nothing_wears_is_found() -> None:
    sheet = ".card { gap: 1.5rem } .hue-3, .card--mine.old { color: red }"
    assert unworn(sheet, '<b class="card card--{{ side }} hue-{{ hue }}">') == ["old"]
