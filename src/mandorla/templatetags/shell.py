"""The frame of a page, the link above its title, rows and buttons. What is the same for everyone is rendered once."""

from functools import cache

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from mandorla.library import content

register = template.Library()


@register.simple_tag
def shell(app_name: str = "") -> SafeString:
    """Style sheet, icons and scripts for the head of every page; with a name, the icons are neutral."""
    icons = "components/icons_neutral.html" if app_name else "components/icons.html"
    return fixed("components/head.html") + fixed(icons) + fixed("components/scripts.html")


@register.simple_tag
def fixed(name: str) -> SafeString:
    """A template without context, rendered once per language."""
    return _rendered(name, get_language())


@register.inclusion_tag("components/back.html")
def back(label: str, name: str, *parts: object) -> dict[str, str]:
    """The link above a title: `label` leads back to the URL `name` with its `parts`."""
    return {"label": label, "url": reverse(name, args=parts)}


@register.inclusion_tag("components/row.html")
def row_to(label: str, name: str, *parts: object, icon: str = "", hint: str = "") -> dict[str, str]:
    """A row of a list: `label`, and a `hint` below it, leads to the URL `name` with its `parts`."""
    return {"label": label, "url": reverse(name, args=parts), "icon": icon, "hint": hint}


@register.inclusion_tag("components/button_to.html")
def button_to(
    label: str, name: str, *parts: object, look: str = "", operation: object = ""
) -> dict[str, object]:
    """A button that is its own form and posts to the URL `name` with its `parts`; with an
    `operation`, what comes of it comes once."""
    looks = "".join(f" button--{one}" for one in look.split())
    return {"label": label, "url": reverse(name, args=parts), "looks": looks, "operation": operation}


@register.simple_tag
def feelings(target: str) -> SafeString:
    """Words for feelings, offered next to the text field whose id is `target`."""
    return _words_for(target, get_language())


@cache
def _words_for(target: str, language: str | None) -> SafeString:
    words = {"families": content.feelings(), "target": target}
    return render_to_string("components/feelings_picker.html", words)


@cache
def _rendered(name: str, language: str | None) -> SafeString:
    return render_to_string(name)
