"""A journal in a real browser: made, locked, opened, changed on two devices; nothing of it leaves unlocked."""

import re
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.journeys import evening
from tests.journeys.browser_storage import as_text, held
from tests.journeys.conftest import NewPhone
from tests.journeys.household import Household
from tests.journeys.inspection import DESK, Inspection, has_no_faults
from tests.journeys.phone import Phone
from tests.rooms import journal
from tests.running.conftest import eventually

pytestmark = pytest.mark.browser

OWN = "five herons and one kettle"
WORD = "quillfeather"
TEXT = f"I have told nobody about the {WORD}. "
CONFLICT, WRONG = "status of 409", "That did not open it"


class Sent:
    """All that a phone sends, as the network carries it."""

    def __init__(self, phone: Phone) -> None:
        self.said: list[str] = []
        phone.context.on("request", self._note)

    def _note(self, request: Request) -> None:
        body = (request.post_data_buffer or b"").decode("latin-1")
        self.said.append(f"{request.url} {request.headers} {body} {unquote_plus(body)}")

    def has(self, word: str) -> bool:
        return any(word in one for one in self.said)


def begin(phone: Phone, passphrase: str = OWN, look: Inspection | None = None) -> str:
    """Set the journal up; says the recovery code."""
    page = phone.page
    phone.open(f"{phone.base}journal/")
    phone.press("Choose a passphrase")
    expect(page.get_by_label("The passphrase")).to_have_value(re.compile(r"^([a-z-]+ ){5}[a-z-]+$"))
    page.get_by_label("The passphrase").fill(passphrase)
    page.get_by_label("Type it once more").fill(f"  {passphrase.upper()} ")
    if look:
        look.look(phone)
    phone.press("Go on")
    if look:
        look.look(phone)
    code = page.locator("[data-part=code]").inner_text()
    page.get_by_label("Its last five characters").fill(code[-5:].lower())
    phone.press("Lock it with these")
    expect(page.get_by_role("heading", name="Write", exact=True)).to_be_visible()
    return code


def renew(phone: Phone, passphrase: str) -> None:
    """Choose new locks, from their first page to the open journal."""
    page = phone.page
    page.get_by_label("The passphrase").fill(passphrase)
    page.get_by_label("Type it once more").fill(passphrase)
    phone.press("Go on")
    page.get_by_label("Its last five characters").fill(page.locator("[data-part=code]").inner_text()[-5:])
    phone.press("Lock it with these")
    expect(page.get_by_role("heading", name="Write", exact=True)).to_be_visible()


def unlock(phone: Phone, secret: str) -> None:
    phone.page.locator("#journal-secret").fill(secret)
    phone.press("Open")
    expect(phone.page.get_by_role("heading", name="Write", exact=True)).to_be_visible()


def write(page: Page, text: str) -> None:
    page.get_by_label("For me alone").fill(text)
    expect(page.locator("[data-part=status]")).to_have_text("Locked and kept")


def is_locked(page: Page) -> None:
    expect(page.get_by_role("heading", name="It is locked")).to_be_visible()
    assert WORD not in page.content()
    assert page.evaluate(
        "[...document.querySelectorAll('input, textarea')].every((one) => !one.value.includes('herons'))"
    )


def test_nothing_of_a_journal_leaves_the_browser_unlocked(household: Household, new_phone: NewPhone) -> None:
    noor = new_phone()
    evening.enter(noor, "Noor")
    sent = Sent(noor)
    code = begin(noor)
    write(noor.page, TEXT)
    noor.press("Done")
    expect(noor.page.get_by_role("listitem").filter(has_text=TEXT)).to_be_visible()
    with noor.page.expect_download() as taken:
        noor.page.get_by_text("Take it with you, or change the locks").click()
        noor.press("Make the file")
    assert TEXT.strip() in taken.value.path().read_text()
    kept = as_text(held(noor.page)) + str(noor.context.cookies())
    files = b"".join(one.read_bytes() for one in household.folder.rglob("*") if one.is_file())
    assert sent.has("/journal/locks/")
    for secret in (WORD, "herons", code, code.replace("-", ""), code[:5]):
        assert not sent.has(secret)
        assert secret not in kept
        assert secret.encode() not in files
    noor.page.reload()
    is_locked(noor.page)
    unlock(noor, f" {code.lower()} ")
    noor.sees(TEXT)


def test_a_wrong_passphrase_is_slow_and_clear_and_what_locks_it_does(noor: Phone) -> None:
    begin(noor)
    write(noor.page, TEXT)
    noor.press("Lock it")
    is_locked(noor.page)
    for _try in range(2):
        noor.page.locator("#journal-secret").fill("five herons and one teapot")
        noor.press("Open")
        expect(noor.page.get_by_text(WRONG)).to_be_visible()
    begun = noor.page.evaluate("performance.now()")
    unlock(noor, OWN)
    assert noor.page.evaluate("performance.now()") - begun >= 2000  # after two wrong ones
    noor.sees(TEXT)
    noor.page.clock.install()
    noor.page.reload()
    unlock(noor, OWN)
    noor.page.get_by_label("For me alone").fill(f"{TEXT} Unsaved.")
    noor.page.clock.fast_forward("11:00")
    expect(noor.page.get_by_text("Ten minutes went by, so it was locked.")).to_be_visible()
    is_locked(noor.page)
    unlock(noor, OWN)
    noor.sees("Unsaved.")
    elsewhere = noor.another_tab()
    elsewhere.goto(f"{noor.origin}/me/")
    elsewhere.get_by_role("button", name="Quick exit").click()
    expect(elsewhere).to_have_url(re.compile("/blank/$"))
    noor.is_at("/blank/")  # every page of the session is left
    noor.never_saw(WORD)


def test_a_change_on_two_devices_shows_both_and_new_locks_open_it_everywhere(
    noor: Phone, new_phone: NewPhone
) -> None:
    other = new_phone()
    code = begin(noor)
    write(noor.page, TEXT)
    noor.press("Done")
    evening.sign_in(other, noor.username)
    other.expected = CONFLICT
    other.open(f"{noor.base}journal/")
    unlock(other, OWN)
    for phone, more in ((noor, "By the door."), (other, "By the window.")):
        phone.press("Change")
        phone.page.get_by_label("For me alone").fill(f"{TEXT} {more}")
        if phone is noor:
            expect(phone.page.locator("[data-part=status]")).to_have_text("Locked and kept")
    expect(other.page.get_by_text("This entry was changed elsewhere")).to_be_visible()
    expect(other.page.locator("[data-part=theirs]")).to_have_text(f"{TEXT} By the door.")
    expect(other.page.get_by_label("For me alone")).to_have_value(f"{TEXT} By the window.")
    other.press("Keep what is above")
    expect(other.page.locator("[data-part=status]")).to_have_text("Locked and kept")
    other.page.get_by_text("Take it with you, or change the locks").click()
    other.page.get_by_label("For new locks").fill(code)
    other.press("Choose a new passphrase and code")
    renew(other, "a wholly different sentence")
    expect(other.page.get_by_text("By the window.")).to_be_visible()
    noor.page.reload()
    unlock(noor, "a wholly different sentence")
    noor.sees("By the window.")


@pytest.mark.parametrize("way", ["Done", "Change"])
def test_what_was_on_its_way_when_everything_was_left_does_not_show_where_it_is_locked(
    noor: Phone, way: str
) -> None:
    begin(noor)
    write(noor.page, TEXT)
    noor.press("Done")
    underway: list[Route] = []

    def hold(route: Route) -> None:
        underway.append(route)

    noor.page.route("**/entries/*/", hold)
    noor.page.get_by_label("For me alone").fill(f"{TEXT} More of it.")
    noor.press(way)
    eventually(lambda: noor.page.evaluate("1") and underway)
    noor.page.evaluate("dispatchEvent(new Event('forget'))")
    is_locked(noor.page)
    with noor.page.expect_response("**/entries/*/"):
        underway[0].continue_()
    noor.page.wait_for_timeout(300)  # what comes after the answer
    is_locked(noor.page)


def test_a_passkey_opens_it_beside_passphrase_and_code_and_new_locks_end_it(
    household: Household, new_phone: NewPhone
) -> None:
    noor = new_phone(at=household.named_origin)
    evening.enter(noor, "Noor")
    devtools = noor.context.new_cdp_session(noor.page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasPrf": True}
    options |= {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    sent = Sent(noor)
    code = begin(noor)
    write(noor.page, TEXT)
    noor.press("Done")
    noor.page.get_by_text("Take it with you, or change the locks").click()
    noor.page.get_by_label("For new locks").fill(OWN)
    noor.press("Add a passkey of this device")
    expect(noor.page.get_by_text("The passkey opens this journal now.")).to_be_visible()
    assert sent.has('"passkey"')
    noor.page.reload()
    noor.press("Open with a passkey")
    expect(noor.page.get_by_text(TEXT)).to_be_visible()
    assert not sent.has(WORD)
    noor.press("Lock it")
    unlock(noor, code)
    noor.page.get_by_text("Take it with you, or change the locks").click()
    noor.page.get_by_label("For new locks").fill(code)
    noor.press("Choose a new passphrase and code")
    renew(noor, "a wholly different sentence")
    noor.page.reload()
    is_locked(noor.page)
    expect(noor.page.get_by_role("button", name="Open with a passkey")).to_be_hidden()


def test_pages_of_a_journal_have_no_faults(new_phone: NewPhone) -> None:
    ada, look = new_phone(**DESK), Inspection()
    evening.enter(ada, "Ada")
    look.open(ada, f"{ada.base}journal/")
    begin(ada, look=look)
    write(ada.page, TEXT)
    ada.press("Done")
    look.look(ada)
    ada.press("Lock it")
    is_locked(ada.page)
    look.look(ada)
    ada.expected = "status of 422"
    ada.open(f"{ada.base}departure/")
    ada.press("Leave now")
    look.open(ada, "/kept/journal/")
    ada.page.locator("main .row").click()
    ada.page.wait_for_url("**/kept/journal/*/")
    look.look(ada)
    ada.press("Delete this journal")
    ada.page.wait_for_url("**/end/")
    ada.page.get_by_label("To delete all of it").fill("no")
    ada.press("Delete it for good")
    ada.sees("Nothing was deleted.")
    look.look(ada)
    has_no_faults(look, journal.LOOKED_AT)


def test_without_javascript_nothing_half_is_offered(new_phone: NewPhone) -> None:
    noor = new_phone(javascript=False)
    evening.enter(noor, "Noor")
    noor.open(f"{noor.base}journal/")
    expect(noor.page.locator("main noscript")).to_have_count(
        1
    )  # Chromium shows it where JavaScript is off by choice
    expect(noor.page.get_by_text("The journal appears here")).to_be_hidden()
    expect(noor.page.locator("main form:visible, main textarea:visible, main input:visible")).to_have_count(0)
