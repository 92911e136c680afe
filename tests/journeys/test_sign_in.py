"""Ways in besides a password."""

import hashlib
import hmac
import struct
import time
from base64 import b32decode
from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.journeys import evening
from tests.journeys.conftest import NewPhone
from tests.journeys.household import Household
from tests.journeys.phone import Phone, now

pytestmark = pytest.mark.browser

FINGERPRINT = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def code_of(secret: str) -> str:
    """The six digits that an authenticator app shows now (RFC 6238)."""
    assert secret
    counter = struct.pack(">Q", int(now()) // 30)
    mac = hmac.new(b32decode(secret), counter, hashlib.sha1).digest()
    start = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def ask_for(phone: Phone, page: str) -> None:
    """Open a page that changes how one signs in, which asks once more who it is."""
    phone.page.get_by_role("link", name=page).click()
    phone.page.get_by_label("Password").fill(evening.PASSWORD)
    phone.press("Go on")


def test_the_clock_of_the_phone_is_filled_in_and_can_be_changed(
    household: Household, new_phone: NewPhone
) -> None:
    ines = new_phone(timezone_id="Asia/Singapore")
    ines.open("/sign-up/")
    evening.fill_in_account(ines, "Ines")
    expect(ines.page.get_by_label("Time zone")).to_have_value("Asia/Singapore")
    ines.press("Begin")
    ines.sees("See today's question")
    ines.open("/me/")
    expect(ines.page.get_by_label("Time zone")).to_have_value("Asia/Singapore")


def give_fingerprint(phone: Phone) -> None:
    """The phone can make and keep passkeys from now on."""
    device = phone.context.new_cdp_session(phone.page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": FINGERPRINT})


def test_an_account_begins_with_a_passkey_alone_and_keeps_a_way_in(
    household: Household, new_phone: NewPhone
) -> None:
    ada = new_phone(at=household.named_origin)
    give_fingerprint(ada)
    ada.open("/sign-up/")
    evening.fill_in_account(ada, "Ada")
    ada.page.get_by_label("Password").fill("")
    ada.press("Begin with a passkey, without a password")
    ada.sees("See today's question")
    ada.open("/sign-out/")
    ada.press("Sign out")
    ada.press("Sign in with a passkey")
    ada.sees("Ada")
    ada.open("/account/passkeys/")
    ada.context.route("**/install*.js", _a_little_late)  # nothing can be pressed before it does something
    ada.page.get_by_role("link", name="Remove").click(no_wait_after=True)
    ada.sees("This passkey is your only way in.")
    ada.press("Use a passkey")
    ada.is_at("/account/password/first/")


def _a_little_late(route: Route) -> None:
    time.sleep(0.5)
    route.continue_()


def test_a_passkey_is_added_and_opens_the_account(household: Household, new_phone: NewPhone) -> None:
    noor = new_phone(at=household.named_origin)
    evening.enter(noor, "Noor")
    give_fingerprint(noor)
    noor.open("/account/second-step/")
    ask_for(noor, "Passkeys")
    noor.page.get_by_label("A name for it").fill("My phone")
    noor.page.get_by_label("Sign in with it alone, without the password").check()
    noor.press("Make the passkey")
    noor.sees("Recovery codes")
    noor.open("/sign-out/")
    noor.press("Sign out")
    noor.is_at("/sign-in/")
    noor.press("Sign in with a passkey")
    noor.sees("Noor")
    assert noor.path.startswith("/with/")


def test_where_passkeys_cannot_work_the_page_says_so(noor: Phone) -> None:
    noor.open("/account/second-step/")
    ask_for(noor, "Passkeys")
    noor.sees("Passkeys need https, or an address that is a name.")
    expect(noor.page.get_by_role("button", name="Make the passkey")).to_be_hidden()


def test_a_second_step_is_switched_on_and_asked_for(noor: Phone, new_phone: NewPhone) -> None:
    noor.open("/account/second-step/")
    ask_for(noor, "Authenticator app")
    noor.press("The app cannot scan")
    secret = noor.page.locator("details code").inner_text()
    noor.page.get_by_label("Authenticator code").fill(code_of(secret))
    noor.press("Switch it on")
    noor.sees("Recovery codes")
    codes = noor.page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    _second_step(new_phone(), noor.username, lambda: code_of(secret))
    _second_step(new_phone(), noor.username, codes.pop)


def _second_step(phone: Phone, username: str, code: Callable[[], str]) -> None:
    evening.sign_in(phone, username)
    phone.is_at("/sign-in/code/")
    phone.page.get_by_label("Code").fill(code())
    phone.press("Sign in")
    phone.sees("Noor")
