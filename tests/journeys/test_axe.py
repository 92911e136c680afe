"""No page has a fault that axe knows of: every view, in every state it has, both themes, narrow and wide."""

import pytest
from django.template.loader import render_to_string
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import expect

from tests.journeys import evening
from tests.journeys.conftest import NewPhone
from tests.journeys.evening import enter, invitation_of, meet, questions, say, send, sit_down
from tests.journeys.household import Household
from tests.journeys.inspection import DESK, Inspection
from tests.journeys.phone import Phone
from tests.journeys.test_sign_in import FINGERPRINT, code_of

pytestmark = pytest.mark.browser

ERROR_PAGES = ("400", "403", "403_csrf", "404", "429", "500", "507")
MINE, YOURS = "I have never liked my own voice.", "I have always liked it."
THANKS = "Thank you for your voice."

SIGNED_OUT = (
    "home:start home:help home:offline ownership:privacy people:blank account_login account_signup account_inactive"
    " account_email_verification_sent account_confirm_email account_reset_password account_reset_password_done"
    " account_reset_password_from_key account_reset_password_from_key_done"
)
INVITED = "pairs:invitation pairs:invited pairs:refusal account_signup"
ALONE = "home:start home:today home:help ownership:privacy pairs:new pairs:us prompts:prompt prompts:shelf prompts:kept"
ASKED = "home:today prompts:prompt prompts:answer prompts:reply prompts:deck prompts:decks prompts:shelf"
TOGETHER = "home:today pairs:us pairs:invitation pairs:boundaries pairs:departure people:me"
SECOND_STEP = (
    "account_logout account_reauthenticate account_email account_change_password mfa_index mfa_authenticate"
    " mfa_activate_totp mfa_deactivate_totp mfa_reauthenticate mfa_view_recovery_codes mfa_generate_recovery_codes"
)
PASSKEYS = (
    "account_login account_set_password mfa_list_webauthn mfa_add_webauthn mfa_edit_webauthn mfa_remove_webauthn"
    " mfa_reauthenticate_webauthn"
)
# Addresses that show no page: they take a form, lead on, or answer a machine.
WITHOUT_A_PAGE = (
    "home:manifest home:service_worker home:robots pairs:welcome pairs:acceptance pairs:invitation_end"
    " people:begin people:device_end people:exit mfa_login_webauthn mfa_download_recovery_codes"
    " prompts:rest prompts:rest_end prompts:draft prompts:pass prompts:mark prompts:taking_back prompts:sealing"
    " prompts:erasure prompts:advice prompts:keeping prompts:reply_end"
)


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> set[str]:
    found = set()
    for one in patterns:
        if isinstance(one, URLResolver):
            found |= names(one.url_patterns, f"{space}{one.namespace}:" if one.namespace else space)
        else:
            found.add(f"{space}{one.name}")
    return found


def has_no_faults(inspection: Inspection, views: str) -> None:
    assert inspection.findings == []
    assert inspection.views - {""} == set(views.split())


def test_every_address_of_the_house_is_looked_at_or_shows_no_page() -> None:
    looked_at = {SIGNED_OUT, INVITED, ALONE, ASKED, TOGETHER, SECOND_STEP, PASSKEYS}
    assert set(" ".join({*looked_at, WITHOUT_A_PAGE}).split()) == names(get_resolver().url_patterns)


def test_pages_for_everybody_have_no_faults(new_phone: NewPhone) -> None:
    phone, look = new_phone(**DESK), Inspection()
    phone.expected = "status of (4|5)"
    look.open(phone, "/", "/help/", "/privacy/", "/offline/", "/blank/", "/account/inactive/")
    look.open(phone, "/account/e-mail/sent/", "/account/e-mail/no-such-key/", "/nothing/here/")
    look.open(phone, "/password/", "/password/sent/", "/password/x-y/", "/password/done/")
    look.open(phone, "/sign-in/", "/sign-up/")
    evening.fill_in_account(phone, "Rae")
    phone.page.get_by_label("Password").fill("short")
    phone.press("Begin")
    phone.sees("Not sent yet")
    look.look(phone)
    phone.open("/sign-in/")
    phone.page.get_by_label("Sign-in name").fill("rae")
    phone.page.get_by_label("Password").fill("not the password")
    phone.press("Sign in")
    phone.sees("Not sent yet")
    look.look(phone)
    has_no_faults(look, SIGNED_OUT)


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_pages_for_what_went_wrong_have_no_faults(new_phone: NewPhone, name: str) -> None:
    phone, look = new_phone(**DESK), Inspection()
    markup = render_to_string(f"{name}.html")
    phone.page.route("**/wrong/", lambda route: route.fulfill(body=markup, content_type="text/html"))
    look.open(phone, "/wrong/")
    expect(phone.page.locator("h1")).to_be_visible()
    assert look.findings == []


def test_invitations_have_no_faults_in_any_state(household: Household, new_phone: NewPhone) -> None:
    ada, rae, look = new_phone(**DESK), new_phone(**DESK), Inspection()
    rae.expected = "status of 404"
    enter(ada, "Ada")
    page = f"{ada.base}invitation/"
    look.open(ada, page)
    link = invitation_of(ada)
    look.open(ada, link)
    look.open(rae, link)
    rae.press("Join with a new account")
    look.look(rae)
    rae.open(link)
    rae.press("No, thank you")
    look.look(rae)
    send(ada, page, f"{page}end/", {})
    look.open(ada, page)
    look.open(rae, link, "/invitations/unknown/")
    ada.press("Make an invitation")
    short = invitation_of(ada)
    household.python(
        "from mandorla.pairs.models import Invitation;"
        f"Invitation.objects.filter(author__username='{ada.username}').update(expires_at='2020-01-01T00:00Z')"
    )
    look.open(rae, short)
    ada.open(page)
    ada.press("Make an invitation")
    used = invitation_of(ada)
    enter(new_phone(), "Kit", invitation=used)
    look.open(rae, used)
    look.open(ada, used, page)
    has_no_faults(look, INVITED)


def test_the_space_of_one_has_no_faults(new_phone: NewPhone) -> None:
    ada, look, slug = new_phone(**DESK), Inspection(), questions()[0]
    enter(ada, "Ada")
    question = f"{ada.base}prompts/{slug}/"
    look.open(ada, ada.base, f"{ada.base}us/", f"{ada.base}shelf/", question, "/kept/", "/help/", "/privacy/")
    say(ada, slug, MINE, rule="keep")
    look.open(ada, question, f"{ada.base}shelf/", f"{ada.base}shelf/?words=nothing-like-it", "/pairs/new/")
    ada.press("Begin")
    look.open(ada, "/")
    for _each_space in range(2):
        ada.open(ada.page.locator("a[href^='/with/']").first.get_attribute("href") or "")
        ada.open(f"{ada.base}departure/")
        ada.press("Leave now")
        look.look(ada)
    look.open(ada, "/kept/")
    has_no_faults(look, ALONE)


def test_questions_have_no_faults_in_any_state(new_phone: NewPhone) -> None:
    noor, sam, look = new_phone(**DESK), new_phone(**DESK), Inspection()
    meet(noor, sam)
    noor.expected = sam.expected = "status of 422"
    waiting, first, opened, fresh = questions()[:4]
    say(noor, waiting, MINE, rule="after_a_day")
    say(sam, first, YOURS, rule="first")
    say(noor, opened, MINE)
    say(sam, opened, YOURS)
    sit_down(noor, opened)
    _reply(noor, THANKS)
    noor.sees(THANKS)
    for slug in (waiting, first, opened, fresh):
        sit_down(noor, slug)
        look.look(noor)
    sit_down(sam, opened)
    look.look(sam)
    sit_down(sam, opened)
    _reply(sam, THANKS * 100)
    sam.sees("Not sent yet")
    look.look(sam)
    sit_down(noor, fresh)
    noor.press("Mark it for a talk")
    noor.write("   ")
    noor.press("Done")
    noor.sees("Not sent yet")
    look.look(noor)
    look.open(noor, f"{noor.base}decks/", f"{noor.base}decks/everyday/", f"{noor.base}shelf/")
    _today(noor, sam, look)
    has_no_faults(look, ASKED)


def _reply(phone: Phone, text: str) -> None:
    phone.press("Thank")
    phone.page.locator("#reply-thank").fill(text)
    phone.press("Send")


def _today(noor: Phone, sam: Phone, look: Inspection) -> None:
    """Today's page: asked, waiting, gone first, open, and at rest."""
    look.open(noor, noor.base)
    question = noor.page.get_by_role("link", name="Answer", exact=True).get_attribute("href") or ""
    slug = question.strip("/").split("/")[-1]
    say(noor, slug, MINE)
    look.open(noor, noor.base)
    say(sam, slug, YOURS)
    look.open(noor, noor.base)
    send(noor, noor.base, f"{noor.base}rest/", {})
    look.open(noor, noor.base)


def test_pages_of_two_have_no_faults(new_phone: NewPhone) -> None:
    noor, sam, look = new_phone(**DESK), new_phone(), Inspection()
    meet(noor, sam)
    noor.expected = "status of 422"
    look.open(noor, f"{noor.base}us/", f"{noor.base}invitation/", f"{noor.base}departure/")
    look.open(noor, f"{noor.base}boundaries/", "/me/")
    noor.page.get_by_label("What you are called here").fill("   ")
    noor.press("Save")
    noor.sees("Not sent yet")
    look.look(noor)
    noor.open(f"{noor.base}boundaries/")
    noor.page.get_by_label("Rest until").fill("2020-01-01")
    noor.press("Keep this")
    noor.sees("Not sent yet")
    look.look(noor)
    noor.page.get_by_label("Rest until").fill("2099-01-01")
    noor.press("Keep this")
    noor.sees("Kept, and told to nobody.")
    look.look(noor)
    look.open(noor, noor.base)
    has_no_faults(look, TOGETHER)


def test_pages_of_the_second_step_have_no_faults(new_phone: NewPhone) -> None:
    noor, look = new_phone(**DESK), Inspection()
    enter(noor, "Noor")
    look.open(noor, "/sign-out/", "/account/password/", "/account/e-mail/", "/account/second-step/")
    noor.open("/account/e-mail/")
    noor.page.get_by_label("E-mail address").fill("noor@example.org")
    noor.press("Add")
    look.look(noor)
    look.open(noor, "/account/second-step/app/")
    noor.page.get_by_label("Password").fill(evening.PASSWORD)
    noor.press("Go on")
    look.look(noor)
    secret = noor.page.locator("details code").inner_text()
    noor.page.get_by_label("Authenticator code").fill(code_of(secret))
    noor.press("Switch it on")
    look.look(noor)
    look.open(
        noor, "/account/second-step/", "/account/second-step/app/end/", "/account/second-step/codes/new/"
    )
    look.open(noor, "/account/confirm/code/")
    tablet = new_phone(**DESK)
    evening.sign_in(tablet, noor.username)
    look.look(tablet)
    has_no_faults(look, SECOND_STEP)


def test_pages_of_passkeys_have_no_faults(household: Household, new_phone: NewPhone) -> None:
    noor, look = new_phone(at=household.named_origin, **DESK), Inspection()
    enter(noor, "Noor")
    device = noor.context.new_cdp_session(noor.page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": FINGERPRINT})
    noor.open("/account/passkeys/new/")
    noor.page.get_by_label("Password").fill(evening.PASSWORD)
    noor.press("Go on")
    look.look(noor)
    noor.page.get_by_label("Sign in with it alone, without the password").check()
    noor.press("Make the passkey")
    noor.sees("Recovery codes")
    look.open(noor, "/account/passkeys/", "/account/confirm/passkey/")
    for button in ("Rename", "Remove"):
        noor.open("/account/passkeys/")
        noor.press(button)
        look.look(noor)
    household.python(
        f"from mandorla.people.models import Person; noor = Person.objects.get(username='{noor.username}');"
        "noor.set_unusable_password(); noor.save()"
    )
    look.open(noor, "/sign-in/")
    noor.press("Sign in with a passkey")
    noor.sees("Noor")
    look.open(noor, "/account/password/first/")
    has_no_faults(look, PASSKEYS)
