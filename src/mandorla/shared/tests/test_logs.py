import logging
import sys

from mandorla.shared.logs import WithoutContent

SECRET = "the plum tree behind the house"


def _line(name: str, message: str, *args: object, **more: object) -> str:
    record = logging.LogRecord(name, logging.ERROR, "views.py", 1, message, args, None)
    record.__dict__.update(more)
    assert WithoutContent().filter(record)
    return logging.Formatter("%(levelname)s %(name)s: %(message)s").format(record)


def test_an_error_is_told_by_its_kind_and_place_only() -> None:
    try:
        raise ValueError(SECRET)
    except ValueError:
        line = _line(
            "mandorla.prompts", "could not open %s", SECRET, exc_info=sys.exc_info(), exc_text=SECRET
        )
    assert SECRET not in line
    assert "ValueError in test_an_error_is_told_by_its_kind_and_place_only (test_logs.py:" in line


def test_a_request_is_told_by_its_status_only() -> None:
    line = _line("django.request", "Not Found: %s", f"/with/{SECRET}/", status_code=404)
    assert line == "ERROR django.request: answered with 404"


def test_a_refused_request_says_nothing_of_who_asked() -> None:
    line = _line("django.security.csrf", "Forbidden (%s): %s", "token", f"/with/{SECRET}/")
    assert line == "ERROR django.security.csrf: a request was refused"


def test_other_lines_stay_as_they_are() -> None:
    assert _line("mandorla", "Listening on port %d", 8000) == "ERROR mandorla: Listening on port 8000"
