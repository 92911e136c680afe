from datetime import timedelta

from tests.cast import Player

from mandorla import timetable
from mandorla.home import posting
from mandorla.home.checking import check_letters
from mandorla.home.letters import lessons, letter
from mandorla.library.reading import document, parse
from mandorla.notices.models import Kind, Notice
from mandorla.notices.tests.sinks import Mailbox
from mandorla.notices.tests.wanting import want
from mandorla.prompts.tests.doing import sends
from mandorla.shared import clock
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import Calendar

A_WEEK = timedelta(days=7)
LETTERS = [Kind.LETTER]


def told(player: Player) -> list[tuple[str, str]]:
    return list(Notice.objects.of(player.person).values_list("kind", "link"))


def sunday(calendar: Calendar) -> None:
    """From noon on Monday to seven in the evening of Sunday, by the clocks of Noor and Sam."""
    calendar.later(days=6, hours=6)


def test_the_letters_we_ship_are_as_they_must_be() -> None:
    assert list(check_letters(document("letters.yaml"))) == []
    assert len({one.title for one in lessons()}) == len(lessons()) >= 26


def test_a_lesson_that_runs_on_is_refused_with_its_line() -> None:
    text = f"- id: one\n  title: One\n  lesson: {'word ' * 91}\n  try: This\n- {{id: one, title: Two}}"
    found = [str(problem) for problem in check_letters(parse("bad.yaml", text))]
    assert "bad.yaml:1: the lesson has 91 words; 90 are enough" in found
    assert "bad.yaml:5: this id stands twice: one" in found
    assert "bad.yaml:5: missing part: lesson" in found


def test_the_letter_is_found_under_us_and_says_what_is_there(noor: Player) -> None:
    page = visit(noor, visit(noor, noor.at("home:us")).link("This week's letter"))
    assert page.heading == letter(noor.member, clock.now()).lesson.title
    assert "Today's question" in page.all("li")


def test_nothing_waits_on_a_day_of_rest(noor: Player) -> None:
    noor.post(noor.at("prompts:rest"))
    assert "Nothing is waiting" in visit(noor, noor.at("home:letter")).text


def test_both_get_the_same_lesson_for_a_week_and_then_another(noor: Player, sam: Player) -> None:
    now = clock.now()
    assert letter(noor.member, now).lesson == letter(sam.member, now).lesson
    weeks = [letter(noor.member, now + number * A_WEEK).lesson for number in range(len(lessons()))]
    assert len(set(weeks)) == len(lessons())


def test_where_one_has_closed_nudges_to_open_up_both_get_the_next_letter_from_the_next_week_on(
    noor: Player, sam: Player
) -> None:
    weeks = [clock.now() + number * A_WEEK for number in range(1, len(lessons()))]
    assert any(letter(sam.member, week).lesson.opens_up for week in weeks)
    this_week = letter(noor.member, clock.now())
    noor.post(noor.at("pairs:boundaries"), {"ceiling": "3", "cadence": "daily", "is_gentle": "on"})
    assert letter(noor.member, clock.now()) == this_week
    for week in weeks:
        lesson = letter(noor.member, week).lesson
        assert lesson == letter(sam.member, week).lesson
        assert not lesson.opens_up


def test_no_word_that_the_other_wrote_is_in_it(noor: Player, sam: Player) -> None:
    sends(sam, "A heron on the roof", "everyday-first-ten-minutes", rule="first")
    assert "heron" not in visit(noor, noor.at("home:letter")).text


def test_it_comes_on_sunday_at_the_hour_that_was_chosen(calendar: Calendar, noor: Player) -> None:
    want(noor, clock.now(), kinds=frozenset(LETTERS), hour=18)
    calendar.later(hours=6)
    for _day in range(6):  # from Monday to Saturday
        timetable.keep(since=calendar.now - timedelta(days=1), now=calendar.now)
        calendar.later(days=1)
    assert told(noor) == []
    for _again in range(2):
        timetable.keep(since=calendar.now, now=calendar.now)
    assert told(noor) == [(Kind.LETTER, noor.at("home:letter"))]


def test_whoever_did_not_ask_gets_none(calendar: Calendar, noor: Player) -> None:
    want(noor, clock.now(), kinds=frozenset([Kind.WRITTEN]), hour=18)
    sunday(calendar)
    posting.tell_of_letters(now=calendar.now)
    assert told(noor) == []


def test_on_that_day_it_takes_the_place_of_the_question(calendar: Calendar, noor: Player) -> None:
    want(noor, clock.now(), kinds=frozenset([Kind.LETTER, Kind.QUESTION]), hour=18)
    calendar.later(hours=6)
    timetable.keep(since=calendar.now, now=calendar.now)
    calendar.later(days=6)
    timetable.keep(since=calendar.now, now=calendar.now)
    assert [kind for kind, _link in told(noor)] == [Kind.QUESTION, Kind.LETTER]


def test_the_mail_says_no_more_than_any_other(calendar: Calendar, noor: Player, mails: Mailbox) -> None:
    want(noor, clock.now(), kinds=frozenset(LETTERS), hour=18)
    sunday(calendar)
    timetable.keep(since=calendar.now, now=calendar.now)
    notice = Notice.objects.get()
    timetable.deliver(str(notice.claim))
    [mail] = mails.got
    said = mail.as_string()
    assert "There is something for you in Mandorla." in said
    assert letter(noor.member, calendar.now).lesson.title not in said


def test_somebody_without_a_space_gets_none(calendar: Calendar, noor: Player) -> None:
    want(noor, clock.now(), kinds=frozenset(LETTERS), hour=18)
    noor.post(noor.at("pairs:departure"))
    sunday(calendar)
    posting.tell_of_letters(now=calendar.now)
    assert told(noor) == []
