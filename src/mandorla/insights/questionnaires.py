"""The questionnaires, loaded from content and checked. The CSI only where the host confirmed such use."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django.conf import settings

from mandorla.insights.logic.pulse import Answer, Item, Questionnaire
from mandorla.insights.logic.reliable_change import NORMS
from mandorla.library.checking import check_rows
from mandorla.library.reading import ContentProblem, Document, Problem, document
from mandorla.pairs.models import Kind, Pair

FILES = {"closeness": "closeness.yaml", "csi4": "csi/csi4.yaml", "csi16": "csi/csi16.yaml"}
OURS = "closeness"


@cache
def questionnaires() -> Mapping[str, Questionnaire]:
    """All questionnaires by name, read once per process. Raises `ContentProblem` if one is wrong."""
    found = [document(file) for file in FILES.values()]
    problems = sorted(problem for one in found for problem in check_questionnaire(one))
    if problems:
        raise ContentProblem(problems)
    return {one.body["id"]: _questionnaire(one.body) for one in found}


def has_csi(pair: Pair) -> bool:
    """Whether this pair is asked in the words of the CSI: partners, on a server whose host confirmed its terms."""
    return settings.MANDORLA_CSI and pair.kind == Kind.PARTNERS


def check_questionnaire(found: Document) -> Iterator[Problem]:
    """What is wrong with a questionnaire."""
    body = found.body
    if body.get("id") not in NORMS:
        yield found.problem(body, "a questionnaire is one of those whose constants are known")
    yield from check_rows(found, body["items"], needed=("text", "answers"), allowed=("lead", "opposite"))
    for item in body["items"]:
        if item.get("answers") not in body["answers"]:
            yield found.problem(item, "these answers are nowhere in this file")


def _questionnaire(body: dict[str, Any]) -> Questionnaire:
    answers = {
        name: tuple(Answer(row["label"], row["value"]) for row in rows)
        for name, rows in body["answers"].items()
        if isinstance(rows, list)
    }
    items = tuple(
        Item(row["text"], answers[row["answers"]], row.get("lead", ""), row.get("opposite", ""))
        for row in body["items"]
    )
    return Questionnaire(body["id"], body["title"], body["credit"], items)
