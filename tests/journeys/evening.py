"""What the first evening is made of, step by step: an account, an invitation, a question, an answer."""

import re
from itertools import count

from django.urls import reverse
from playwright.sync_api import expect

from mandorla.prompts.decks import catalogue
from tests.journeys.phone import Phone, now

PASSWORD = "seven quiet herons by the river"
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
_numbers = count(1)


def questions() -> list[str]:
    """Light questions for two, by their slugs."""
    decks = (deck for deck in catalogue().decks if not deck.is_opt_in)
    return [prompt.slug for deck in decks for prompt in deck.prompts if prompt.depth == 1]


def address_of(phone: Phone, slug: str, view: str = "prompts:prompt") -> str:
    """Where this phone finds a question, or a deck."""
    return reverse(view, args=[phone.base.split("/")[2], slug])


def fill_in_account(phone: Phone, name: str) -> None:
    """Fill in the sign-up page by hand, up to its button."""
    phone.name, phone.username = name, _username(name)
    page = phone.page
    page.get_by_label("What you are called").fill(name)
    page.get_by_label("Sign-in name").fill(phone.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("I am 18 or older").check()


def enter(phone: Phone, name: str, *, invitation: str = "") -> None:
    """An account by the same forms, but without looking at them; the phone is then at today's page."""
    phone.name, phone.username = name, _username(name)
    if invitation:
        send(phone, invitation, f"{invitation}acceptance/", {})
    fields = {
        "display_name": name,
        "username": phone.username,
        "password1": PASSWORD,
        "time_zone": "Europe/Berlin",
        "is_adult": "on",
        **({} if invitation else {"kind": "partners", "place": "together"}),
    }
    send(phone, "/sign-up/", "/sign-up/", fields)
    phone.page.goto("/")
    assert phone.base


def sign_in(phone: Phone, username: str) -> None:
    """Sign in on a further phone, by hand."""
    phone.page.goto("/sign-in/")
    phone.page.get_by_label("Sign-in name").fill(username)
    phone.page.get_by_label("Password").fill(PASSWORD)
    phone.press("Sign in")
    expect(phone.page).not_to_have_url(re.compile("/sign-in/$"))


def invitation_of(phone: Phone) -> str:
    """The link that the page of invitations shows."""
    return phone.page.locator("#link-to-copy").input_value()


def meet(noor: Phone, sam: Phone) -> None:
    """Noor and Sam become a pair, and both are at today's page."""
    enter(noor, "Noor")
    home = noor.base
    noor.open(f"{home}invitation/")
    enter(sam, "Sam", invitation=invitation_of(noor))
    noor.open(home)


def sit_down(phone: Phone, slug: str) -> None:
    """Open a question."""
    phone.open(address_of(phone, slug))


def answer(phone: Phone, text: str, *, rule: str = "", button: str = "Done") -> None:
    """Write, choose who may read it (else it waits for both), and be done."""
    phone.write(text)
    if rule:
        phone.page.get_by_role("radio", name=rule).check()
    phone.press(button)
    phone.sees(text)


def seconds_to_a_reveal(noor: Phone, sam: Phone, slug: str) -> float:
    """From the moment Sam's answer leaves his phone until Noor, who only looks on, has it on hers."""
    mine, yours = f"What I say to {slug}.", f"What you say to {slug}."
    for phone in (noor, sam):
        sit_down(phone, slug)
    answer(noor, mine)
    noor.is_listening()
    noor.watch_for(yours)
    sent: list[float] = []
    sam.page.on("request", lambda one: sent.extend([now()] * one.url.endswith("/answer/")))
    answer(sam, yours)
    noor.sees(yours)
    sam.sees(mine)
    return noor.shows_at(yours) - sent[0]


def say(phone: Phone, slug: str, text: str, *, rule: str = "both") -> None:
    """Answer a question without looking at its page."""
    page = address_of(phone, slug)
    send(phone, page, f"{page}answer/", {"text": text, "rule": rule, "version": "0"})


def send(phone: Phone, shown_at: str, sent_to: str, fields: dict[str, str]) -> None:
    """Send a form of this phone without looking at its page."""
    api = phone.context.request
    token = _TOKEN.search(api.get(shown_at).text())
    assert token, f"no form at {shown_at}"
    response = api.post(sent_to, form={**fields, "csrfmiddlewaretoken": token[1]})
    assert response.ok, f"{sent_to}: {response.status}"


def _username(name: str) -> str:
    return f"{name.lower()}-{next(_numbers)}"
