"""What a phone shows without a network. A slice with a public page for this adds a line here."""

import hashlib

from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils.translation import gettext_lazy as _

# The view name of a page under /offline/, and its link text.
PAGES = (("prompts:offline", _("Cards to talk about")),)


def version(request: HttpRequest) -> str:
    """A version string that changes whenever one of these pages, or its look, changes."""
    digest = hashlib.sha256()
    for name in ("home:offline", "people:blank", *(name for name, _label in PAGES)):
        digest.update(resolve(reverse(name)).func(request).content)
    return digest.hexdigest()[:16]
