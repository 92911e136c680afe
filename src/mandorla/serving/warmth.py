"""Loading everything before the door opens, rather than while the first visitor waits."""

import gc
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from mandorla.serving import contents


def warm_application() -> Any:
    """Django as a WSGI application, with addresses, views and content loaded and checked."""
    application = get_wsgi_application()
    _ = get_resolver().url_patterns
    contents.check()
    return application


def tame_collector() -> None:
    """Leave what exists now out of garbage collection, and look for garbage less often.

    A page makes tens of thousands of objects that are all freed by counting; Python's default is to search for cycles
    after every 700 of them.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
