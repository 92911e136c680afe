from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Player

from mandorla.moments.actions import propose_window
from mandorla.moments.logic.windows import Rule
from mandorla.ownership import package, unpacking
from mandorla.ownership.logic.calendar import calendar
from mandorla.pairs.logic.occasions import Occasion
from mandorla.pairs.models import Pair
from mandorla.promises.actions import promise
from mandorla.promises.logic.terms import Terms
from mandorla.shared import clock

DAY = date(2026, 11, 27)  # a Friday


def lines(*occasions: Occasion) -> list[str]:
    made = calendar(((f"row-{number}", one) for number, one in enumerate(occasions)), DAY)
    return made.replace("\r\n ", "").split("\r\n")


def test_a_day_an_hour_and_what_comes_back_every_week() -> None:
    found = lines(Occasion("A day", DAY), Occasion("Tea; and, talk", DAY, time(20, 5), 45, frozenset({0, 6})))
    assert "DTSTART;VALUE=DATE:20261127" in found
    assert "DTSTART:20261129T200500" in found
    assert "DURATION:PT45M" in found
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO,SU" in found
    assert "SUMMARY:Tea\\; and\\, talk" in found


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_whatever_was_written_stays_in_its_line(title: str) -> None:
    made = calendar([("row", Occasion(title, DAY))], DAY)
    assert all(len(line.encode()) <= 75 for line in made.split("\r\n"))
    unfolded = made.replace("\r\n ", "")
    assert unfolded.count("\r\n") == 10
    (summary,) = (line for line in unfolded.split("\r\n") if line.startswith("SUMMARY:"))
    for mark, letter in (("\\n", "\n"), ("\\,", ","), ("\\;", ";"), ("\\\\", "\\")):
        summary = summary.replace(mark, f"\0{letter!r}\0")
    assert "\n" not in summary


def test_what_has_its_day_is_in_the_file(ada: Player) -> None:
    now = clock.now()
    Pair.objects.filter(pk=ada.pair.pk).update(review_on=DAY)
    propose_window(member=ada.member, rule=Rule(time(21), 60, frozenset({2})), now=now)
    promise(
        member=ada.member, terms=Terms("Call my sister", due_on=date(2099, 1, 2)), is_to_other=False, now=now
    )
    made = unpacking.unpack(package.export(ada.person, now))[1]["calendar.ics"].decode()
    for words in ("A look at our agreement", "Without phones", "BYDAY=WE", "Call my sister", "20990102"):
        assert words in made
