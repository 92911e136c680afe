"""The pages of an account, as axe sees them."""

import pytest

from tests.journeys import addresses, evening
from tests.journeys.conftest import NewPhone
from tests.journeys.evening import enter
from tests.journeys.household import Household
from tests.journeys.inspection import DESK, Inspection, has_no_faults
from tests.journeys.test_sign_in import FINGERPRINT, code_of

pytestmark = pytest.mark.browser


def test_pages_of_the_second_step_have_no_faults(new_phone: NewPhone) -> None:
    noor, look = new_phone(**DESK), Inspection()
    enter(noor, "Noor")
    look.open(noor, "/sign-out/", "/account/password/", "/account/second-step/", "/account/e-mail/")
    noor.page.get_by_label("Password").fill(evening.PASSWORD)
    noor.turn("Go on")
    look.look(noor)
    noor.page.get_by_label("E-mail address").fill("noor@example.org")
    noor.turn("Add")
    look.look(noor)
    look.open(noor, "/account/second-step/app/")
    secret = noor.page.locator("details code").inner_text()
    noor.page.get_by_label("Authenticator code").fill(code_of(secret))
    noor.turn("Switch it on")
    look.look(noor)
    look.open(
        noor, "/account/second-step/", "/account/second-step/app/end/", "/account/second-step/codes/new/"
    )
    look.open(noor, "/me/export/", "/account/confirm/code/")
    tablet = new_phone(**DESK)
    evening.sign_in(tablet, noor.username)
    look.look(tablet)
    has_no_faults(look, addresses.SECOND_STEP)


def test_pages_of_passkeys_have_no_faults(household: Household, new_phone: NewPhone) -> None:
    noor, look = new_phone(at=household.named_origin, **DESK), Inspection()
    enter(noor, "Noor")
    device = noor.context.new_cdp_session(noor.page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": FINGERPRINT})
    noor.open("/account/passkeys/new/")
    noor.page.get_by_label("Password").fill(evening.PASSWORD)
    noor.turn("Go on")
    look.look(noor)
    noor.page.get_by_label("Sign in with it alone, without the password").check()
    noor.press("Make the passkey")
    noor.sees("Recovery codes")
    look.open(noor, "/account/passkeys/", "/account/confirm/passkey/")
    for button in ("Rename", "Remove"):
        noor.open("/account/passkeys/")
        noor.turn(button)
        look.look(noor)
    household.python(
        f"from mandorla.people.models import Person; noor = Person.objects.get(username='{noor.username}');"
        "noor.set_unusable_password(); noor.save()"
    )
    look.open(noor, "/sign-in/")
    noor.press("Sign in with a passkey")
    noor.sees("Noor")
    noor.open("/account/confirm/passkey/?next=/account/password/first/")
    noor.press("Use a passkey")
    noor.is_at("/account/password/first/")
    look.look(noor)
    has_no_faults(look, addresses.PASSKEYS)
