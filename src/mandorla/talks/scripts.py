"""The scripts of guided conversations, loaded from content and checked."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from functools import cache
from typing import Any

from mandorla.library.checking import check_rows
from mandorla.library.reading import LINE, ContentProblem, Document, Problem, document, documents
from mandorla.talks.logic.script import Again, Ask, Offer, Role, Script, Step
from mandorla.talks.logic.soundness import faults

KINDS = frozenset({"partners", "friends", "parent_child", "siblings", "other"})
ALL = "all"
HELP = ("begin", "understand", "cues", "questions")
KEEPS = ("understood",)
ORDER = (
    "listening",
    "listening-short",
    "opening-up",
    "weekly",
    "thanking",
    "dreams",
    "when-you-are-sad",
    "parent-and-child",
    "friends",
    "repair",
    "repair-short",
    "repair-crisis",
)
SCRIPT_NEEDS = ("slug", "version", "title", "about", "icon", "kinds", "minutes", "steps")
SCRIPT_MAY = ("without_card", "then", "lengths", "hard")
THEN = ("habits", "moments", "promises", "questions", "thanks", "trying", "look")
LENGTHS = range(5, 121)
STEP_NEEDS = ("id", "title")
STEP_MAY = (
    *(
        "speaker",
        "listener",
        "both",
        "ask",
        "of",
        "label",
        "choices",
        "private",
        "at_least",
        "at_most",
        "show",
    ),
    *("help", "offers", "next", "again", "card", "keeps", "advice", "while_time"),
    *("prefill", "written", "feeling", "proposal", "agrees", "takes"),
)
LISTS = (("prefill", list), ("agrees", list))
_TIME = re.compile(r"(\d{1,3})([sm])")
_UNITS = {"s": "seconds", "m": "minutes"}
_SLUG = re.compile(r"[a-z][a-z0-9-]*")


@cache
def scripts() -> Mapping[str, Script]:
    """All scripts by their slug, in order, read once a process; `ContentProblem` where a file is wrong."""
    found = list(documents("talks"))
    problems = sorted(check(found))
    if problems:
        raise ContentProblem(problems)
    made = sorted((script_of(one.body) for one in found), key=_place_of)
    return {script.slug: script for script in made}


@cache
def hints(kind: str) -> tuple[str, ...]:
    """What helps while listening: ways to begin, to understand, cues face to face, apart, on a call."""
    return tuple(document("listening.yaml").body[kind])


def check(found: Iterable[Document]) -> Iterator[Problem]:
    """Everything that is wrong with these scripts, with file and line."""
    slugs: Counter[str] = Counter()
    for one in found:
        problems = list(_check_script(one))
        yield from problems
        if not problems:
            script = script_of(one.body)
            slugs[script.slug] += 1
            rows = {row["id"]: row for row in one.body["steps"]}
            yield from (one.problem(rows[name], f"{name}: {fault}") for name, fault in faults(script))
            if slugs[script.slug] > 1:
                yield one.problem(one.body, f"this slug stands twice: {script.slug}")


def check_hints(one: Document) -> Iterator[Problem]:
    """Each kind of help is a list of sentences, and there are no others."""
    body = one.body if isinstance(one.body, dict) else {}
    wanted = {"begin", "understand", "together", "apart", "call"}
    for kind in sorted(set(body) ^ wanted ^ {LINE}):
        yield one.problem(body, f"unknown or missing: {kind}")
    for kind in sorted(wanted & set(body)):
        if not isinstance(body[kind], list) or not body[kind]:
            yield one.problem(body, f"not a list of sentences: {kind}")


def _check_script(one: Document) -> Iterator[Problem]:
    body = one.body
    if not isinstance(body, dict):
        yield one.problem(None, "a script is a mapping")
        return
    yield from check_rows(one, [body], needed=SCRIPT_NEEDS, allowed=SCRIPT_MAY)
    yield from check_rows(one, body.get("steps"), needed=STEP_NEEDS, allowed=STEP_MAY)
    rows = [row for row in body.get("steps") or () if isinstance(row, dict)]
    for message in _head_faults(body):
        yield one.problem(body, message)
    seen: Counter[str] = Counter(str(row.get("id")) for row in rows)
    for row in rows:
        if seen[str(row.get("id"))] > 1:
            yield one.problem(row, f"this id stands twice: {row.get('id')}")
        for message in _step_faults(row):
            yield one.problem(row, message)


def _head_faults(body: dict[str, Any]) -> Iterator[str]:
    minutes = body.get("minutes")
    if not isinstance(minutes, list) or len(minutes) != 2 or not all(isinstance(one, int) for one in minutes):
        yield "minutes is a list of two whole numbers, from and to"
    lengths = body.get("lengths", [5, 6])
    if not _are_lengths(lengths):
        yield f"lengths is a list of two or more whole numbers of minutes, growing, from {LENGTHS[0]} to {LENGTHS[-1]}"
    kinds = body.get("kinds")
    if kinds != ALL and (not isinstance(kinds, list) or not set(map(str, kinds)) <= KINDS):
        yield f"kinds is {ALL}, or a list of: {', '.join(sorted(KINDS))}"
    if type(body.get("version")) is not int:
        yield "version is a whole number"
    if not _SLUG.fullmatch(str(body.get("slug"))):
        yield "slug: small letters, digits and hyphens"
    yield from (f"unknown value of then: {one}" for one in body.get("then", ()) if one not in THEN)
    rows = [row for row in body.get("steps") or () if isinstance(row, dict)]
    if any(row.get("card") for row in rows) and not body.get("without_card"):
        yield "a step draws cards: without_card says what stands there when none is left"


def _are_lengths(given: Any) -> bool:
    if not isinstance(given, list) or len(given) < 2 or not all(type(one) is int for one in given):
        return False
    return sorted(set(given)) == given and all(one in LENGTHS for one in given)


def _step_faults(row: dict[str, Any]) -> Iterator[str]:
    for part, allowed in (("ask", set(Ask)), ("of", {*Role, "both"}), ("keeps", set(KEEPS))):
        if part in row and str(row[part]) not in allowed:
            yield f"unknown value of {part}: {row[part]}"
    yield from (
        f"{part} is true or false"
        for part in ("private", "card")
        if not isinstance(row.get(part, False), bool)
    )
    for part in ("at_least", "at_most", "takes"):
        if part in row and not _TIME.fullmatch(str(row[part])):
            yield f"{part} is a time such as 30s or 2m"
    for part, kind in (
        ("choices", dict),
        ("show", list),
        ("offers", list),
        ("help", dict),
        ("again", dict),
        *LISTS,
    ):
        if part in row and not isinstance(row[part], kind):
            yield f"{part} is not a {'list' if kind is list else 'mapping'}"
            return
    yield from (f"unknown offer: {one}" for one in row.get("offers", ()) if str(one) not in set(Offer))
    if len(row.get("agrees", (1, 2))) != 2:
        yield "agrees names two steps: what is agreed on, and for how many days"
    yield from _part_faults(row)


def _part_faults(row: dict[str, Any]) -> Iterator[str]:
    for role, kinds in row.get("help", {}).items():
        if role != LINE and (role not in set(Role) or not set(kinds) <= set(HELP)):
            yield f"help is for speaker or listener, and one of: {', '.join(HELP)}"
    again = row.get("again")
    if again is not None and not (
        set(again) - {LINE} <= {"from", "times", "swap"}
        and isinstance(again.get("from"), str)
        and isinstance(again.get("times"), int)
        and again["times"] > 1
    ):
        yield "again needs from (a step) and times (2 or more), and may have swap"


def script_of(body: dict[str, Any]) -> Script:
    """The script that a checked file describes."""
    kinds = KINDS if body["kinds"] == ALL else frozenset(body["kinds"])
    rows = body["steps"]
    names = [*(row["id"] for row in rows[1:]), "end"]
    return Script(
        slug=body["slug"],
        version=body["version"],
        title=body["title"],
        about=body["about"].strip(),
        icon=body["icon"],
        kinds=kinds,
        minutes=(body["minutes"][0], body["minutes"][1]),
        steps=tuple(_step(row, after) for row, after in zip(rows, names, strict=True)),
        without_card=body.get("without_card", ""),
        then=tuple(body.get("then", ())),
        lengths=tuple(body.get("lengths", ())),
        is_hard=body.get("hard", False),
    )


def _step(row: dict[str, Any], following: str) -> Step:
    ask, onward = Ask(str(row.get("ask", Ask.DONE))), row.get("next", following)
    goes = (
        {str(key): target for key, target in onward.items() if key != LINE}
        if isinstance(onward, dict)
        else {}
    )
    again = row.get("again")
    return Step(
        id=row["id"],
        title=row["title"],
        say={role: str(row.get(role) or row.get("both") or "").strip() for role in Role},
        after=following if goes else onward,
        ask=ask,
        of=_of(row, ask),
        label=row.get("label", ""),
        choices={str(key): words for key, words in row.get("choices", {}).items() if key != LINE},
        is_private=row.get("private", False),
        at_least=_time(row.get("at_least")),
        at_most=_time(row.get("at_most")),
        show=tuple(row.get("show", ())),
        help={Role(role): tuple(kinds) for role, kinds in row.get("help", {}).items() if role != LINE},
        offers=frozenset(map(Offer, row.get("offers", ()))),
        goes=goes,
        again=Again(again["from"], again["times"], again.get("swap", False)) if again else None,
        draws=row.get("card", False),
        keeps=row.get("keeps", ""),
        is_for_advice=row.get("advice", False),
        while_time=row.get("while_time", False),
        prefill=tuple(row.get("prefill", ())),
        is_written=row.get("written", False),
        is_feeling=row.get("feeling", False),
        is_proposal=row.get("proposal", False),
        agrees=(row["agrees"][0], row["agrees"][1]) if "agrees" in row else None,
        takes=_time(row.get("takes")),
    )


def _of(row: dict[str, Any], ask: Ask) -> tuple[Role, ...]:
    of = row.get("of", "" if ask is Ask.NOTHING else "both")
    return tuple(Role) if of == "both" else (Role(of),) if of else ()


def _time(written: Any) -> timedelta | None:
    found = _TIME.fullmatch(str(written)) if written else None
    return timedelta(**{_UNITS[found[2]]: int(found[1])}) if found else None


def _place_of(script: Script) -> tuple[int, str]:
    return (ORDER.index(script.slug) if script.slug in ORDER else len(ORDER), script.slug)
