from typing import Any

from tests.cast import Player

from mandorla.ownership.actions import close_left_pairs
from mandorla.pairs.actions import leave
from mandorla.shared.paging import ROWS
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import Calendar
from mandorla.talks.models import Line, Talk, VoiceNote
from mandorla.talks.tests.doing import begin, says
from mandorla.talks.tests.test_voice import SAID, end_with, note, speaks, taken

PAGE = "/kept/talks/"
MINE, YOURS = "The tram stood still.", "You stood there for an hour."


def test_whoever_left_reads_what_they_said_in_talks_and_nothing_else(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    talk = begin(noor, sam)
    says(noor, talk, MINE)
    says(sam, talk, YOURS)
    says(noor, talk, "yes")
    assert MINE not in visit(noor, PAGE).text
    leave(member=noor.member, now=calendar.now)
    page = visit(noor, PAGE)
    assert MINE in page.text
    assert "Yes, that's it" in page.text
    assert "February 1, 2027" in page.text
    assert YOURS not in page.text
    assert "Nothing here" in visit(sam, PAGE).text
    assert visit(noor, "/kept/").link("From talks, yours") == PAGE


def test_they_hear_their_own_voice_and_nobody_else_does(
    noor: Player, sam: Player, rae: Player, calendar: Calendar
) -> None:
    speaks(noor, begin(noor, sam))
    leave(member=noor.member, now=calendar.now)
    player = visit(noor, PAGE).soup.select_one("audio[src]")
    assert player
    answer: Any = noor.get(str(player["src"]))
    assert b"".join(answer.streaming_content) == SAID
    assert answer.headers["Content-Type"] == "audio/ogg"
    for other in (sam, rae):
        assert other.get(str(player["src"])).status_code == 404


def test_of_a_talk_that_is_no_longer_among_ours_the_words_are_there(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    talk = begin(noor, sam)
    says(noor, talk, MINE)
    leave(member=noor.member, now=calendar.now)
    Talk.objects.update(script="gone")
    assert MINE in visit(noor, PAGE).text


def test_many_are_shown_a_page_at_a_time(noor: Player, sam: Player, calendar: Calendar) -> None:
    talk = begin(noor, sam)
    says(noor, talk, MINE)
    leave(member=noor.member, now=calendar.now)
    said = Line.objects.by(noor.person).order_by("seq").first()
    assert said
    own = said.own
    for number in range(ROWS):
        made = Talk.objects.create(
            pair=noor.pair,
            proposer=noor.person,
            script="gone",
            version=1,
            stage="over",
            snapshot={},
            plan={},
            stale_on=calendar.now.date(),
            ended_on=calendar.now.date(),
        )
        words = {**own, "value": f"Words {number}."}
        made.lines.create(pair=noor.pair, author=noor.person, seq=1, key=made.pk, own=words)
    first, second = visit(noor, PAGE).text, visit(noor, f"{PAGE}?page=2").text
    assert first.count("Words ") + second.count("Words ") == ROWS
    assert "Older" in first
    assert "Older" not in second
    assert visit(noor, f"{PAGE}?page=x").text == first
    assert not VoiceNote.objects.exists()


def test_whoever_leaves_keeps_the_recordings_of_their_own_voice(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    end_with(noor, sam, begin(noor, sam), "share", "share")
    for player in (noor, sam):
        leave(member=player.member, now=calendar.now)
    calendar.later(days=31)
    close_left_pairs(now=calendar.now)
    assert taken(noor, calendar)[f"media/{note().pk.hex}.ogg"] == SAID
    assert SAID in taken(sam, calendar).values()  # a copy, for both wanted to keep the talk
