"""What stands on a screen, measured as somebody in the middle of a fight meets it."""

from collections.abc import Iterator

from bs4 import BeautifulSoup
from tests.cast import Player

from mandorla.shared.tests.browser import Page, send, visit
from mandorla.shared.tests.calendar import Calendar
from mandorla.shared.tests.plain_words import too_hard, too_long
from mandorla.talks.models import Talk
from mandorla.talks.tests.doing import begin, opens, says
from mandorla.talks.tests.following import Follower

BLOCKS = "p, li, h1, h2, h3, summary, legend, label, button, th, td, div.error-summary"
NOT_OURS = "[data-private], cite, textarea, .said, .feelings"
AFRAID = "If you feel afraid, stop here. Where there is help"


def words_on(page: Page) -> list[str]:
    """Every piece of text of ours that is read in one go: a paragraph, a row, a button."""
    main = BeautifulSoup(page.html, "html.parser").select_one("main")
    assert main, page.address
    for theirs in main.select(NOT_OURS):
        theirs.extract()
    found = (block for block in main.select(BLOCKS) if not block.select_one(BLOCKS))
    return [text for block in found if (text := " ".join(block.get_text(" ").split()))]


def faults_of(page: Page) -> list[str]:
    """What is too much for somebody in a fight: long, hard to read, several things to do, or no way to help."""
    texts = words_on(page)
    faults = [f"{len(one.split())} words: {one}" for one in too_long(texts)]
    if too_hard(texts):
        faults.append(f"hard to read: {texts}")
    if len(page.soup.select("main .button--primary")) > 1:
        faults.append(f"several things to do: {page.all('main .button--primary')}")
    if AFRAID not in page.text:
        faults.append("no way to help")
    return [f"{page.address} ({page.heading}) {one}" for one in faults]


def from_end_to_end(noor: Player, sam: Player, calendar: Calendar, script: str) -> Iterator[Page]:
    """A hard talk as both see it, from its guide to what is left of it, with a time-out in the middle."""
    yield visit(noor, noor.at("talks:guide", script=script))
    talk = begin(noor, sam, script)
    if script == "repair-crisis":
        yield opens(noor, talk)
        calendar.later(minutes=21)
    two = (Follower(noor, "Noor"), Follower(sam, "Sam"))
    while not opens(noor, talk).has_button("Save my choice"):
        for one in two:
            page = opens(one.player, talk)
            yield page
            asked = one.asked(page)
            if asked:
                yield send(one.player, *asked)
        assert len(two[0].said) < 60
    yield opens(noor, talk).press("Save my choice", keeping="discard")
    yield opens(sam, talk).press("Save my choice", keeping="share")


def halts(noor: Player, sam: Player, calendar: Calendar) -> Iterator[Page]:
    """What stops a hard talk, what is refused in it, and how it goes on."""
    talk = begin(noor, sam, "repair-short")
    for player in (noor, sam):
        says(player, talk, "yes")
    yield opens(noor, talk).press("Five seconds first")
    yield opens(sam, talk)
    calendar.later(seconds=6)
    for tap in ("A minute of silence", "Off limits"):
        yield opens(noor, talk).press(tap)
        yield opens(sam, talk)
        calendar.later(seconds=61)
    old = opens(noor, talk)
    yield old.press("Say it", value="")
    hinted = says(noor, talk, "I am afraid of you")
    yield hinted
    yield hinted.press("Send it all the same")
    yield old.press("Say it", value="What I meant")
    yield from _time_out(noor, sam, calendar, talk)


def _time_out(noor: Player, sam: Player, calendar: Calendar, talk: Talk) -> Iterator[Page]:
    yield opens(sam, talk).press("Take a time-out", minutes="60")
    yield opens(noor, talk).press("Move it", minutes="120")
    yield opens(noor, talk).press("Move it", minutes="240")
    yield opens(sam, talk)
    calendar.later(hours=3)
    for player in (sam, noor):
        yield opens(player, talk)
        yield visit(player, player.at("talks:talks"))
        yield opens(player, talk).press("Yes, I am ready")
    yield opens(noor, talk).press("End the talk here")
    yield opens(sam, talk)
