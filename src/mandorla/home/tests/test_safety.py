"""One page on which all that stands open can be shut, without JavaScript."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from tests.cast import Player

from mandorla.insights.days import are_agreed
from mandorla.notices.actions import ask_for, show_in
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Browser, Kind
from mandorla.notices.reading import wishes_of
from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.models import Invitation
from mandorla.people.models import Device
from mandorla.shared import clock
from mandorla.shared.tests.browser import Page, visit

PAGE = "/me/safety/"
SUBSCRIPTION = {"endpoint": "https://fcm.googleapis.com/fcm/send/x", "keys": {"p256dh": "x", "auth": "y"}}


def safety(player: Player) -> Page:
    return visit(player, PAGE)


def test_it_is_found_under_me_and_with_help_before_anything_that_one_has_to_scroll_past(noor: Player) -> None:
    page = visit(noor, "/me/")
    assert page.link("Safety What is open, and how to close it") == PAGE
    assert [link["href"] for link in page.soup.select("main .page-head a")] == [PAGE, "/help/"]
    assert safety(noor).heading == "Safety"


def test_another_device_is_signed_out_there_and_one_stays_on_the_page(noor: Player) -> None:
    elsewhere = noor.elsewhere()
    forms = safety(noor).soup.select('form[action*="/me/devices/"]')
    form = next(one for one in forms if str(elsewhere.device.pk) in str(one["action"]))
    back = form.select_one("input[name=back]")
    assert back is not None
    answer = noor.post(str(form["action"]), {"back": back["value"]})
    assert answer.headers["Location"] == PAGE
    assert elsewhere.get(PAGE).headers["Location"].startswith("/sign-in/")
    assert noor.get(PAGE).status_code == 200


def test_every_other_device_is_signed_out_at_once(noor: Player) -> None:
    assert "Sign out everywhere but here" not in safety(noor).text
    for _device in range(3):
        noor.elsewhere()
    page = safety(noor).press("Sign out everywhere but here")
    assert "You are signed in here alone." in page.text
    assert Device.objects.of(noor.person).get() == noor.device


def test_all_notices_end_there_and_so_does_each_browser(noor: Player) -> None:
    ask_for(person=noor.person, wishes=Wishes(kinds=frozenset(Kind.values)), now=clock.now())
    show_in(device=noor.device, subscription=SUBSCRIPTION)
    page = safety(noor)
    assert "Something was written for me" in page.text
    page = page.press("Show no more there")
    assert not Browser.objects.exists()
    page = page.press("End all notices")
    assert "Nothing: no notices are on." in page.text
    assert not wishes_of(noor.person).kinds


def test_an_open_invitation_is_taken_back_there(ada: Player) -> None:
    assert "An invitation is open" not in safety(ada).text
    ada.post(ada.at("pairs:invitation"))
    page = safety(ada).press("Take the invitation back")
    assert page.heading == "Safety"
    assert "An invitation is open" not in page.text
    assert not Invitation.objects.open(clock.now()).exists()


def test_what_a_check_in_shows_by_itself_ends_there(noor: Player, sam: Player) -> None:
    page = safety(noor)
    assert "Of your check-ins: What I need, When I would like to talk." in page.text
    page = page.press("Show nothing by itself")
    assert "Of your check-ins: nothing." in page.text
    assert "Of your check-ins: What I need" in safety(sam).text
    day = clock.day_of(clock.now(), noor.person.zone).isoformat()
    assert visit(noor, noor.at("checkins:checkin")).value("parts") is None
    noor.post(noor.at("checkins:checkin"), {"day": day, "version": 0, "energy": "1"})


def test_one_line_from_both_ends_there(noor: Player, sam: Player) -> None:
    words = "You want one line from both of you."
    assert words not in safety(noor).text
    for player in (noor, sam):
        visit(player, player.at("insights:change")).press("I would like that")
    page = safety(noor)
    assert words in page.text
    page = page.press("No line from both")
    assert page.heading == "Safety"
    assert words not in page.text
    assert words in safety(sam).text
    assert not are_agreed(noor.member)[0]


def test_a_rest_begins_and_ends_there_and_other_limits_stay(noor: Player) -> None:
    noor.post(noor.at("pairs:boundaries"), {"ceiling": "2", "cadence": "weekly", "is_gentle": "on"})
    page = safety(noor).press("For four weeks")
    today = clock.day_of(clock.now(), noor.person.zone)
    assert Boundaries(noor.member).mine().paused_until == today + timedelta(weeks=4)
    page = page.press("End the rest")
    mine = Boundaries(noor.member).mine()
    assert (mine.paused_until, mine.ceiling, mine.is_gentle) == (None, 2, True)
    assert "For a week" in page.text
    assert noor.post(noor.at("pairs:resting"), {"weeks": "900"}).status_code == 303
    assert Boundaries(noor.member).mine() == mine


def test_each_space_is_left_from_there(noor: Player, kit: Player) -> None:
    assert noor.at("pairs:departure") in str(safety(noor).soup)
    assert "Leave this space" not in safety(kit).text


def test_a_form_leads_back_to_pages_of_ours_alone(noor: Player) -> None:
    for bad in ("https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example"):
        address = reverse("people:device_end", args=[noor.elsewhere().device.pk])
        assert noor.post(address, {"back": bad}).headers["Location"] == "/me/"


def test_a_plain_name_and_icon_stand_on_every_page_and_in_the_manifest(noor: Player, sam: Player) -> None:
    page = safety(noor).press("Use a plain name and icon")
    for address in (PAGE, noor.at("home:today"), "/account/password/"):
        soup = visit(noor, address).soup
        assert soup.title is not None
        assert str(soup.title.string).endswith("· Notes")
        assert all("neutral" in str(icon["href"]) for icon in soup.select('link[rel*="icon"]'))
        assert "Mandorla" not in str(soup.head)
    told = noor.get("/manifest.webmanifest")
    assert "no-cache" in told.headers["Cache-Control"]
    assert told.json()["name"] == told.json()["short_name"] == "Notes"
    assert all("neutral" in icon["src"] for icon in told.json()["icons"])
    assert "Mandorla" not in told.content.decode()
    for other in (sam, Client()):
        assert other.get("/manifest.webmanifest").json()["name"] == "Mandorla"
    page.press("Use its own name and icon")
    assert noor.get("/manifest.webmanifest").json()["name"] == "Mandorla"
