from datetime import timedelta

import pytest
from tests.cast import Player

from mandorla.prompts.models import Reply
from mandorla.prompts.tests.doing import answer_of, opens, question, sends
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import NOON, Calendar

pytestmark = pytest.mark.usefixtures("calendar")


def moves(player: Player, zone: str) -> None:
    visit(player, "/me/").press("Save", time_zone=zone)


def test_a_move_of_one_brings_the_other_no_question_early(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    calendar.later(hours=8)  # nine at night in Berlin, five in the morning in Tokyo
    before = visit(noor, noor.at("home:today")).all("main")
    moves(sam, "Asia/Tokyo")
    assert visit(noor, noor.at("home:today")).all("main") == before
    asked = question(noor)
    calendar.later(hours=6, minutes=59)
    assert question(noor) == asked
    calendar.later(minutes=2)
    assert question(noor) == question(sam) != asked


def test_a_move_of_one_brings_the_other_no_question_back(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    moves(sam, "Asia/Tokyo")
    calendar.later(days=3, hours=8)
    asked = question(noor)
    moves(sam, "Europe/Berlin")
    for _hour in range(31):
        assert question(noor) == question(sam) == asked
        calendar.later(hours=1)
    assert question(noor) == question(sam) != asked


def test_what_each_writes_bears_the_day_that_its_writer_lives_in(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    calendar.later(hours=8)  # nine at night in Berlin, five in the morning of the next day in Tokyo
    moves(sam, "Asia/Tokyo")
    sends(noor, "The kettle", rule="first")
    opens(sam).press("Send", text="Thank you for the kettle")
    sends(sam, "The window")
    today, tomorrow = NOON.date(), NOON.date() + timedelta(days=1)
    assert (answer_of(noor).day, answer_of(sam).day, Reply.objects.get().day) == (today, tomorrow, tomorrow)
