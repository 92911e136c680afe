"""Somebody who knows no script: they open the page of a talk and do what it asks of them, form by form."""

from collections import Counter

from tests.cast import Player

from mandorla.shared.tests.browser import Fields, Page, send
from mandorla.shared.tests.calendar import Calendar
from mandorla.talks.models import Talk
from mandorla.talks.tests.doing import opens

ANSWER, HAND, SHARE = "form[action$='/answer/']", "form[action$='/taps/hand/']", "share"
GOES_ON, LONGEST = "This goes on by itself in", 20  # minutes, of a step in which nobody is asked


class Follower:
    """One of the two. Of several answers they give the one that they have given least; `said` is what they wrote."""

    def __init__(self, player: Player, name: str) -> None:
        self.player, self.name = player, name
        self.given: Counter[str] = Counter()
        self.said: list[str] = []

    def asked(self, page: Page) -> tuple[str, Fields] | None:
        """The form that the page wants filled in, as they would send it; None where it is not their turn."""
        for selector in (ANSWER, HAND):
            form = page.soup.select_one(selector)
            if form:
                address, fields = page.form(" ".join(form.find_all("button")[-1].get_text().split()))
                return address, self._filled_in(page, fields) if selector == ANSWER else fields
        return None

    def goes_on(self, talk: Talk) -> bool:
        """Open the page anew and do what is asked, if anything is; nothing may be refused."""
        asked = self.asked(opens(self.player, talk))
        if asked:
            assert send(self.player, *asked).status == 200
        return asked is not None

    def _filled_in(self, page: Page, fields: Fields) -> Fields:
        choices = page.choices("value")
        form = page.soup.select_one(ANSWER)
        if form is not None and form.select_one("textarea[name=value]"):
            self.said.append(f"{self.name} says {len(self.said) + 1}.")
            return {**fields, "value": self.said[-1]}
        if choices:
            chosen = min(choices, key=lambda one: (self.given[f"{page.heading} {one}"], choices.index(one)))
            self.given[f"{page.heading} {chosen}"] += 1
            return {**fields, "value": chosen}
        return fields


def goes_to_its_end(talk: Talk, calendar: Calendar, *followers: Follower) -> int:
    """Both look again every half a minute until it is over; how many forms that took."""
    sent = 0
    while "Save my choice" not in opens(followers[0].player, talk).text:
        if GOES_ON in opens(followers[0].player, talk).text:
            calendar.later(minutes=LONGEST)
        moved = 0
        for one in followers:
            calendar.later(seconds=30)
            moved += one.goes_on(talk)
        assert moved, "nobody is asked anything, and it is not over"
        sent += moved
        assert sent < 120
    return sent
