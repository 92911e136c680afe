"""What a phone shows without a network. A slice that has a public page for it adds a line."""

import hashlib

from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils.translation import gettext_lazy as _

# The view of a page below /offline/, and what its link says.
PAGES = (("prompts:offline", _("Cards to talk about")),)


def version(request: HttpRequest) -> str:
    """Another word as soon as one of these pages is another, or what it looks like."""
    digest = hashlib.sha256()
    for name in ("home:offline", "people:blank", *(name for name, _label in PAGES)):
        digest.update(resolve(reverse(name)).func(request).content)
    return digest.hexdigest()[:16]
