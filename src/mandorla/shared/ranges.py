"""Answers range requests, which media players make (RFC 9110, 14)."""

import re
from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

PARTIAL, UNSATISFIABLE = 206, 416
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def in_parts(
    request: HttpRequest, *, size: int, content_type: str, read: Callable[[int, int], Iterable[bytes]]
) -> HttpResponseBase:
    """The whole content, or the one range requested. `read(start, stop)` returns those bytes."""
    asked = _asked(request.headers.get("Range", ""), size)
    if asked is None:
        return HttpResponse(status=UNSATISFIABLE, headers={"Content-Range": f"bytes */{size}"})
    start, stop = asked
    headers = {"Accept-Ranges": "bytes", "Content-Length": str(stop - start)}
    is_part = (start, stop) != (0, size)
    if is_part:
        headers["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
    status = PARTIAL if is_part else 200
    return StreamingHttpResponse(read(start, stop), status=status, content_type=content_type, headers=headers)


def _asked(header: str, size: int) -> tuple[int, int] | None:
    """Start and stop of the requested range; the whole if there is no single range, None if it lies outside."""
    found = _RANGE.fullmatch(header.replace(" ", ""))
    if found is None or found[0] == "bytes=-":
        return 0, size
    if not found[1]:
        start, stop = max(0, size - int(found[2])), size
    else:
        start, stop = int(found[1]), min(size, int(found[2]) + 1) if found[2] else size
    return (start, stop) if start < stop else None
