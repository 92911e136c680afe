"""The coach as a program that answers lines of JSON: one in, one out, in the same order."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from mandorla.coach.logic.reading import TASKS, Reading
from mandorla.coach.reader import read


class UnreadableLine(ValueError):
    """A line that asks for nothing the coach can do."""


def answers(lines: Iterable[str]) -> Iterator[str]:
    """For every line `{"id", "task", "text", "prev"}` a line `{"id", "label", "score", "abstain", "because"}`."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            asked = _asked(line, number)
            reading = read(asked["text"], asked["task"], asked.get("prev") or None)
            yield json.dumps({"id": asked.get("id"), **_said(reading)})


def _asked(line: str, number: int) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except ValueError as reason:
        raise UnreadableLine(f"Line {number} is not JSON.") from reason
    if (
        not isinstance(asked, dict)
        or not isinstance(asked.get("text"), str)
        or asked.get("task") not in TASKS
    ):
        raise UnreadableLine(f"Line {number} needs a `text`, and a `task` that is one of {', '.join(TASKS)}.")
    return asked


def _said(reading: Reading) -> dict[str, Any]:
    return {
        "label": reading.label,
        "score": round(reading.score, 4),
        "abstain": reading.abstained,
        "because": list(reading.because),
        "spans": [[span.start, span.end, span.cue] for span in reading.spans],
    }
