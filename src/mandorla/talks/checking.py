"""Checks the parts of a script file; `logic/soundness.py` checks the script as a whole."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from mandorla.library.checking import check_rows
from mandorla.library.icons import icons
from mandorla.library.reading import LINE, Document, Problem
from mandorla.talks.logic.script import END, Ask, Offer, Role

ALL, BOTH = "all", "both"
KINDS = frozenset({"partners", "friends", "parent_child", "siblings", "other"})
HELP = ("begin", "understand", "cues", "questions")
KEEPS = ("understood",)
THEN = ("habits", "moments", "promises", "questions", "thanks", "trying", "look")
LENGTHS = range(5, 121)
VERSIONS = range(1, 10_000)
SLUG_MOST = 40
SCRIPT_NEEDS = ("slug", "version", "title", "about", "icon", "kinds", "minutes", "steps")
SCRIPT_MAY = ("without_card", "then", "lengths", "hard")
STEP_NEEDS = ("id", "title")
SAYS, FLAGS = (
    ("speaker", "listener", BOTH),
    ("private", "card", "advice", "while_time", "written", "feeling", "proposal"),
)
TIMES, LISTS, MAPPINGS = (
    ("at_least", "at_most", "takes"),
    ("show", "offers", "prefill", "agrees"),
    ("choices", "help", "again"),
)
STEP_MAY = (*SAYS, *FLAGS, *TIMES, *LISTS, *MAPPINGS, "ask", "of", "label", "next", "keeps")
TIME = re.compile(r"(\d{1,3})([sm])")
_SLUG = re.compile(r"[a-z][a-z0-9-]*")


def check_script(one: Document) -> Iterator[Problem]:
    """Everything that prevents this file from being parsed as a script, with line numbers."""
    body = one.body
    if not isinstance(body, dict):
        yield one.problem(None, "a script is a mapping")
        return
    yield from check_rows(one, [body], needed=SCRIPT_NEEDS, allowed=SCRIPT_MAY)
    yield from check_rows(one, body.get("steps"), needed=STEP_NEEDS, allowed=STEP_MAY)
    given = body.get("steps")
    rows = [row for row in given if isinstance(row, dict)] if isinstance(given, list) else []
    yield from (one.problem(body, fault) for fault in _of_head(body, rows))
    seen: Counter[str] = Counter(str(row.get("id")) for row in rows)
    for row in rows:
        if seen[str(row.get("id"))] > 1:
            yield one.problem(row, f"this id stands twice: {row.get('id')}")
        yield from (one.problem(row, fault) for fault in _of_step(row))


def _of_head(body: dict[str, Any], rows: list[dict[str, Any]]) -> Iterator[str]:
    slug, kinds, icon = body.get("slug"), body.get("kinds"), body.get("icon")
    then = body.get("then", [])
    checks = (
        (not _are_minutes(body.get("minutes")), "minutes is a list of two whole numbers, from and to"),
        (
            not _are_lengths(body.get("lengths", [5, 6])),
            f"lengths is a list of two or more whole numbers of minutes, growing, from {LENGTHS[0]} to {LENGTHS[-1]}",
        ),
        (
            kinds != ALL and not (isinstance(kinds, list) and set(map(str, kinds)) <= KINDS),
            f"kinds is {ALL}, or a list of: {', '.join(sorted(KINDS))}",
        ),
        (
            type(body.get("version")) is not int or body["version"] not in VERSIONS,
            "version is a whole number, 1 for a new talk",
        ),
        (
            not _is_name(slug) or len(str(slug)) > SLUG_MOST,
            f"slug: small letters, digits and hyphens, {SLUG_MOST} at most",
        ),
        (icon and str(icon) not in icons(), f"there is no such icon: {icon}"),
        (
            any(row.get("card") for row in rows) and not body.get("without_card"),
            "a step draws cards: without_card says what stands there when none is left",
        ),
        (not isinstance(body.get("hard", False), bool), "hard is true or false"),
        (not isinstance(then, list), "then is not a list"),
    )
    yield from (fault for is_wrong, fault in checks if is_wrong)
    yield from _of_words(body, ("title", "about", "without_card"))
    yield from (f"unknown value of then: {one}" for one in then if isinstance(then, list) and one not in THEN)


def _of_step(row: dict[str, Any]) -> Iterator[str]:
    yield from _of_words(row, ("title", "label", *SAYS))
    for part, allowed in (("ask", set(Ask)), ("of", {*Role, BOTH}), ("keeps", set(KEEPS))):
        if part in row and str(row[part]) not in allowed:
            yield f"unknown value of {part}: {row[part]}"
    yield from (f"{part} is true or false" for part in FLAGS if not isinstance(row.get(part, False), bool))
    for part in TIMES:
        if part in row and not TIME.fullmatch(str(row[part])):
            yield f"{part} is a time such as 30s or 2m"
    if not _is_name(row.get("id")) or row["id"] == END:
        yield f"id: small letters, digits and hyphens, and not {END}"
    misshapen = [*_of_shape(row)]
    yield from misshapen or _of_parts(row)


def _of_words(row: dict[str, Any], parts: tuple[str, ...]) -> Iterator[str]:
    for part in parts:
        if part in row and not (isinstance(row[part], str) and row[part].strip()):
            yield f"no words, or none that can be read as such: {part}"


def _of_shape(row: dict[str, Any]) -> Iterator[str]:
    for parts, kind, name in ((LISTS, list, "list"), (MAPPINGS, dict, "mapping")):
        yield from (
            f"{part} is not a {name}" for part in parts if not isinstance(row.get(part, kind()), kind)
        )
    onward = row.get("next", END)
    ways = [way for key, way in onward.items() if key != LINE] if isinstance(onward, dict) else [onward]
    if not ways or not all(isinstance(way, str) for way in ways):
        yield "next names a step, or one for each answer"


def _of_parts(row: dict[str, Any]) -> Iterator[str]:
    ask = str(row.get("ask", Ask.DONE))
    yield from (f"unknown offer: {one}" for one in row.get("offers", ()) if str(one) not in set(Offer))
    yield from (
        f"no words, or none that can be read as such: {one}"
        for one in row.get("prefill", ())
        if not isinstance(one, str)
    )
    if len(row.get("agrees", (1, 2))) != 2:
        yield "agrees names two steps: what is agreed on, and for how many days"
    if "choices" in row and ask != Ask.CHOICE:
        yield "there are choices, and none is asked for: ask is choice"
    if "label" in row and ask in (Ask.DONE, Ask.NOTHING):
        yield "there is a label, and nothing is entered: ask is missing"
    for role, kinds in row.get("help", {}).items():
        if role != LINE and not (
            role in set(Role) and isinstance(kinds, list) and set(map(str, kinds)) <= set(HELP)
        ):
            yield f"help is for speaker or listener, and one of: {', '.join(HELP)}"
    if "again" in row and not _is_again(row["again"]):
        yield "again needs from (a step) and times (2 or more), and may have swap"


def _is_again(again: dict[str, Any]) -> bool:
    return (
        set(again) - {LINE} <= {"from", "times", "swap"}
        and isinstance(again.get("from"), str)
        and type(again.get("times")) is int
        and again["times"] > 1
        and isinstance(again.get("swap", False), bool)
    )


def _is_name(given: Any) -> bool:
    return isinstance(given, str) and bool(_SLUG.fullmatch(given))


def _are_minutes(given: Any) -> bool:
    is_pair = isinstance(given, list) and len(given) == 2 and all(type(one) is int for one in given)
    return is_pair and 0 < given[0] <= given[1]


def _are_lengths(given: Any) -> bool:
    if not isinstance(given, list) or len(given) < 2 or not all(type(one) is int for one in given):
        return False
    return sorted(set(given)) == given and all(one in LENGTHS for one in given)
