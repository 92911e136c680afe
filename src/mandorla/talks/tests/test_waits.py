"""Steps that take a moment: nobody skips it, and the page says when it goes on."""

import pytest
from tests.cast import Player

from mandorla.library.reading import parse
from mandorla.shared.tests.browser import Page
from mandorla.shared.tests.calendar import Calendar
from mandorla.talks.logic.timing import length_of, turn_of, way_through
from mandorla.talks.models import Line, Talk
from mandorla.talks.scripts import check, scripts
from mandorla.talks.tests.doing import begin, opens, says
from mandorla.talks.tests.playing import A_MINUTE, script_from

WITH_A_WAIT = [slug for slug, script in scripts().items() if any(step.at_least for step in script.steps)]
MOST = A_MINUTE  # nobody sits longer before a button than that


def wait_of(page: Page) -> str:
    found = page.soup.select_one("[data-opens]")
    return " ".join(found.get_text().split()) if found else ""


@pytest.fixture
def talk(noor: Player, sam: Player) -> Talk:
    return begin(noor, sam, "listening")


def test_the_page_says_when_it_goes_on_also_without_javascript(
    noor: Player, talk: Talk, calendar: Calendar
) -> None:
    assert wait_of(opens(noor, talk)) == "Take your time with this. You can go on in 20 seconds"
    calendar.later(seconds=19)
    assert wait_of(opens(noor, talk)).endswith("in 1 second")
    calendar.later(seconds=1)
    assert wait_of(opens(noor, talk)) == ""


def test_nobody_skips_it_and_a_page_from_before_goes_on_after(
    noor: Player, sam: Player, talk: Talk, calendar: Calendar
) -> None:
    page = opens(noor, talk)
    early = page.press("Go on")
    assert early.status == 422
    assert "This step takes a little longer." in early.text
    assert opens(noor.elsewhere(), talk).press("Go on").status == 422
    assert not Line.objects.exists()
    calendar.later(seconds=20)
    assert page.press("Go on").status == 200
    assert says(sam, talk).status == 200
    assert "Your turn" in opens(noor, talk).text


def test_what_is_typed_meanwhile_is_kept(noor: Player, sam: Player, calendar: Calendar) -> None:
    talk = begin(noor, sam, "thanking")
    calendar.later(seconds=30)
    says(noor, talk)
    says(sam, talk)
    says(noor, talk, "You fetched me from the station")
    early = says(sam, talk, "I had forgotten that")
    assert early.status == 422
    assert early.value("value") == "I had forgotten that"
    calendar.later(seconds=20)
    assert early.press("Say it").status == 200


def test_one_phone_waits_once(noor: Player, sam: Player, calendar: Calendar) -> None:
    talk = begin(noor, sam, "listening", mode="one")
    calendar.later(seconds=20)
    says(noor, talk)
    page = opens(noor, talk).press("I am Sam")
    assert wait_of(page) == ""
    assert page.press("Go on").status == 200


def test_over_days_nobody_waits(noor: Player, sam: Player) -> None:
    slow = begin(noor, sam, "thanking", mode="slow")
    assert wait_of(opens(noor, slow)) == ""
    assert says(noor, slow).status == 200


def test_such_moments_are_short_and_stand_where_one_settles_or_takes_something_in() -> None:
    assert {"listening", "opening-up", "thanking", "weekly", "parent-and-child"} <= set(WITH_A_WAIT)
    for script in scripts().values():
        assert all(step.at_least <= MOST for step in script.steps if step.at_least)


@pytest.mark.parametrize("slug", sorted(scripts()))
def test_the_minutes_of_a_script_are_what_it_takes_read_aloud(slug: str) -> None:
    script = scripts()[slug]
    least, most = script.minutes
    if script.lengths:  # the rounds fill what was chosen
        least = 0
        assert set(script.lengths) <= set(range(script.minutes[0], most + 1))
    assert least <= -(-length_of(script) // A_MINUTE) <= most


def test_an_ordinary_talk_takes_each_round_and_no_detour_twice() -> None:
    names = [step.id for step in way_through(scripts()["listening-short"])]
    assert names == ["speak", "hear", "confirm", "understood"] * 2 + ["close"]
    names = [step.id for step in way_through(scripts()["when-you-are-sad"])]
    assert names == ["wish", "tell", "stay", "more", "enough", "understood", "close"]


def test_a_turn_is_its_words_and_its_time() -> None:
    words = " ".join(["word"] * 150)
    (step, both, quiet) = script_from(
        f"  - {{id: a, title: A, both: {words}, ask: text, of: speaker, label: L, takes: 2m}}\n"
        "  - {id: b, title: B, both: '', ask: text, of: both, label: L, takes: 2m}\n"
        "  - {id: c, title: C, both: x, at_least: 1m}\n"
    ).steps
    assert turn_of(step) == 3 * A_MINUTE
    assert turn_of(both) == 4 * A_MINUTE
    assert turn_of(quiet) == A_MINUTE


def test_minutes_that_do_not_hold_the_steps_are_refused() -> None:
    text = (
        "slug: t\nversion: 1\ntitle: T\nabout: A\nicon: ear\nkinds: all\nminutes: [1, 3]\nsteps:\n"
        "  - {id: a, title: A, both: A, ask: text, of: both, label: L, takes: 90s}\n"
    )
    found = [str(one) for one in check([parse("t.yaml", text)])]
    assert found
    assert "a: minutes: 3 do not hold its steps, which take about 4" in found[0]
    assert list(check([parse("t.yaml", text.replace("[1, 3]", "[1, 4]"))])) == []
    assert "which is less than 5" in str(next(check([parse("t.yaml", text.replace("[1, 3]", "[5, 9]"))])))
    assert list(check([parse("t.yaml", text.replace("90s", "soon"))]))
