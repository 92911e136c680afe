"""Every screen of these rooms and of hard talks as it is rendered: short, easy, one thing to do, and a way to help."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from tests.cast import Player

from mandorla.promises.logic.openness import PARTS
from mandorla.promises.tests.doing import newest as newest_promise
from mandorla.promises.tests.doing import opens as opens_promise
from mandorla.promises.tests.doing import owns, promises, reads
from mandorla.repair.tests.doing import SIGNS, checks, opens, sends, writes
from mandorla.repair.tests.screens import AFRAID, faults_of, from_end_to_end, halts
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import Calendar
from mandorla.talks.models import Talk
from mandorla.talks.tests.doing import asks, place

LONG = "x" * 3_000


def are_easy(pages: Iterable[Page]) -> None:
    faults = {one for page in pages for one in faults_of(page)}
    assert not faults, "\n".join(sorted(faults))


@pytest.mark.parametrize("script", ["repair", "repair-crisis"])
def test_a_hard_talk_from_its_guide_to_what_is_left_of_it(
    noor: Player, sam: Player, calendar: Calendar, script: str
) -> None:
    are_easy(from_end_to_end(noor, sam, calendar, script))


def test_what_stops_one_and_what_is_refused_in_it(noor: Player, sam: Player, calendar: Calendar) -> None:
    pages = halts(noor, sam, calendar)
    are_easy(page for page in pages if page.address != noor.at("talks:talks"))


def before_a_talk(noor: Player, sam: Player, calendar: Calendar) -> Iterator[Page]:
    for player in (noor, sam):
        for name in ("room", "not_now", "readiness", "starts", "new", "phrases", "parked"):
            yield visit(player, player.at(f"repair:{name}"))
    yield checks(noor, *SIGNS)
    yield writes(noor, feel="")
    yield writes(noor, about="you never listen to me, you are so selfish")
    yield writes(noor, about="I am afraid of you when you shout")
    page = writes(noor)
    yield page
    yield visit(noor, page.link("Change the words")).press("See how it reads", need=LONG)
    calendar.later(minutes=1)
    start = sends(noor)
    for player in (noor, sam):
        yield opens(player, start)
        yield visit(player, player.at("repair:starts"))
    for name, button in (("phrases", "Keep it"), ("parked", "Park it")):
        for text in ("", LONG, "Once more, softly"):
            yield visit(noor, noor.at(f"repair:{name}")).press(button, text=text)
    asks(noor, "repair")
    yield visit(sam, sam.at("talks:talk", talk=Talk.objects.get().pk))
    page = visit(sam, place(sam).link("Not this time"))
    yield page
    yield page.press("Send", time_1="2020-01-01T10:00")
    yield checks(sam, "safe")
    yield visit(sam, sam.at("repair:room"))
    yield visit(sam, sam.at("talks:guide", script="repair"))


def after_one(noor: Player, sam: Player) -> Iterator[Page]:
    for name in ("looks", "look_new", "friend"):
        yield visit(noor, noor.at(f"repair:{name}"))
    looks: list[dict[str, Any]] = [
        {},
        {"felt": LONG},
        {"felt": "Scared", "tags": "a,b,c,d,e,f"},
        {"felt": "Scared"},
    ]
    for said in looks:
        yield visit(noor, noor.at("repair:look_new")).press("Keep it", **said)
    for text in ("", "Both were tired"):
        yield visit(noor, noor.at("repair:friend")).press("Keep it", text=text)
    yield visit(noor, noor.at("repair:looks"))
    yield from owned(noor, sam)
    yield from promised(noor, sam)
    for kind, parts in PARTS.items():
        words: dict[str, Any] = dict.fromkeys(parts, "Sing")
        yield visit(noor, noor.at("promises:open_words", kind=kind))
        form = visit(noor, noor.at("promises:word_new", kind=kind))
        yield form
        yield form.press("Keep it for myself")
        yield form.press("Keep it for myself", **words)
        yield visit(sam, sam.at("promises:open_words", kind=kind))


def owned(noor: Player, sam: Player) -> Iterator[Page]:
    yield visit(noor, noor.at("promises:owning"))
    yield owns(noor, did="")
    yield owns(noor)
    yield reads(sam)
    yield reads(sam).press("Not yet")
    yield reads(noor).press("Take it back")
    yield reads(sam)
    for player in (noor, sam):
        yield visit(player, player.at("promises:apologies"))


def promised(noor: Player, sam: Player) -> Iterator[Page]:
    yield visit(noor, noor.at("promises:new"))
    yield promises(noor, will="")
    yield promises(noor, due_on="2020-01-01")
    yield promises(noor, due_on="2027-02-01")
    yield opens_promise(sam)
    form = visit(noor, noor.at("promises:wordings", promise=newest_promise().pk))
    yield form
    yield form.press("Say it this way", will="text before seven", due_on="2027-02-01")
    yield opens_promise(sam)
    yield opens_promise(noor).press("Not this time")
    yield opens_promise(noor)
    for player in (noor, sam):
        yield visit(player, player.at("promises:promises"))
    yield opens_promise(noor).press("Take it back")
    yield opens_promise(sam)


def test_what_one_does_before_a_talk(noor: Player, sam: Player, calendar: Calendar) -> None:
    are_easy(before_a_talk(noor, sam, calendar))


def test_what_one_does_after_one(noor: Player, sam: Player) -> None:
    are_easy(after_one(noor, sam))


def test_what_one_does_alone(ada: Player) -> None:
    alone = [
        *(visit(ada, ada.at(f"repair:{name}")) for name in ("room", "readiness", "new", "starts", "looks")),
        *(visit(ada, ada.at(f"promises:{name}")) for name in ("promises", "new", "owning", "apologies")),
        writes(ada),
        owns(ada),
        promises(ada),
    ]
    are_easy(alone)


def test_a_screen_that_is_too_much_would_be_found(noor: Player) -> None:
    page = visit(noor, noor.at("repair:room"))
    long = page.html.replace("Take one thing, and take your time.", "Reconciliation necessitates " * 13)
    long = long.replace(AFRAID.partition(".")[0], "").replace(
        'class="button ', 'class="button button--primary '
    )
    page.html = long.replace("</main>", '<button class="button--primary">More</button></main>')
    assert len(faults_of(page)) == 4
