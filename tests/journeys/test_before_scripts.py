"""What somebody types or chooses before the scripts of a page are there counts; what does nothing yet is not shown."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from playwright.sync_api import Error, Page, Route, expect

from tests.journeys import evening
from tests.journeys.conftest import NewPhone
from tests.journeys.phone import WRITTEN, Phone
from tests.journeys.slow_phone import FIRST_SCRIPT

pytestmark = pytest.mark.browser

EXIT_SCRIPT = re.compile(r"/static/js/quick-exit[^/]*\.js$")  # before all others


@contextmanager
def before_scripts(
    phone: Phone, path: str, *, on: Page | None = None, held: re.Pattern[str] = FIRST_SCRIPT
) -> Iterator[Page]:
    """A page whose scripts come when the block is over. They run in their order, so one holds up all."""
    page, routes = on or phone.page, list[Route]()

    def hold(route: Route) -> None:
        routes.append(route)

    page.route(held, hold)
    page.goto(path, wait_until="commit")
    yield page
    page.unroute(held, hold)
    for route in routes:
        with suppress(Error):  # its page is left already
            route.continue_()


def test_nothing_is_lost_and_nothing_pressed_in_vain(new_phone: NewPhone) -> None:
    noor = new_phone(service_workers="block")  # it would have the scripts at hand
    evening.enter(noor, "Noor")
    with before_scripts(noor, evening.address_of(noor, evening.questions()[0])) as page:
        page.locator(WRITTEN).first.fill("A thought that came early")
    noor.sees("Saved for you")
    with before_scripts(noor, f"{noor.base}affection/marks/") as page:
        first = page.locator("fieldset.mark").first
        first.locator("input").first.check()
    expect(page.locator("#kept")).not_to_be_empty()
    page.reload()
    expect(first.locator("input").first).to_be_checked()
    with before_scripts(noor, f"{noor.base}invitation/") as page:
        copy = page.get_by_role("button", name="Copy")
        expect(page.locator("#link-to-copy")).to_be_visible()
        expect(copy).to_be_hidden()
    expect(copy).to_be_visible()


def test_a_word_for_a_feeling_goes_where_one_wrote_before_there_were_any(new_phone: NewPhone) -> None:
    ada = new_phone(service_workers="block")
    evening.enter(ada, "Ada")
    with before_scripts(ada, f"{ada.base}promises/new/") as page:
        page.get_by_label("I will").fill("say that I am")
        page.locator("summary", has_text="Words for feelings").click()
        page.locator("summary", has_text="Sad or worn out").click()
    page.get_by_role("button", name="tired", exact=True).click()
    expect(page.get_by_label("I will")).to_have_value("say that I am tired")
    expect(page.locator("#id_when")).to_have_value("")
