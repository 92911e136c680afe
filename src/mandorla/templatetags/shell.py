"""What is the same on every page, rendered once a process and language."""

from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def shell(app_name: str = "") -> SafeString:
    """Style sheet, icons and scripts, as the head of every page names them; with a name, the icons are neutral."""
    icons = "components/icons_neutral.html" if app_name else "components/icons.html"
    return fixed("components/head.html") + fixed(icons) + fixed("components/scripts.html")


@register.simple_tag
def fixed(name: str) -> SafeString:
    """A template that takes nothing, so that it reads alike for everybody who has the same language."""
    return _rendered(name, get_language())


@cache
def _rendered(name: str, language: str | None) -> SafeString:
    return render_to_string(name)
