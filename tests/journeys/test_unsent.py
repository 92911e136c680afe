"""What is written without a network waits, locked, and goes out once and in order when the network is back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.journeys import evening
from tests.journeys.browser_storage import as_text, held, put_back, rows
from tests.journeys.conftest import NewPhone
from tests.journeys.household import Household
from tests.journeys.inspection import Inspection
from tests.journeys.phone import Phone
from tests.journeys.weak_network import WeakNetwork
from tests.running.conftest import free_port

pytestmark = pytest.mark.browser

GONE = r"ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_FAILED|AbortError|status of 502"
LINE = "canary-line-alone"
LINES = [f"canary-line-{number:02}" for number in range(15)]
KINDS = ("thank", "reflect", "ask")


@pytest.fixture
def network(household: Household) -> Iterator[WeakNetwork]:
    with WeakNetwork(free_port(), server=household.port) as network:
        yield network


@pytest.fixture
def pair(network: WeakNetwork, new_phone: NewPhone) -> tuple[Phone, Phone]:
    """Noor is behind the weak network, Sam is not."""
    noor, sam = new_phone(at=network.origin), new_phone()
    evening.meet(noor, sam)
    noor.expected = GONE
    return noor, sam


def panel(page: Page) -> Locator:
    return page.locator("unsent-items [data-panel]")


def waits(page: Page, count: int) -> None:
    expect(panel(page)).to_contain_text(f"Not sent yet: {count}.")


def nothing_waits(page: Page) -> None:
    expect(panel(page)).to_be_hidden()


def say_line(page: Page, text: str) -> None:
    page.locator("draft-field textarea").fill(text)
    page.get_by_role("button", name="Share it").click()
    expect(page.locator("draft-field textarea")).to_have_value("")


def lines_of(phone: Phone) -> list[str]:
    phone.open(f"{phone.base}shares/")
    return [text for text in phone.page.locator(".said").all_inner_texts() if text.startswith("canary")]


def test_twenty_things_written_without_a_network_arrive_once_and_in_order(
    pair: tuple[Phone, Phone], network: WeakNetwork
) -> None:
    noor, sam = pair
    shared, slug = evening.questions()[:2]
    evening.say(noor, shared, "Mine")
    evening.say(sam, shared, "Yours")
    noor.context.clock.install()
    lines, checkin, replies, answer = tabs = [noor.page, *(noor.another_tab() for _ in range(3))]
    lines.goto(f"{noor.base}shares/")
    checkin.goto(f"{noor.base}check-in/")
    replies.goto(evening.address_of(noor, shared))
    answer.goto(evening.address_of(noor, slug))
    noor.context.set_offline(True)

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
    for text in LINES[7:]:
        say_line(lines, text)
    for page in tabs:
        waits(page, 20)
    assert "canary" not in as_text(held(noor.page))
    assert len(rows(noor.page)) == 20
    noor.context.clock.fast_forward("10:00")
    assert lines_of(sam) == []

    network.loses = 4
    noor.context.set_offline(False)
    while network.loses:
        noor.context.clock.fast_forward("01:00")
        noor.page.wait_for_timeout(500)
    noor.context.clock.fast_forward("01:00")
    for page in tabs:
        nothing_waits(page)
    assert len(network.lost) == 4
    assert rows(noor.page) == []
    assert lines_of(sam) == list(reversed(LINES))
    assert lines_of(noor) == list(reversed(LINES))
    sam.open(evening.address_of(sam, shared))
    for kind in KINDS:
        sam.sees(f"canary-{kind}")
        assert sam.page.content().count(f"canary-{kind}") == 1
    sam.open(evening.address_of(sam, slug))
    sam.sees("canary-answer")
    noor.open(f"{noor.base}days/")
    noor.sees("canary-note")


def go_without(phone: Phone, *texts: str) -> None:
    """Write lines while there is no network."""
    phone.open(f"{phone.base}shares/")
    phone.is_listening()
    phone.context.set_offline(True)
    for text in texts:
        say_line(phone.page, text)
    waits(phone.page, len(texts))


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


def test_a_server_that_is_away_for_a_moment_is_asked_again_and_the_page_goes_on(
    pair: tuple[Phone, Phone], network: WeakNetwork
) -> None:
    noor, sam = pair
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


def test_what_waits_is_shown_without_a_fault(pair: tuple[Phone, Phone], network: WeakNetwork) -> None:
    noor, _sam = pair
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


def test_what_waits_can_be_thrown_away(pair: tuple[Phone, Phone]) -> None:
    noor, sam = pair
    go_without(noor, *LINES[:2])
    panel(noor.page).get_by_text("What waits").click()
    panel(noor.page).get_by_role("button", name="Throw it away").first.click()
    waits(noor.page, 1)
    assert len(rows(noor.page)) == 1
    noor.context.set_offline(False)
    nothing_waits(noor.page)
    assert lines_of(sam) == [LINES[1]]


def test_what_is_refused_stays_and_leads_back_to_its_page_with_the_text(pair: tuple[Phone, Phone]) -> None:
    noor, sam = pair
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


def test_a_page_whose_session_has_ended_keeps_what_waits_until_one_is_signed_in_again(
    pair: tuple[Phone, Phone], new_phone: NewPhone
) -> None:
    noor, sam = pair
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


def test_somebody_else_in_the_same_browser_neither_sends_nor_learns_of_it(pair: tuple[Phone, Phone]) -> None:
    noor, sam = pair
    go_without(noor, LINE)
    copied = rows(noor.page)
    noor.context.clear_cookies()
    noor.context.set_offline(False)
    beside = sign_in_beside(noor, sam.username)
    put_back(beside, copied)
    beside.reload()
    expect(beside.locator("unsent-items")).to_be_attached()
    beside.wait_for_timeout(1000)  # what is found there is looked at
    nothing_waits(beside)
    expect(beside.locator("[data-lost]")).to_be_hidden()
    expect(noor.page.get_by_text("You are not signed in here any more")).to_be_visible()
    assert lines_of(sam) == []
    noor.page.close()
    noor.page = beside
    beside.reload()
    beside.wait_for_timeout(1000)
    assert rows(beside) == []
    expect(beside.locator("[data-lost]")).to_be_hidden()


@pytest.mark.parametrize("way", ["quick exit", "sign out"])
def test_what_waits_is_gone_when_one_leaves_and_a_copy_of_it_opens_to_nobody(
    pair: tuple[Phone, Phone], network: WeakNetwork, way: str
) -> None:
    noor, sam = pair
    network.is_broken = True
    noor.open(f"{noor.base}shares/")
    noor.write(LINE)
    noor.press("Share it")
    waits(noor.page, 1)
    copied = rows(noor.page)
    network.is_broken = False
    noor.context.route("**/shares/", _without_forms)
    if way == "quick exit":
        noor.press("Quick exit")
        noor.is_at("/blank/")
    else:
        noor.open("/sign-out/")
        expect(noor.page.get_by_text("What is not sent yet goes away when you sign out")).to_be_visible()
        noor.turn("Sign out")
        noor.is_at("/sign-in/")
    assert rows(noor.page) == []
    put_back(noor.page, copied)
    evening.sign_in(noor, noor.username)
    expect(noor.page.locator("[data-lost]")).to_be_visible()
    assert rows(noor.page) == []
    assert lines_of(sam) == []


def test_a_draft_that_could_not_reach_the_server_is_back_after_the_page_was_closed(
    pair: tuple[Phone, Phone],
) -> None:
    noor, _sam = pair
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
    noor.page.wait_for_timeout(1500)
    assert rows(noor.page) == []
    noor.page.reload()
    assert noor.written() == "canary-half-a-thought"


def test_where_nothing_can_be_locked_it_waits_on_the_page_alone(pair: tuple[Phone, Phone]) -> None:
    noor, sam = pair
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
