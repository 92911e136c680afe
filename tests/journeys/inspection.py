"""Looks at pages as axe does, as narrow and wide screens do, and as a thumb does; what it finds is told in words."""

from functools import cache
from importlib import resources
from typing import Any

from django.urls import Resolver404, resolve

from tests.journeys.phone import Phone

DESK: dict[str, Any] = {"is_mobile": False, "has_touch": False, "reduced_motion": "reduce"}
WIDTHS = (320, 1280)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLORS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
}  # the rest has no theme

OPEN_ALL = """() => document.querySelectorAll("details").forEach((fold) => {
  fold.removeAttribute("name")
  fold.open = true
})"""
FINDINGS = """async (options) => (await axe.run(document, options)).violations.flatMap(
  ({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))"""
TOO_SMALL = """() => [...document.querySelectorAll(
  "button, .button, summary, nav a, select, textarea, input:not([type=hidden], [type=radio], [type=checkbox])")]
  .filter((one) => one.getClientRects().length && one.getBoundingClientRect().height < 43.5)
  .map((one) => `smaller than a thumb: ${one.outerHTML.slice(0, 200)}`)"""


class Inspection:
    """What was looked at, by the names of the views, and what was found."""

    def __init__(self) -> None:
        self.views: set[str] = set()
        self.findings: list[str] = []

    def open(self, phone: Phone, *paths: str) -> None:
        """Open pages and look at each."""
        for path in paths:
            phone.open(path)
            self.look(phone)

    def look(self, phone: Phone) -> None:
        """Look at the page as it stands: narrow and wide, light and dark, every fold open."""
        page = phone.page
        self.views.add(_view_at(phone.path))
        page.evaluate(OPEN_ALL)
        page.evaluate(_axe())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="light")
            self._note(phone, f"{width} light", page.evaluate(FINDINGS, RULES))
            page.emulate_media(color_scheme="dark")
            self._note(phone, f"{width} dark", page.evaluate(FINDINGS, COLORS))
            found = page.evaluate("document.documentElement.scrollWidth")
            self._note(phone, str(width), [f"{found} pixels wide"] if found > width else [])
            self._note(phone, str(width), page.evaluate(TOO_SMALL))

    def _note(self, phone: Phone, how: str, found: list[str]) -> None:
        self.findings += [f"{phone.path} ({phone.page.title()}), {how}: {one}" for one in found]


def has_no_faults(inspection: Inspection, views: str) -> None:
    """Nothing was found, and all these views were looked at."""
    assert inspection.findings == []
    assert inspection.views - {""} == set(views.split())


def _view_at(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


@cache
def _axe() -> str:
    return resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
