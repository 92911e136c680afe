import pytest
from django.apps import apps
from django.test import Client
from tests.cast import PASSWORD, Player

from mandorla.people.logic.devices import name_of
from mandorla.people.middleware import DEVICE
from mandorla.people.models import Device
from mandorla.people.models.device import token_hash
from mandorla.shared import clock
from mandorla.shared.tests.browser import visit

SIGN_IN = "/sign-in/"
BROWSERS = {
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1": "Safari, iPhone",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/140.0 Safari/604.1": "Chrome, iPhone",
    "Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) FxiOS/140.0 Safari/605.1": "Safari, iPad",
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36": "Chrome, Android",
    "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0": "Firefox, Android",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0": "Edge, Windows",
    "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 OPR/120.0": "Opera, Windows",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) Version/18.0 Safari/605.1": "Safari, Mac",
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0": "Firefox, Linux",
    "curl/8": "A browser",
    "": "A browser",
}


@pytest.mark.parametrize("agent", BROWSERS)
def test_a_device_is_named_as_people_know_it(agent: str) -> None:
    assert name_of(agent) == BROWSERS[agent]


def test_each_browser_signed_in_is_listed_with_its_name_and_day(noor: Player) -> None:
    laptop = Client(headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
    laptop.post(SIGN_IN, {"login": "noor", "password": PASSWORD})
    listed = visit(laptop, "/me/").all(".card-list li p")
    today = f"{clock.now():%B %-d, %Y}"
    assert listed == [
        f"Firefox, Android since {today}",
        f"Firefox, Windows since {today} · this one",
    ]


def test_ending_another_device_signs_it_out_at_once(noor: Player) -> None:
    phone = noor.elsewhere()
    assert visit(phone, "/me/").heading == "Noor"
    page = visit(noor, "/me/").press("Sign it out", nth=1)
    assert page.address == "/me/"
    assert len(page.all(".card-list li")) == 1
    assert visit(phone, "/me/").address == SIGN_IN


def test_ending_this_device_leads_to_signing_in(noor: Player) -> None:
    assert visit(noor, "/me/").press("Sign it out").address == SIGN_IN


def test_nobody_ends_the_device_of_another(noor: Player, sam: Player) -> None:
    assert sam.post(f"/me/devices/{noor.device.pk}/end/").status_code == 404
    assert visit(noor, "/me/").heading == "Noor"


def test_ending_a_device_twice_changes_nothing_more(noor: Player) -> None:
    phone = noor.elsewhere()
    assert noor.post(f"/me/devices/{phone.device.pk}/end/").status_code == 303
    assert noor.post(f"/me/devices/{phone.device.pk}/end/").status_code == 404
    assert Device.objects.of(noor.person).count() == 1


def test_a_new_password_keeps_this_device_and_ends_all_others(noor: Player) -> None:
    phone = noor.elsewhere()
    page = visit(noor, "/account/password/")
    words = "a lake at first light"
    page.press("Change it", oldpassword=PASSWORD, password1=words, password2=words)
    assert visit(noor, "/me/").heading == "Noor"
    assert visit(phone, "/me/").address == SIGN_IN
    assert visit(Client(), SIGN_IN).press("Sign in", login="noor", password=PASSWORD).address == SIGN_IN
    assert visit(Client(), SIGN_IN).press("Sign in", login="noor", password=words).address != SIGN_IN


def test_a_new_password_leaves_no_other_device_on_the_list(noor: Player) -> None:
    noor.elsewhere()
    words = "a lake at first light"
    page = visit(noor, "/account/password/")
    page.press("Change it", oldpassword=PASSWORD, password1=words, password2=words)
    listed = visit(noor, "/me/").all(".card-list li p")
    assert len(listed) == 1
    assert listed[0].endswith("this one")


def test_a_password_is_changed_only_by_who_knows_the_old_one(noor: Player) -> None:
    words = "a lake at first light"
    page = visit(noor, "/account/password/").press(
        "Change it", oldpassword="guess", password1=words, password2=words
    )
    assert page.all(".error-summary li")
    assert visit(Client(), SIGN_IN).press("Sign in", login="noor", password=PASSWORD).address != SIGN_IN


def test_the_database_holds_no_token_that_could_be_used(noor: Player) -> None:
    token = noor.session[DEVICE]
    assert noor.device.token_hash == token_hash(token) != token
    assert len(token) == 43  # 256 bits, six to a character
    assert noor.elsewhere().session[DEVICE][:6] != token[:6]


def test_a_session_without_its_device_is_dead_whoever_kept_the_cookie(noor: Player) -> None:
    kept = noor.cookies["session"].value
    noor.post("/sign-out/")
    thief = Client()
    thief.cookies["session"] = kept
    assert visit(thief, noor.at("home:today")).address.startswith(SIGN_IN)


def test_a_changed_session_cookie_is_no_session(noor: Player) -> None:
    kept = noor.cookies["session"].value
    thief = Client()
    thief.cookies["session"] = kept[:-2] + ("AA" if kept[-2:] != "AA" else "BB")
    assert visit(thief, noor.at("home:today")).address.startswith(SIGN_IN)


def test_no_table_tells_when_somebody_was_here() -> None:
    assert not any("session" in model._meta.label_lower for model in apps.get_models())


def test_a_device_keeps_the_day_it_began_and_no_hour(noor: Player) -> None:
    assert type(Device._meta.get_field("began_on")).__name__ == "DateField"
    assert noor.device.began_on == clock.now().date()
    times = [f.name for f in Device._meta.get_fields() if type(f).__name__ in ("DateTimeField", "TimeField")]
    assert times == []
