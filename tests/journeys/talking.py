"""Two people in a talk, on their own phones. They know no script: at each step they do what their page asks of them."""

import re
import time
from collections import Counter
from dataclasses import dataclass, field

from mandorla.talks.scripts import scripts
from tests.journeys.evening import address_of, send
from tests.journeys.moved_clock import Clock
from tests.journeys.phone import PATIENCE_MS, Phone

ANSWER = "form[action$='/answer/']"
CHOICES = f"{ANSWER} [name=value][type=radio]"
OVER = "form[action$='/keeping/']"
GOES_ON = "This goes on by itself in"
LONGEST = 20  # minutes, of a step that goes on by itself
LATER = "(minutes) => { const now = Date.now; Date.now = () => now() + minutes * 60_000 }"


@dataclass
class Talker:
    """One of the two. Of several answers they give the one that they have given least; `said` is what they wrote."""

    phone: Phone
    clock: Clock | None = None  # of a house whose clock can be moved, where a step takes a moment
    said: list[str] = field(default_factory=list)
    given: Counter[str] = field(default_factory=Counter)

    @property
    def is_asked(self) -> bool:
        return self.phone.page.locator(ANSWER).count() > 0

    @property
    def is_over(self) -> bool:
        return self.phone.page.locator(OVER).count() > 0

    @property
    def is_waiting(self) -> bool:
        return self.phone.page.get_by_text(GOES_ON).count() > 0

    def goes_on(self) -> None:
        """Fill in what stands there, as anybody would, and send it."""
        page = self.phone.page
        if self.clock and page.locator("[data-opens]").count():
            self.clock.later(minutes=1)
        heading = page.locator("h1").inner_text()
        if page.locator(f"{ANSWER} textarea").count():
            self.said.append(f"{self.phone.name}'s words, {len(self.said) + 1}.")
            self.phone.write(self.said[-1])
        elif page.locator(CHOICES).count():
            values = page.locator(CHOICES).evaluate_all("all => all.map((one) => one.value)")
            chosen = min(values, key=lambda one: (self.given[f"{heading} {one}"], values.index(one)))
            self.given[f"{heading} {chosen}"] += 1
            page.locator(f"{CHOICES}[value='{chosen}']").check()
        self.phone.turn(page.locator(f"{ANSWER} .button--primary").inner_text())


def begin(noor: Phone, sam: Phone, slug: str, *, manner: str = "written") -> None:
    """Noor asks, Sam says yes, without looking at those pages; both then have the talk before them."""
    place = f"{noor.base}talks/"
    guide = address_of(noor, slug, "talks:guide")
    lengths = scripts()[slug].lengths
    fields = {"mode": "two", "manner": manner, "first": "me"}
    send(noor, guide, guide, {**fields, "length": str(lengths[0])} if lengths else fields)
    found = re.search(rf"{place}[0-9a-f-]+/acceptance/", sam.context.request.get(place).text())
    assert found, "nothing was proposed"
    send(sam, place, found[0], {})
    for phone in (noor, sam):
        phone.open(found[0].removesuffix("acceptance/"))
        phone.is_listening()


def next_of(*two: Talker) -> Talker | None:
    """Whoever is asked something now, which their page came to show by itself; None when it is over for both."""
    deadline = time.monotonic() + PATIENCE_MS / 1000
    if all(one.is_waiting for one in two):
        _let_time_pass(*two)
    while time.monotonic() < deadline:
        for one in two:
            if one.is_asked:
                return one
        if all(one.is_over for one in two):
            return None
        two[0].phone.page.wait_for_timeout(30)
    raise AssertionError("nobody is asked anything, and it is not over")


def _let_time_pass(*two: Talker) -> None:
    """Both sit through a step that goes on by itself: the clocks of the house and of their phones move on at once."""
    for one in two:
        one.phone.is_listening()
        one.phone.page.evaluate(LATER, LONGEST)
    clock = two[0].clock
    assert clock
    clock.later(minutes=LONGEST)


def go_through(*two: Talker) -> None:
    """To the end. Nobody looks again: what the other does has to come by itself."""
    while one := next_of(*two):
        one.goes_on()
