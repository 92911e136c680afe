"""What is the same on every page, rendered once a process."""

from functools import cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def shell() -> SafeString:
    """Style sheet, icons and scripts, as the head of every page names them."""
    return _rendered("components/head.html") + _rendered("components/scripts.html")


@cache
def _rendered(name: str) -> SafeString:
    return render_to_string(name)
