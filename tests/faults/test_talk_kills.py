"""The power goes again and again while two people listen to each other: nothing is lost, and both are soon back."""

import random
import statistics
import threading
import time
from collections import Counter
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import NewPhone
from tests.journeys.evening import meet
from tests.journeys.household import Household
from tests.journeys.phone import Phone
from tests.journeys.talking import ANSWER, Talker, begin, next_of
from tests.journeys.unsent import GONE

pytestmark = pytest.mark.browser

BACK_S = 2.0
FORM = f"""() => {{
  const form = document.querySelector("{ANSWER}")
  const choices = [...form.querySelectorAll("[name=value][type=radio]")].map((one) => one.value)
  return [form.action, Object.fromEntries(new FormData(form)), !!form.querySelector("textarea"), choices]
}}"""
FOLDS = """
from mandorla.talks import log
from mandorla.talks.models import Line, Talk
from mandorla.talks.scripts import scripts
talk = Talk.objects.get()
assert log.fold(talk, scripts()[talk.script]) == talk.state
assert [line.seq for line in Line.objects.of(talk)] == list(range(1, talk.seq + 1))
print(talk.seq)
"""


class Sending(threading.Thread):
    """A form on its way, from the phone it stands on; `status` is what came back, 0 if nothing did."""

    def __init__(self, phone: Phone, words: str) -> None:
        super().__init__()
        self._address, self._fields, is_text, choices = phone.page.evaluate(FORM)
        self.says = words if is_text else ""
        self.form = f"{ANSWER} [name=visit][value='{self._fields['visit']}']"
        if is_text or choices:
            self._fields["value"] = words if is_text else "nearly" if "nearly" in choices else choices[0]
        self._cookies = "; ".join(f"{one['name']}={one['value']}" for one in phone.context.cookies())
        self.status = 0

    def run(self) -> None:
        self.status = self.send()

    def send(self) -> int:
        parts = urlsplit(self._address)
        connection = HTTPConnection(parts.netloc, timeout=20)
        head = {"Cookie": self._cookies, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request(
                "POST", parts.path, urlencode(self._fields), {**head, "Origin": f"http://{parts.netloc}"}
            )
            return connection.getresponse().status
        except (OSError, HTTPException):
            return 0
        finally:
            connection.close()


def _survive(household: Household, two: list[Talker], kills: int, most: int) -> dict[str, float]:
    """So many kills; more, up to `most`, while none was followed by being soon back."""
    dice, back, acknowledged, said = random.Random(9), list[float](), 0, list[str]()
    while len(back) < kills or (min(back) > BACK_S and len(back) < most):
        one = next_of(*two)
        assert one
        sending = Sending(one.phone, f"Words before kill {len(back) + 1}.")
        sending.start()
        time.sleep(dice.uniform(0, 0.06))
        household.kill()
        sending.join()
        assert sending.status in (0, 303)
        for each in two:
            each.phone.page.wait_for_selector("html:not(.is-live)")
        household.open()
        opened = time.monotonic()
        for each in two:
            each.phone.page.wait_for_selector("html.is-live")
        back.append(time.monotonic() - opened)
        acknowledged += sending.status == 303
        assert sending.send() == 303  # whoever got no answer sends the same form once more
        expect(one.phone.page.locator(sending.form)).to_have_count(0)  # the page has gone on by itself
        if sending.says:
            said.append(sending.says)
            for each in two:
                each.phone.sees(sending.says)
    _see_the_same(two, said)
    assert int(household.python(FOLDS)) == len(back)
    return {
        "kills": len(back),
        "acknowledged": acknowledged,
        "least_s": min(back),
        "median_s": statistics.median(back),
        "most_s": max(back),
    }


def _see_the_same(two: list[Talker], said: list[str]) -> None:
    seen = []
    for each in two:
        each.phone.page.reload()
        seen.append(each.phone.page.locator("details .said").all_text_contents())
    assert seen[0] == seen[1]
    counted = Counter(seen[0])
    assert [words for words in said if counted[words] != 1] == []


def _proof(household: Household, new_phone: NewPhone, kills: int, most: int) -> dict[str, float]:
    household.open()
    noor, sam = (new_phone(at=household.origin) for _ in range(2))
    meet(noor, sam)
    begin(noor, sam, "listening-short")
    for phone in (noor, sam):
        phone.expected = f"{GONE}|ERR_CONTENT_LENGTH_MISMATCH|ERR_SOCKET"
    found = _survive(household, [Talker(noor), Talker(sam)], kills, most)
    print(found)
    return found


def test_a_server_killed_while_they_talk_loses_nothing(new_household: Household, new_phone: NewPhone) -> None:
    found = _proof(new_household, new_phone, 2, most=6)
    assert found["least_s"] <= BACK_S, found  # the machine may be busy with other things, but not each time


@pytest.mark.long
def test_nor_does_it_when_it_is_killed_a_hundred_times(new_household: Household, new_phone: NewPhone) -> None:
    found = _proof(new_household, new_phone, 100, most=100)
    assert found["median_s"] <= BACK_S, found
