import re
from datetime import time
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.cast import Player

from mandorla.notices.logic.quiet import Quiet
from mandorla.notices.logic.wishes import EVENING, NIGHT, Wishes
from mandorla.notices.models import Browser, Consent, Kind
from mandorla.notices.reading import wishes_of
from mandorla.notices.tests.conftest import Send
from mandorla.notices.tests.sinks import Mailbox, PushService
from mandorla.notices.tests.wanting import ALL, show_in_browser, tell, want
from mandorla.prompts import actions as prompts
from mandorla.prompts.decks import catalogue
from mandorla.shared import clock
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import NOON

CHOICES = "/me/notices/"
KEEP = "Keep this"


def refused(player: Player, **changes: Any) -> Page:
    before = wishes_of(player.person)
    page = visit(player, CHOICES).press(KEEP, **changes)
    assert page.status == 422
    assert wishes_of(player.person) == before
    for name, typed in changes.items():
        assert page.value(name) == typed
    return page


def test_at_first_every_notice_is_off(noor: Player, mails: Mailbox) -> None:
    page = visit(noor, CHOICES)
    assert page.value("kinds") is None
    assert page.value("is_by_email") is None
    assert (page.value("starts"), page.value("ends")) == ("21:00", "08:00")
    assert wishes_of(noor.person) == Wishes(frozenset(), False, EVENING, NIGHT)
    assert not Consent.objects.exists()


def test_the_page_is_found_under_me(noor: Player) -> None:
    assert visit(noor, "/me/").link("Notices") == CHOICES


def test_each_kind_is_asked_for_by_itself(noor: Player) -> None:
    page = visit(noor, CHOICES).press(KEEP, kinds=["question"], hour="7", starts="", ends="")
    assert page.address == CHOICES
    assert wishes_of(noor.person) == Wishes(frozenset({"question"}), False, 7, None)
    visit(noor, CHOICES).press(KEEP, kinds=["written"], starts="22:30", ends="06:15")
    quiet = Quiet(time(22, 30), time(6, 15))
    assert wishes_of(noor.person) == Wishes(frozenset({"written"}), False, 7, quiet)
    assert Consent.objects.get().asks_at is None


def test_mail_is_offered_only_to_a_confirmed_address(noor: Player, mails: Mailbox) -> None:
    want(noor, NOON, is_confirmed=False, is_by_email=False)
    assert visit(noor, CHOICES).choices("is_by_email") == []
    address = want(noor, NOON, is_by_email=False)
    page = visit(noor, CHOICES)
    assert f"To {address}." in page.text
    page.press(KEEP, is_by_email="on")
    assert wishes_of(noor.person).is_by_email


def test_a_server_without_mail_does_not_speak_of_it(noor: Player) -> None:
    assert "e-mail" not in visit(noor, CHOICES).text


@pytest.mark.parametrize(
    "changes",
    [
        {"starts": "21:00", "ends": ""},
        {"starts": "", "ends": "08:00"},
        {"starts": "08:00", "ends": "08:00"},
        {"starts": "25:00", "ends": "08:00"},
        {"starts": "soon", "ends": "08:00"},
        {"starts": "21:00", "ends": "08:00", "kinds": ["question"], "hour": "23"},
        {"kinds": ["everything"]},
    ],
)
def test_what_makes_no_sense_is_refused_and_kept_on_the_page(noor: Player, changes: dict[str, Any]) -> None:
    browser = visit(noor, CHOICES)
    address, fields = browser.form(KEEP)
    answer = noor.post(address, {**fields, **changes})
    assert answer.status_code == 422
    assert not Consent.objects.exists()
    page = Page(noor, answer, address)
    kept = {name: typed for name, typed in changes.items() if name in ("starts", "ends")}
    assert {name: page.value(name) for name in kept} == kept


def test_whoever_nothing_can_reach_is_told_so(noor: Player, pushes: PushService) -> None:
    assert "reach you" not in visit(noor, CHOICES).text
    page = visit(noor, CHOICES).press(KEEP, kinds=["written"])
    assert "Nothing can reach you yet." in page.text
    show_in_browser(noor, pushes)
    assert "reach you" not in visit(noor, CHOICES).text


def test_the_same_form_twice_counts_once(noor: Player) -> None:
    address, fields = visit(noor, CHOICES).form(KEEP)
    for kinds in (["written"], ["question"]):
        assert noor.post(address, {**fields, "kinds": kinds}).status_code == 303
    assert wishes_of(noor.person).kinds == {"written"}


def test_a_browser_is_added_and_ended(noor: Player, pushes: PushService) -> None:
    show_in_browser(noor, pushes)
    page = visit(noor, CHOICES)
    assert page.all("#browsers ~ .card-list p") == ["Firefox, Android this one"]
    page = page.press("Show no more there")
    assert not Browser.objects.exists()
    assert not page.has_button("Show no more there")


def test_only_its_owner_touches_a_browser_or_opens_a_notice(
    noor: Player, sam: Player, rae: Player, kit: Player, pushes: PushService
) -> None:
    show_in_browser(noor, pushes)
    want(noor, NOON)
    told = tell(noor, NOON)
    ends = reverse("notices:browser_end", args=[Browser.objects.get().pk])
    opens = reverse("notices:notice", args=[told.token])
    for other in (sam, rae, kit):
        assert other.post(ends).status_code == 404
        assert other.get(opens).status_code == 404
    assert Browser.objects.exists()
    nobody = Client()
    for address in (CHOICES, opens):
        assert nobody.get(address).headers["Location"] == f"/sign-in/?next={address}"
    for address in (ends, "/me/notices/browser/"):
        assert nobody.post(address).headers["Location"].startswith("/sign-in/")
        assert noor.get(address).status_code == 405
    assert noor.get(reverse("notices:notice", args=[uuid4()])).status_code == 404
    assert noor.get(opens).headers["Location"] == noor.at("home:today")


def test_reading_the_pages_writes_nothing(
    noor: Player, pushes: PushService, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    want(noor, NOON)
    show_in_browser(noor, pushes)
    told = tell(noor, NOON)
    noor.get(CHOICES)
    with django_assert_max_num_queries(8) as pages:
        noor.get(CHOICES)
        noor.get(reverse("notices:notice", args=[told.token]))
    assert [query["sql"] for query in pages.captured_queries if not query["sql"].startswith("SELECT")] == []


ONCE = re.compile(
    r'(?:name="(?:operation|csrfmiddlewaretoken)" value|nonce)="[^"]*"|"X-CSRFToken": "[^"]*"|ticket=[^;]*'
)


def test_nothing_shows_the_other_whether_my_notices_are_on(noor: Player, sam: Player, send: Send) -> None:
    prompt, rendered = catalogue().by_slug["everyday-red-light"], []
    pages = [sam.at("home:today"), sam.at("prompts:prompt", slug=prompt.slug), sam.at("home:us"), "/me/"]
    mine = prompts.answer(member=sam.member, prompt=prompt, text="a", rule="keep", version=0, now=NOON)
    for kinds in (frozenset[str](), ALL, frozenset({Kind.WRITTEN.value})):
        want(noor, clock.now(), kinds=kinds)
        prompts.seal_again(member=sam.member, answer=mine, rule="first", now=NOON)
        opened = [ONCE.sub("", visit(sam, address).html) for address in pages]
        send(clock.now())
        assert [ONCE.sub("", visit(sam, address).html) for address in pages] == opened
        prompts.take_back(member=sam.member, answer=mine, now=NOON)
        rendered.append(opened)
    assert rendered[0] == rendered[1] == rendered[2]
