"""No page has a fault that axe knows of: every view, in every state it has, both themes, narrow and wide."""

from functools import partial

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Route, expect

from tests.journeys import addresses, evening
from tests.journeys.conftest import NewPhone
from tests.journeys.evening import address_of, enter, invitation_of, questions, say, send
from tests.journeys.household import Household
from tests.journeys.inspection import DESK, Inspection, has_no_faults

pytestmark = pytest.mark.browser

ERROR_PAGES = ("400", "403", "403_csrf", "404", "429", "429_typed", "500", "507")
MINE = "I have never liked my own voice."


def test_pages_for_everybody_have_no_faults(new_phone: NewPhone) -> None:
    phone, look = new_phone(**DESK), Inspection()
    phone.expected = "status of (4|5)"
    look.open(
        phone,
        "/",
        "/help/",
        "/privacy/",
        "/privacy/prompts/",
        "/offline/",
        "/offline/decks/",
        "/blank/",
        "/account/inactive/",
    )
    look.open(
        phone, "/account/inactive/", "/account/e-mail/sent/", "/account/e-mail/no-such-key/", "/nothing/here/"
    )
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
    has_no_faults(look, addresses.SIGNED_OUT)


def test_pages_for_what_went_wrong_have_no_faults(new_phone: NewPhone) -> None:
    phone, look = new_phone(**DESK), Inspection()
    for name in ERROR_PAGES:
        markup = render_to_string(f"{name}.html")
        phone.page.route(f"**/wrong/{name}/", partial(Route.fulfill, body=markup, content_type="text/html"))
        look.open(phone, f"/wrong/{name}/")
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
    rae.turn("Join with a new account")
    look.look(rae)
    rae.open(link)
    rae.turn("No, thank you")
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
    has_no_faults(look, addresses.INVITED)


def test_the_space_of_one_has_no_faults(new_phone: NewPhone) -> None:
    ada, look, slug = new_phone(**DESK), Inspection(), questions()[0]
    enter(ada, "Ada")
    question = address_of(ada, slug)
    look.open(ada, ada.base, *(f"{ada.base}{page}/" for page in ("us", "letter", "shelf")))
    look.open(ada, question, "/kept/", "/kept/answers/", "/help/", "/privacy/")
    say(ada, slug, MINE, rule="keep")
    look.open(ada, question, f"{ada.base}shelf/", "/pairs/new/")
    ada.press("Begin")
    look.open(ada, "/")
    for _each_space in range(2):
        ada.open(ada.page.locator("a[href^='/with/']").first.get_attribute("href") or "")
        ada.open(f"{ada.base}departure/")
        ada.turn("Leave now")
        look.look(ada)
    look.open(ada, "/kept/answers/")
    has_no_faults(look, addresses.ALONE)
