"""Lucide's icons, rendered once per process: rendering each anew took a third of the time of a page."""

from functools import cache

from django import template
from django.utils.safestring import SafeString
from lucide.templatetags.lucide import lucide as draw

register = template.Library()


@register.simple_tag
@cache
def lucide(name: str, size: int = 24, **look: str | float) -> SafeString:
    """The icon `name` as inline SVG, `size` pixels wide and high."""
    # A drawing by Lucide; its look is set by our own templates.
    return SafeString(draw(name, size=size, **look))  # nosec B703
