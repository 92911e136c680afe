"""A calendar file in iCalendar format (RFC 5545), in floating local time, without a time zone."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from mandorla.pairs.logic.occasions import Occasion

LINE = 74  # octets; RFC 5545, 3.1 allows 75 with what folds it
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ESCAPES = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


def calendar(occasions: Iterable[tuple[str, Occasion]], made_on: date) -> str:
    """The whole file; each occasion comes with a name that is its own. The same occasions make the same text."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Mandorla//Mandorla//EN"]
    for name, occasion in occasions:
        lines += _event(name, occasion, made_on)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(name: str, occasion: Occasion, made_on: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{name}@mandorla"
    yield f"DTSTAMP:{made_on:%Y%m%d}T000000Z"
    if occasion.starts is None:
        yield f"DTSTART;VALUE=DATE:{_first(occasion):%Y%m%d}"
    else:
        yield f"DTSTART:{datetime.combine(_first(occasion), occasion.starts):%Y%m%dT%H%M%S}"
        yield f"DURATION:PT{occasion.minutes}M"
    if occasion.weekdays:
        yield f"RRULE:FREQ=WEEKLY;BYDAY={','.join(DAYS[day] for day in sorted(occasion.weekdays))}"
    yield f"SUMMARY:{_escaped(occasion.title)}"
    yield "END:VEVENT"


def _first(occasion: Occasion) -> date:
    """Its day; of what comes back every week, the first of its weekdays from that day on (RFC 5545, 3.8.5.3)."""
    days = (occasion.day + timedelta(days=ahead) for ahead in range(7))
    return next((day for day in days if day.weekday() in occasion.weekdays), occasion.day)


def _escaped(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_ESCAPES.get(letter, letter) for letter in plain)


def _folded(line: str) -> str:
    """Fold long lines (a line break, then a space) without splitting a character."""
    parts, part = [], ""
    for letter in line:
        if len((part + letter).encode()) > LINE:
            parts.append(part)
            part = " "
        part += letter
    return "\r\n".join([*parts, part])
