"""The scripts of guided conversations, loaded from content and checked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from functools import cache
from typing import Any

from mandorla.library.reading import LINE, ContentProblem, Document, Problem, document, documents
from mandorla.talks.checking import ALL, BOTH, KINDS, TIME, check_script
from mandorla.talks.logic.script import Again, Ask, Offer, Role, Script, Step
from mandorla.talks.logic.soundness import faults

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
_UNITS = {"s": "seconds", "m": "minutes"}


@cache
def scripts() -> Mapping[str, Script]:
    """All scripts by their slug, in order, read once per process; `ContentProblem` where a file is wrong."""
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
        problems = list(check_script(one))
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
    of = row.get("of", "" if ask is Ask.NOTHING else BOTH)
    return tuple(Role) if of == BOTH else (Role(of),) if of else ()


def _time(written: Any) -> timedelta | None:
    found = TIME.fullmatch(str(written)) if written else None
    return timedelta(**{_UNITS[found[2]]: int(found[1])}) if found else None


def _place_of(script: Script) -> tuple[int, str]:
    return (ORDER.index(script.slug) if script.slug in ORDER else len(ORDER), script.slug)
