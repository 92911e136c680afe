"""The disk: what is on it for certain, and when it is full: said plainly, while what was typed stays in the browser."""

import errno
import logging
import os
from collections.abc import Callable
from pathlib import Path

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from mandorla.shared.http import typed_in

NO_ROOM = 507  # Insufficient Storage: RFC 4918, 11.5
SQLITE_FULL, DISK_FULL = "SQLITE_FULL", "53100"  # as SQLite and PostgreSQL call it

log = logging.getLogger(__name__)


def sync(path: Path) -> None:
    """Make a file's contents, or the names in a folder, survive a power failure."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class FullDiskMiddleware:
    """Answers 507 if the disk is full, always with a whole page, never with a fragment."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not _is_without_room(error):
            return None
        log.error("The disk is full: nothing can be saved before there is room.")
        # Without the request: what else a page shows is read from the database.
        typed = typed_in(request)
        context = {
            "typed": typed if any(one.is_words for one in typed) else [],
            "address": request.get_full_path(),
            "csrf_token": get_token(request),
        }
        return HttpResponse(render_to_string("507.html", context), status=NO_ROOM)


def _is_without_room(error: Exception) -> bool:
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    cause = error.__cause__ if isinstance(error, OperationalError) else None
    return (
        getattr(cause, "sqlite_errorname", "") == SQLITE_FULL or getattr(cause, "sqlstate", "") == DISK_FULL
    )
