"""Loading everything before the door opens, rather than while the first visitor waits."""

from typing import Any

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from mandorla.prompts.decks import catalogue


def warm_application() -> Any:
    """Django as a WSGI application, with addresses, views and content loaded and checked."""
    application = get_wsgi_application()
    _ = get_resolver().url_patterns
    catalogue()
    return application
