"""Markup that is the same for everyone, rendered once per process and language."""

from functools import cache

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mandorla.library import content
from mandorla.prompts.models import Shelf


def shelf_options(selected: str) -> SafeString:
    """The options for choosing a shelf, with `selected` chosen."""
    return _options(selected, get_language())


@cache
def stems(kind: str) -> SafeString:
    """Ways to begin a reply of `kind`, as list items."""
    return format_html_join("", "<li>{}</li>", ((stem,) for stem in content.stems(kind)))


@cache
def _options(selected: str, language: str | None) -> SafeString:
    choices = [("", _("None")), *Shelf.choices]
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, SafeString(" selected") if value == selected else "", label) for value, label in choices),
    )
