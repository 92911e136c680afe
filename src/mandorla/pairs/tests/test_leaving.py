import re

import pytest
from django.test import TestCase
from django.urls import reverse
from tests.cast import Player

from mandorla.checkins import actions as checkins
from mandorla.live import bus, tickets
from mandorla.live.logic.tickets import Ticket
from mandorla.pairs.models import Invitation, Member
from mandorla.shared import clock
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import Calendar


def leave(player: Player) -> Page:
    return visit(player, player.at("pairs:departure")).press("Leave now")


def test_leaving_needs_one_press_and_nobody_s_consent(noor: Player, sam: Player) -> None:
    page = visit(noor, noor.at("pairs:departure"))
    assert "Sam gets no notice." in page.text
    assert "take it back before you leave" in page.text
    page.press("Leave now")
    assert noor.get(noor.at("home:today")).status_code == 404
    assert visit(sam, sam.at("home:today")).status == 200


@pytest.mark.parametrize(
    "place",
    ["home:today", "prompts:shelf", "home:us", "pairs:boundaries", "prompts:decks", "pairs:invitation"],
)
def test_whoever_left_finds_no_page_of_the_pair(kit: Player, place: str) -> None:
    assert kit.get(kit.at(place)).status_code == 404


def test_leaving_twice_changes_nothing_more(noor: Player, calendar: Calendar) -> None:
    leave(noor)
    left = Member.objects.get(person=noor.person).left_on
    calendar.later(days=2)
    assert noor.post(noor.at("pairs:departure")).status_code == 404
    assert Member.objects.get(person=noor.person).left_on == left


def test_whoever_stays_has_a_space_of_their_own(noor: Player, sam: Player) -> None:
    leave(noor)
    assert visit(sam, sam.at("home:us")).heading == "Your own space"
    page = visit(sam, sam.at("home:today"))
    assert "On your own for now" in page.text
    assert "Noor" not in page.text


@pytest.mark.parametrize("place", ["home:today", "pairs:invitation", "pairs:agreement", "checkins:habits"])
def test_whoever_stays_is_led_to_a_new_space_for_somebody_else(noor: Player, sam: Player, place: str) -> None:
    leave(noor)
    page = visit(sam, sam.at(place))
    assert page.link("Begin a space") == reverse("pairs:new")
    assert "Invite somebody" not in page.text
    assert "join" not in page.soup.select("main")[0].text


PLACES = "affection:affection affection:marks appreciation:received appreciation:new asks:good_news home:us talks:talks"


@pytest.mark.parametrize("place", PLACES.split())
def test_no_page_of_whoever_stays_waits_for_somebody_to_join(
    noor: Player, sam: Player, ada: Player, place: str
) -> None:
    leave(noor)
    waits = re.compile("Invite somebody|somebody (has )?join|one day")
    assert waits.search(visit(ada, ada.at(place)).text)
    assert not waits.search(visit(sam, sam.at(place)).text)


def test_whoever_stays_gets_no_message(noor: Player, sam: Player) -> None:
    leave(noor)
    page = visit(sam, sam.at("home:today"))
    assert page.all("#notices .notice") == []
    assert "left" not in page.soup.select("main")[0].text.lower()


def test_leaving_ends_an_open_invitation(ada: Player) -> None:
    ada.post(ada.at("pairs:invitation"))
    leave(ada)
    assert not Invitation.objects.open(clock.now()).exists()


def test_whoever_left_their_last_space_is_told_where_to_begin_another(ada: Player) -> None:
    page = leave(ada)
    assert (page.address, page.heading) == ("/", "Your spaces")
    assert page.link("Begin a space") == "/pairs/new/"
    assert page.link("What stayed yours") == "/kept/"


def test_nobody_comes_back_into_a_space_they_left(kit: Player, val: Player) -> None:
    word = Invitation.objects.get(pair=kit.pair).word
    answer = kit.post(f"/invitations/{word}/acceptance/")
    assert answer.headers["Location"] == f"/invitations/{word}/"
    assert kit.get(kit.at("home:today")).status_code == 404


def test_opening_the_page_for_leaving_is_not_leaving(noor: Player) -> None:
    visit(noor, noor.at("pairs:departure"))
    assert visit(noor, noor.at("home:today")).status == 200


def test_a_page_of_the_pair_gives_a_ticket_to_listen_for_a_minute(noor: Player) -> None:
    answer = noor.get(noor.at("home:today"))
    cookie = answer.cookies["live"]
    assert (cookie["path"], cookie["max-age"], cookie["httponly"]) == ("/live/", 60, True)
    ticket = tickets.read(cookie.value, clock.now())
    assert isinstance(ticket, Ticket)
    assert ticket.channels == (noor.person.id.hex,)
    assert ticket.listener == noor.device.listener


def test_a_ticket_is_renewed_without_a_page(noor: Player) -> None:
    answer = noor.get(noor.at("home:today"), headers={"X-Live": "renew"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert "live" in answer.cookies


def test_leaving_closes_the_open_pages_of_whoever_leaves_and_no_other(
    noor: Player, sam: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[str] = []
    monkeypatch.setattr(bus, "close", closed.append)
    monkeypatch.setattr(bus, "publish", lambda channel, topic: closed.append(f"nudge {channel}"))
    tablet = noor.elsewhere()
    with TestCase.captureOnCommitCallbacks(execute=True):
        leave(noor)
    assert sorted(closed) == sorted([noor.device.listener, tablet.device.listener])


def test_what_one_proposed_and_the_other_has_not_agreed_to_does_not_come_along(
    noor: Player, sam: Player
) -> None:
    checkins.propose_habit(member=sam.member, act="A walk", hour="day")
    agreed = checkins.propose_habit(member=sam.member, act="A song", hour="day")
    checkins.agree_to_habit(member=noor.member, habit=agreed, now=clock.now())
    leave(noor)
    kept = visit(noor, "/kept/together/").text
    assert [act for act in ("A walk", "A song") if act in kept] == ["A song"]


def test_whoever_left_gets_no_ticket(kit: Player) -> None:
    answer = kit.get(kit.at("home:today"), headers={"X-Live": "renew"})
    assert answer.status_code == 404
    assert "live" not in answer.cookies
