"""Logging without content: an error is reported by its type and location, never with the values involved."""

import logging
import traceback
from typing import Any

# Ids only: no log line carries what somebody wrote, or ties a person to a time of ordinary use.
CONFIG: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"plain": {"()": "mandorla.shared.logs.WithoutContent"}},
    "formatters": {"plain": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["plain"], "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django-q": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}


class WithoutContent(logging.Filter):
    """Replaces exception messages and request lines by type and location, so that no log contains what people wrote."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[1] is not None:
            record.msg, record.args = _place(record.exc_info[1]), ()
            record.exc_info, record.exc_text, record.stack_info = None, None, None
        elif record.name.startswith("django.request"):
            record.msg, record.args = f"answered with {getattr(record, 'status_code', '?')}", ()
        elif record.name.startswith("django.security"):
            record.msg, record.args = "a request was refused", ()
        return True


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    places = " < ".join(
        f"{frame.name} ({frame.filename.rsplit('/', 1)[-1]}:{frame.lineno})" for frame in reversed(frames)
    )
    return f"{type(error).__name__} in {places}"
