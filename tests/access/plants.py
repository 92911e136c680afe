"""A word of its own in every place where words lie that nobody else may find, sown as people write: by their pages."""

import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from mandorla.checkins.models import Showing
from mandorla.notices import vapid
from mandorla.notices.models import Consent, Signature
from mandorla.pairs.models import Boundary, Pair
from mandorla.people.models import Person
from mandorla.prompts.models import Answer, Reply
from mandorla.shared import clock
from mandorla.shared.tests.browser import Page, visit
from mandorla.vault import host
from tests.access.everybody import LAW, LIGHT, MINUTES, MUG
from tests.cast import Player

DONE = (200, 204, 302, 303)
ENDPOINT = "https://updates.push.services.mozilla.com/wpush/v2/"


class Recorder(Client):
    """A browser that keeps all it was answered."""

    def __init__(self, **options: Any) -> None:
        super().__init__(raise_request_exception=False, **options)
        self.answers: list[Any] = []

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        self.answers.append(response)
        return response


@dataclass
class Garden:
    """`words` by where they were sown: a field of a model, or what its name says."""

    words: dict[str, str] = field(default_factory=dict)
    noor: Recorder = field(default_factory=Recorder)
    sam: Recorder = field(default_factory=Recorder)
    pair: Any = None

    def word(self, *places: str) -> str:
        made = f"canary{secrets.token_hex(6)}"
        self.words |= dict.fromkeys(places, made)
        return made

    def at(self, name: str, **parts: Any) -> str:
        return reverse(name, kwargs={"pair": self.pair, **parts})

    def send(self, browser: Recorder, name: str, form: dict[str, Any] | None = None, **parts: Any) -> None:
        response = browser.post(self.at(name, **parts), form or {})
        assert response.status_code in DONE, (name, response.status_code)


def sow(val: Player) -> Garden:
    """Noor and Sam come together and write; what no page takes is sown into rows of Val's."""
    garden = Garden()
    _come_together(garden)
    _lock_the_door(garden)
    _write(garden)
    _live_a_day(garden)
    _sow_by_hand(garden, val.person, val.pair)
    return garden


def _come_together(garden: Garden) -> None:
    invitation = _sign_up(garden, visit(garden.noor, reverse("account_signup")), "noor")
    link = str(invitation.value("link") or invitation.soup.select_one("#link-to-copy")["value"])  # type: ignore[index]
    garden.words["pairs.Invitation.word"] = link.rstrip("/").rsplit("/", 1)[1]
    garden.pair = Pair.objects.get(members__person__username="noor").pk
    joining = visit(garden.sam, link).press("Join with a new account")
    _sign_up(garden, joining, "sam")


def _sign_up(garden: Garden, page: Page, name: str) -> Page:
    return page.press(
        "Begin",
        display_name=garden.word(f"{name}'s people.Person.display_name", "people.Person.display_name"),
        username=name,
        password1=garden.word(f"{name}'s password"),
        email=f"{name}@example.org",
        time_zone="Europe/Berlin",
        is_adult="on",
    )


def _lock_the_door(garden: Garden) -> None:
    page = visit(garden.noor, reverse("mfa_activate_totp"))
    page = page.press("Go on", password=garden.words["noor's password"])
    secret = garden.words["code app"] = page.all("details code")[0]
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    page.press("Switch it on", code=code)
    codes = garden.noor.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    garden.words |= {f"recovery code {number}": code for number, code in enumerate(codes)}


def _write(garden: Garden) -> None:
    noor, sam, word = garden.noor, garden.sam, garden.word
    garden.send(noor, "prompts:draft", {"text": word("drafts.Draft.text")}, slug=LAW)
    _answer(garden, noor, LIGHT, word("prompts.Answer.text"), "keep")
    _answer(garden, noor, MINUTES, word("sealed prompts.Answer.text"), "both")
    _answer(garden, noor, MUG, word("prompts.Answer.opened_text"), "both")
    _answer(garden, sam, MUG, word("sam's prompts.Answer.opened_text"), "both")
    theirs = Answer.objects.get(exchange__slug=MUG, author__username="sam").pk
    for text in (word("prompts.Reply.text"), word("prompts.Reply.shared_text")):
        garden.send(noor, "prompts:reply", {"kind": "thank", "text": text}, answer=theirs)
    first = next(one for one in Reply.objects.all() if one.text == garden.words["prompts.Reply.text"])
    garden.send(noor, "prompts:reply_end", reply=first.pk)


def _answer(garden: Garden, browser: Recorder, slug: str, text: str, rule: str) -> None:
    garden.send(browser, "prompts:answer", {"text": text, "rule": rule, "version": 0}, slug=slug)


def _live_a_day(garden: Garden) -> None:
    noor, sam, word = garden.noor, garden.sam, garden.word
    day = clock.day_of(clock.now(), Person.objects.get(username="noor").zone).isoformat()
    said = {"day": day, "version": 0}
    garden.send(noor, "checkins:checkin", {**said, "note": word("checkins.CheckIn.said")})
    garden.send(sam, "checkins:checkin", {**said, "note": word("checkins.CheckIn.shown"), "parts": ["note"]})
    garden.send(sam, "checkins:shares", {"text": word("checkins.Share.shared_text")})
    garden.send(noor, "checkins:shares", {"text": word("checkins.Share.text")})
    garden.send(noor, "checkins:habits", {"act": word("checkins.Habit.wording"), "hour": "evening"})
    keys = {"p256dh": vapid_like(), "auth": "c2l4dGVlbiBieXRlcyEhIQ"}
    subscription = {"endpoint": ENDPOINT + word("notices.Browser.subscription"), "keys": keys}
    response = noor.post(reverse("notices:browser"), {"subscription": json.dumps(subscription)})
    assert response.status_code in DONE


def vapid_like() -> str:
    """The public half of some key, as a browser gives one."""
    vapid.make_ready()
    return vapid.public_key()


def _sow_by_hand(garden: Garden, person: Person, pair: Pair) -> None:
    word, today = garden.word, clock.now().date()
    stored = {"closed": [word("pairs.Boundary.stored")]}
    Boundary.objects.create(pair=pair, person=person, from_day=today, stored=stored)
    Consent.objects.create(person=person, stored={"kinds": [word("notices.Consent.stored")]})
    Showing.objects.create(pair=pair, person=person, parts=[word("checkins.Showing.parts")])
    sealed = Signature.objects.get(name=vapid.NAME).sealed
    garden.words["push key"] = host.unseal(sealed, purpose=vapid.PURPOSE)
