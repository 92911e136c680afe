"""What somebody could hear of the other when they left comes along with them."""

from typing import Any

import pytest
from tests.cast import Player

from mandorla.ownership import package, settling, unpacking
from mandorla.ownership.actions import erase_account
from mandorla.ownership.models import Keepsake
from mandorla.ownership.tests.test_import import emptied
from mandorla.pairs.actions import leave
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import Calendar, calendar
from mandorla.shared.tests.sounds import ogg
from mandorla.talks.models import Stage, Talk
from mandorla.talks.tests.doing import asks, opens, place
from mandorla.talks.tests.test_voice import SAID, speaks
from mandorla.vault import files, keys, sweeping

__all__ = ["calendar"]

PAGE = "/kept/together/"
AGAIN = ogg(9, filling=90_000)


@pytest.fixture
def talk(calendar: Calendar, noor: Player, sam: Player) -> Talk:
    """Sam has said two things aloud, in two talks, and both keep them."""
    for content in (SAID, AGAIN):
        asks(sam)
        place(noor).press("Yes, let us begin")
        talk = Talk.objects.get(stage=Stage.BEGUN)
        speaks(sam, talk, content)
        opens(noor, talk).press("End the talk here")
        for player in (noor, sam):
            opens(player, talk).press("Save my choice", keeping="share")
    return talk


def heard(player: Player) -> list[Any]:
    page = visit(player, PAGE)
    return [player.get(str(one["src"])) for one in page.soup.select("audio[src]")]


def contents(answers: list[Any]) -> list[bytes]:
    return sorted(b"".join(one.streaming_content) for one in answers)


def test_whoever_leaves_goes_on_hearing_what_both_kept(
    noor: Player, sam: Player, rae: Player, talk: Talk, calendar: Calendar
) -> None:
    Keepsake.objects.create(pair=rae.pair, person=noor.person, things=[])  # of a space they left long ago
    leave(member=noor.member, now=calendar.now)
    erase_account(person=sam.person, now=calendar.now)
    keys.forget()
    found = heard(noor)
    assert sorted(int(one.headers["Content-Length"]) for one in found) == sorted(map(len, (SAID, AGAIN)))
    assert contents(found) == sorted([SAID, AGAIN])
    assert {one.headers["Content-Type"] for one in found} == {"audio/ogg"}
    address = found[0].request["PATH_INFO"]
    part: Any = noor.get(address, headers={"range": "bytes=70-79"})
    assert b"".join(part.streaming_content) in (SAID[70:80], AGAIN[70:80])
    assert rae.get(address).status_code == 404
    assert noor.get(f"{address}x").status_code == 404
    assert "None" not in visit(noor, PAGE).all(".card__title")
    words = visit(noor, PAGE).all(".said")
    assert sorted(words) == ["A recording of 65 seconds", "A recording of 9 seconds"]


def test_it_comes_back_from_what_they_took_along(
    noor: Player, sam: Player, talk: Talk, calendar: Calendar
) -> None:
    leave(member=noor.member, now=calendar.now)
    rows, found = unpacking.unpack(package.export(noor.person, calendar.now))
    assert {SAID, AGAIN} <= set(found.values())
    assert str((Keepsake.objects.get().sounds or {})["secret"]) not in found["everything.json"].decode()
    emptied()
    person = settling.settle(rows=rows, files=found, now=calendar.now)
    assert unpacking.unpack(package.export(person, calendar.now))[1] == found
    assert sorted(content for _name, content in Keepsake.objects.get().media()) == sorted([SAID, AGAIN])


def test_it_goes_with_its_account(
    noor: Player, sam: Player, talk: Talk, calendar: Calendar, django_capture_on_commit_callbacks: Any
) -> None:
    leave(member=noor.member, now=calendar.now)
    kept = Keepsake.objects.get().pk
    sweeping.sweep(now=calendar.later(days=9))
    assert files.exists(kept)
    with django_capture_on_commit_callbacks(execute=True):
        erase_account(person=noor.person, now=calendar.now)
    assert not files.exists(kept)


def test_where_the_file_is_gone_nothing_is_to_be_heard(
    noor: Player, sam: Player, talk: Talk, calendar: Calendar
) -> None:
    leave(member=noor.member, now=calendar.now)
    [address, *_] = [one.request["PATH_INFO"] for one in heard(noor)]
    files.erase(Keepsake.objects.get().pk)
    assert heard(noor) == []
    assert noor.get(address).status_code == 404
    kept = Keepsake.objects.get()
    assert list(kept.media()) == []
    assert list(kept.hear("nothing")) == []


def test_what_only_one_of_them_kept_does_not_come_along(
    noor: Player, sam: Player, talk: Talk, calendar: Calendar
) -> None:
    opens(sam, talk).press("Save my choice", keeping="mine")
    leave(member=noor.member, now=calendar.now)
    assert contents(heard(noor)) == [SAID]
