"""The element in a real browser: the circles follow the hand, and the slider follows the circles."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page

import mandorla
from mandorla.checkins.forms import CheckInForm, shown_first
from mandorla.checkins.logic.circles import circles_of
from mandorla.checkins.wording import closeness_of
from mandorla.shared.tests.chromium import open_browser

pytestmark = pytest.mark.browser

STATIC = Path(mandorla.__file__).parent / "static"
STYLE = STATIC / "css" / "components" / "closeness.css"
SLIDER, BOX, DRAWING = "[name=closeness]", "[name=closeness_is_meant]", "svg.closeness__drawing"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    form = CheckInForm(initial=shown_first(None, note="", parts=[], is_usual=True))
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.set_content(render_to_string("checkins/closeness.html", {"form": form, "other": True}))
    page.add_style_tag(content=STYLE.read_text())
    page.add_script_tag(content=(STATIC / "js/closeness-circles.js").read_text(), type="module")
    page.wait_for_selector(DRAWING)
    yield page
    page.close()


def drag(page: Page, start: float, way: float) -> None:
    """Take the picture at `start` of its width, and go `way` of it to the right."""
    box = page.locator(DRAWING).bounding_box()
    assert box
    x, y = box["x"] + start * box["width"], box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + way * box["width"], y, steps=4)
    page.mouse.up()


@pytest.mark.parametrize(("start", "way"), [(0.3, 0.1), (0.7, -0.1)])
def test_drawing_either_circle_to_the_middle_brings_both_together(
    page: Page, start: float, way: float
) -> None:
    assert not page.is_checked(BOX)
    drag(page, start, way)
    assert int(page.input_value(SLIDER)) > 75
    assert page.is_checked(BOX)


def test_drawing_a_circle_outward_parts_them_as_far_as_they_go(page: Page) -> None:
    drag(page, 0.4, -0.35)
    assert page.input_value(SLIDER) == "0"
    assert page.get_attribute(f"{DRAWING} path", "d") == ""


def test_after_the_hand_the_keyboard_goes_on_and_both_are_drawn_as_the_server_draws_them(page: Page) -> None:
    drag(page, 0.3, 0.05)
    before = int(page.input_value(SLIDER))
    page.keyboard.press("ArrowRight")
    value = int(page.input_value(SLIDER))
    assert value == before + 1
    drawn = [float(one.get_attribute("cx") or 0) for one in page.locator(f"{DRAWING} circle").all()]
    assert drawn == pytest.approx([circles_of(value).left, circles_of(value).right], abs=0.01)
    assert page.get_attribute(SLIDER, "aria-valuetext") == closeness_of(value)


def test_a_touch_that_moves_nothing_means_nothing(page: Page) -> None:
    drag(page, 0.3, 0)
    assert not page.is_checked(BOX)
    assert page.input_value(SLIDER) == "50"


def test_what_is_drawn_can_be_left_out_again(page: Page) -> None:
    drag(page, 0.3, 0.1)
    page.uncheck(BOX)
    assert "is-left-out" in (page.get_attribute("closeness-circles", "class") or "")


def test_without_the_element_the_slider_and_its_box_are_there(browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        field = render_to_string("checkins/closeness.html", {"form": CheckInForm(), "other": True})
        page.set_content(f"<style>{STYLE.read_text()}</style>{field}")
        assert page.is_visible(SLIDER)
        assert page.is_visible(BOX)
        assert not page.is_visible(DRAWING)
