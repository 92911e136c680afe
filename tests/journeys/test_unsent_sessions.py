"""What waits belongs to one session of one person. It opens to nobody else, and goes with the session."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys import evening
from tests.journeys.browser_storage import put_back, rows
from tests.journeys.conftest import NewPhone
from tests.journeys.phone import Phone
from tests.journeys.test_before_scripts import EXIT_SCRIPT, before_scripts
from tests.journeys.unsent import GONE, LINE, go_without, lines_of, nothing_waits, waits
from tests.running.conftest import eventually

pytestmark = pytest.mark.browser

# Another page has found what it cannot open, and asks this one whether it is known here.
ASKED = """() => new BroadcastChannel("unsent").addEventListener("message", ({ data }) => {
  if (data.sought) window.isAsked = true
})"""


def _without_forms(route: Route) -> None:
    if route.request.method == "POST":
        route.abort()
    else:
        route.continue_()


def sign_in_beside(phone: Phone, username: str) -> Page:
    """Sign in on another page of the same browser."""
    page = phone.another_tab()
    page.goto("/sign-in/")
    page.get_by_label("Sign-in name").fill(username)
    page.get_by_label("Password").fill(evening.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator("unsent-items")).to_be_attached()
    return page


def test_a_page_whose_session_has_ended_keeps_what_waits_until_one_is_signed_in_again(
    weak_pair: tuple[Phone, Phone], new_phone: NewPhone
) -> None:
    noor, sam = weak_pair
    elsewhere = new_phone()
    evening.sign_in(elsewhere, noor.username)
    go_without(noor, LINE)
    elsewhere.open("/me/")
    elsewhere.page.locator("li", has_not_text="this one").get_by_role("button", name="Sign it out").click()
    noor.context.set_offline(False)
    expect(noor.page.get_by_text("You are not signed in here any more")).to_be_visible()
    expect(noor.page.get_by_role("heading", name="Small things from the day")).to_have_count(0)
    again = sign_in_beside(noor, noor.username)
    noor.page.bring_to_front()
    nothing_waits(noor.page)
    expect(again.locator("[data-lost]")).to_be_hidden()
    assert lines_of(sam) == [LINE]


def test_somebody_else_in_the_same_browser_neither_sends_nor_learns_of_it(
    weak_pair: tuple[Phone, Phone],
) -> None:
    noor, sam = weak_pair
    go_without(noor, LINE)
    copied = rows(noor.page)
    noor.context.clear_cookies()
    noor.context.set_offline(False)
    beside = sign_in_beside(noor, sam.username)
    put_back(beside, copied)
    noor.page.evaluate(ASKED)
    beside.reload()
    noor.page.wait_for_function("window.isAsked")
    beside.wait_for_timeout(1000)  # what nobody answers for in this time would be thrown away
    nothing_waits(beside)
    expect(beside.locator("[data-lost]")).to_be_hidden()
    expect(noor.page.get_by_text("You are not signed in here any more")).to_be_visible()
    assert lines_of(sam) == []
    noor.page.close()
    noor.page = beside
    beside.reload()
    eventually(lambda: rows(beside) == [])
    expect(beside.locator("[data-lost]")).to_be_hidden()


@pytest.mark.parametrize("way", ["quick exit", "sign out"])
def test_what_waits_is_gone_when_one_leaves_and_a_copy_of_it_opens_to_nobody(
    weak_pair: tuple[Phone, Phone], way: str
) -> None:
    noor, sam = weak_pair
    _keeps_a_line(noor)
    copied = rows(noor.page)
    if way == "quick exit":
        noor.press("Quick exit")
        noor.sees("This page is empty")
    else:
        noor.open("/sign-out/")
        expect(noor.page.get_by_text("What is not sent yet goes away when you sign out")).to_be_visible()
        noor.turn("Sign out")
        noor.is_at("/sign-in/")
    eventually(lambda: rows(noor.page) == [])
    put_back(noor.page, copied)
    evening.sign_in(noor, noor.username)
    expect(noor.page.locator("[data-lost]")).to_be_visible()
    assert rows(noor.page) == []
    assert lines_of(sam) == []


@pytest.mark.parametrize(("way", "path"), [("Quick exit", "/me/"), ("Sign out", "/sign-out/")])
def test_so_it_is_for_whoever_presses_before_the_script_is_there(
    new_phone: NewPhone, way: str, path: str
) -> None:
    noor, sam = new_phone(service_workers="block"), new_phone()
    evening.meet(noor, sam)
    noor.expected = f"{GONE}|status of 401"
    _keeps_a_line(noor)
    with before_scripts(noor, path, on=noor.another_tab(), held=EXIT_SCRIPT) as beside:
        beside.get_by_role("button", name=way).click()
        expect(beside).to_have_url(re.compile("/(blank|sign-in)/"))
    eventually(lambda: rows(beside) == [])
    expect(noor.page.locator("body")).not_to_contain_text(LINE)
    assert lines_of(sam) == []


def test_back_to_the_empty_page_takes_nothing_from_whoever_has_come_back(
    weak_pair: tuple[Phone, Phone],
) -> None:
    noor, _sam = weak_pair
    noor.press("Quick exit")
    noor.is_at("/blank/")
    evening.sign_in(noor, noor.username)
    _keeps_a_line(noor)
    for _step in range(4):
        if noor.path != "/blank/":
            noor.page.go_back()
    noor.is_at("/blank/")
    noor.open(noor.base)
    waits(noor.page, 1)


def _keeps_a_line(phone: Phone) -> None:
    """It waits, and goes on waiting while the server takes other forms."""
    phone.open(f"{phone.base}shares/")
    phone.context.route("**/shares/", _without_forms)
    phone.write(LINE)
    phone.press("Share it")
    waits(phone.page, 1)
