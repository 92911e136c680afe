"""What is written without a network waits, locked, and goes out once and in order when the network is back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import evening
from tests.journeys.conftest import NewPhone
from tests.journeys.household import Household
from tests.journeys.phone import Phone
from tests.journeys.weak_network import WeakNetwork
from tests.running.conftest import free_port

pytestmark = pytest.mark.browser

GONE = r"ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_EMPTY_RESPONSE|502|503|Failed to fetch"
LINES = [f"canary-line-{number:02}" for number in range(15)]
KINDS = ("thank", "reflect", "ask")

# Every byte that a page of this server, or whoever finds the phone, could get of what is kept for it.
STORED = """async () => {
  const kept = await Promise.all((await caches.keys()).map(async (name) => {
    const cache = await caches.open(name)
    const answers = await Promise.all((await cache.keys()).map((request) => cache.match(request)))
    return Promise.all(answers.map(async (answer) => [answer.url, await answer.text()]))
  }))
  const open = (name) => new Promise((resolve, reject) => {
    const asked = indexedDB.open(name)
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
  const all = (database, name) => new Promise((resolve) => {
    const asked = database.transaction(name).objectStore(name).getAll()
    asked.onsuccess = () => resolve(asked.result)
  })
  const rows = []
  for (const { name } of await indexedDB.databases()) {
    const database = await open(name)
    for (const store of database.objectStoreNames) rows.push(...await all(database, store))
    database.close()
  }
  const read = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value)
    ? new TextDecoder("latin1").decode(value) : value
  return { local: { ...localStorage }, session: { ...sessionStorage }, caches: kept.flat(),
    rows: rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, read(value)]))) }
}"""


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


def rows_of(phone: Phone) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = phone.page.evaluate(STORED)["rows"]
    return rows


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
    assert "canary" not in str(noor.page.evaluate(STORED))
    assert len(rows_of(noor)) == 20
    noor.context.clock.fast_forward("10:00")
    assert lines_of(sam) == []

    network.loses = 6
    noor.context.set_offline(False)
    while network.loses:
        noor.context.clock.fast_forward("01:00")
        noor.page.wait_for_timeout(500)
    noor.context.clock.fast_forward("01:00")
    for page in tabs:
        nothing_waits(page)
    assert len(network.lost) == 6
    assert rows_of(noor) == []
    assert lines_of(sam) == list(reversed(LINES))
    assert lines_of(noor) == list(reversed(LINES))
    sam.open(evening.address_of(sam, shared))
    for kind in KINDS:
        assert sam.page.content().count(f"canary-{kind}") == 1
    sam.open(evening.address_of(sam, slug))
    sam.sees("canary-answer")
    noor.open(f"{noor.base}days/")
    noor.sees("canary-note")
