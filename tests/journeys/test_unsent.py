"""What is written without a network waits, locked, and goes out once and in order when the network is back."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import evening
from tests.journeys.browser_storage import as_text, held, rows
from tests.journeys.inspection import Inspection
from tests.journeys.phone import Phone
from tests.journeys.unsent import LINE, LINES, go_without, lines_of, nothing_waits, panel, say_line, waits
from tests.journeys.weak_network import WeakNetwork
from tests.running.conftest import eventually

pytestmark = pytest.mark.browser

KINDS = ("thank", "reflect", "ask")
# Where else one writes, and what Sam finds there afterwards.
PLACES = {
    "appreciations/new/": ("appreciations/", "Take it in"),
    "good-news/": ("good-news/", "canary-news"),
    "agreement/": ("agreement/", "canary-agreed"),
    "no-tech/": ("no-tech/", "Tuesday, 8:00 PM"),
}


def test_twenty_things_written_without_a_network_arrive_once_and_in_order(
    weak_pair: tuple[Phone, Phone], network: WeakNetwork
) -> None:
    noor, sam = weak_pair
    shared, slug = evening.questions()[:2]
    evening.say(noor, shared, "Mine")
    evening.say(sam, shared, "Yours")
    noor.context.clock.install()
    tabs = _open_pages(noor, shared, slug)
    noor.context.set_offline(True)
    _write_twenty_things(tabs)
    for page in tabs:
        waits(page, 20)
    assert "canary" not in as_text(held(noor.page))
    assert len(rows(noor.page)) == 20
    noor.context.clock.fast_forward("10:00")
    assert lines_of(sam) == []
    network.loses = 4
    noor.context.set_offline(False)
    while network.loses or panel(noor.page).is_visible():
        noor.context.clock.fast_forward("01:00")
        noor.page.wait_for_timeout(500)
    for page in tabs:
        nothing_waits(page)
    assert len(network.lost) == 4
    assert rows(noor.page) == []
    assert lines_of(sam) == lines_of(noor) == list(reversed(LINES))
    sam.open(evening.address_of(sam, shared))
    for kind in KINDS:
        sam.sees(f"canary-{kind}")
        assert sam.page.content().count(f"canary-{kind}") == 1
    sam.open(evening.address_of(sam, slug))
    sam.sees("canary-answer")
    for path, text in PLACES.values():
        sam.open(f"{sam.base}{path}")
        assert sam.page.locator("main").inner_text().count(text) == 1
    noor.open(f"{noor.base}days/")
    noor.sees("canary-note")
    noor.open(f"{noor.base}affection/marks/")
    expect(noor.page.locator("fieldset.mark input[value=like]").first).to_be_checked()


def _open_pages(noor: Phone, shared: str, slug: str) -> list[Page]:
    """Where one shares lines, checks in, replies, answers, says thanks, tells good news, and agrees on things."""
    paths = ("shares/", "check-in/", *PLACES, "affection/marks/")
    addresses = [evening.address_of(noor, one) for one in (shared, slug)]
    addresses += [f"{noor.base}{path}" for path in paths]
    pages = [noor.page, *(noor.another_tab() for _ in addresses[1:])]
    for page in pages[2:]:  # a tab that nobody looks at does not listen; here all of them count as looked at
        page.route("**/live/", lambda route: route.abort())
    for page, address in zip(pages, addresses, strict=True):
        page.goto(address)
    return pages


def _write_twenty_things(pages: list[Page]) -> None:
    replies, answer, lines, checkin, *others = pages
    for text in LINES[:7]:
        say_line(lines, text)
    checkin.locator("draft-field textarea").fill("canary-note")
    checkin.get_by_role("button", name="Done").click()
    for kind in KINDS:
        form = replies.locator(f"form:has(#reply-{kind})")
        form.locator("xpath=..").locator("summary").click()
        form.locator("textarea").fill(f"canary-{kind}")
        form.get_by_role("button", name="Send").click()
        expect(form).to_have_attribute("inert", "")
    answer.locator("draft-field textarea").first.fill("canary-answer")
    answer.get_by_role("radio", name="I go first").check()
    answer.get_by_role("button", name="Done").click()
    _write_elsewhere(*others)
    for text in LINES[7:]:
        say_line(lines, text)


def _write_elsewhere(thanks: Page, news: Page, agreement: Page, windows: Page, marks: Page) -> None:
    for label, text in (("You …", "wrote canary-thanks"), ("… when", "on Tuesday"), ("It …", "let me rest")):
        thanks.get_by_label(label).fill(text)
    news.locator("draft-field textarea").fill("canary-news")
    agreement.get_by_label("The line").fill("canary-agreed")
    windows.get_by_text("Tuesday", exact=True).click()
    marks.locator("fieldset.mark input[value=like]").first.check()
    for page, button in (
        (thanks, "Send it to Sam"),
        (news, "Tell Sam"),
        (agreement, "Propose it"),
        (windows, "Propose it"),
        (marks, "Keep these"),
    ):
        page.get_by_role("button", name=button).click()


def test_a_server_that_is_away_for_a_moment_is_asked_again_and_the_page_goes_on(
    weak_pair: tuple[Phone, Phone], network: WeakNetwork
) -> None:
    noor, sam = weak_pair
    network.is_broken = True
    slug = evening.questions()[0]
    evening.sit_down(noor, slug)
    noor.write("canary-answer")
    noor.press("Done")
    waits(noor.page, 1)
    assert noor.written() == "canary-answer"
    panel(noor.page).get_by_text("What waits").click()
    expect(panel(noor.page).get_by_role("listitem")).to_contain_text("Answer")
    expect(panel(noor.page).get_by_text("canary-answer")).to_be_hidden()
    panel(noor.page).get_by_text("Show the words").click()
    expect(panel(noor.page).get_by_text("canary-answer")).to_be_visible()
    network.is_broken = False
    expect(noor.page.get_by_text("What I can do with it")).to_be_visible()
    nothing_waits(noor.page)
    sam.open(f"{sam.base}shelf/")
    sam.never_saw("canary-answer")


def test_what_waits_is_shown_without_a_fault(weak_pair: tuple[Phone, Phone], network: WeakNetwork) -> None:
    noor, _sam = weak_pair
    look = Inspection()
    go_without(noor, "canary-" + "a" * 300, LINE)
    look.look(noor)
    noor.expected += "|status of 422"
    noor.context.set_offline(False)
    waits(noor.page, 1)
    look.look(noor)
    noor.open("/sign-out/")
    look.look(noor)
    noor.open(noor.base)
    noor.page.evaluate("document.querySelector('[data-lost]').hidden = false")
    look.look(noor)
    assert look.findings == []


def test_what_waits_can_be_thrown_away(weak_pair: tuple[Phone, Phone]) -> None:
    noor, sam = weak_pair
    go_without(noor, *LINES[:2])
    panel(noor.page).get_by_text("What waits").click()
    panel(noor.page).get_by_role("button", name="Throw it away").first.click()
    waits(noor.page, 1)
    assert len(rows(noor.page)) == 1
    noor.context.set_offline(False)
    nothing_waits(noor.page)
    assert lines_of(sam) == [LINES[1]]


def test_what_is_refused_stays_and_leads_back_to_its_page_with_the_text(
    weak_pair: tuple[Phone, Phone],
) -> None:
    noor, sam = weak_pair
    too_long = "canary-" + "a" * 300
    go_without(noor, too_long, LINE)
    noor.expected += "|status of 422"
    noor.context.set_offline(False)
    waits(noor.page, 1)
    panel(noor.page).get_by_text("What waits").click()
    expect(noor.page.get_by_text("It was not accepted as it is")).to_be_visible()
    with noor.page.expect_navigation():
        noor.press("Look at it again")
    noor.sees("more than fits")
    assert noor.written() == too_long
    waits(noor.page, 1)
    noor.write(too_long[:200])
    with noor.page.expect_navigation():
        noor.press("Share it")
    nothing_waits(noor.page)
    assert rows(noor.page) == []
    assert lines_of(sam) == [too_long[:200], LINE]


def test_a_draft_that_could_not_reach_the_server_is_back_after_the_page_was_closed(
    weak_pair: tuple[Phone, Phone],
) -> None:
    noor, _sam = weak_pair
    slug = evening.questions()[0]
    evening.sit_down(noor, slug)
    noor.is_listening()
    noor.context.set_offline(True)
    noor.write("canary-half-a-thought")
    noor.sees("Not saved yet, still on this page")
    nothing_waits(noor.page)
    assert len(rows(noor.page)) == 1
    assert "canary" not in as_text(held(noor.page))
    other = noor.another_tab()
    noor.page.close()
    noor.page = other
    noor.context.set_offline(False)
    evening.sit_down(noor, slug)
    expect(noor.page.locator("draft-field textarea").first).to_have_value("canary-half-a-thought")
    eventually(lambda: rows(noor.page) == [])
    noor.page.reload()
    assert noor.written() == "canary-half-a-thought"


def test_where_nothing_can_be_locked_it_waits_on_the_page_alone(weak_pair: tuple[Phone, Phone]) -> None:
    noor, sam = weak_pair
    noor.context.add_init_script(
        "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });"
        "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })"
    )
    go_without(noor, *LINES[:2])
    expect(noor.page.get_by_text("please leave it open")).to_be_visible()
    assert rows(noor.page) == []
    noor.context.set_offline(False)
    nothing_waits(noor.page)
    assert lines_of(sam) == [LINES[1], LINES[0]]


def test_a_page_that_is_closed_before_an_answer_came_has_lost_nothing(
    weak_pair: tuple[Phone, Phone], network: WeakNetwork
) -> None:
    noor, sam = weak_pair
    noor.open(f"{noor.base}shares/")
    network.is_slow = True
    noor.write(LINE)
    noor.press("Share it")
    waits(noor.page, 1)
    closed, noor.page = noor.page, noor.another_tab()
    closed.close()
    network.is_slow = False
    noor.open(noor.base)
    noor.page.wait_for_function("indexedDB.databases().then((all) => all.length > 0)")
    nothing_waits(noor.page)
    eventually(lambda: rows(noor.page) == [])
    assert lines_of(sam) == [LINE]
