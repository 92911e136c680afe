import io
import json
import logging
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import Player

from mandorla.ownership.package import export
from mandorla.pairs.models import Place
from mandorla.shared.ids import new_form_id
from mandorla.shared.sound import Recording
from mandorla.shared.tests.browser import Page
from mandorla.shared.tests.calendar import Calendar
from mandorla.shared.tests.sounds import mp4, ogg, webm
from mandorla.talks import log, voice
from mandorla.talks.models import Line, Talk, VoiceNote
from mandorla.talks.scripts import scripts
from mandorla.talks.tests.doing import arrive, begin, opens, says
from mandorla.vault import files, keys, sweeping

SAID = ogg(65, filling=150_000)


def upload(content: bytes = SAID) -> SimpleUploadedFile:
    return SimpleUploadedFile("whatever.exe", content, "text/html")


def speaks(player: Player, talk: Talk, content: bytes = SAID) -> Page:
    return opens(player, talk).press("Say it", sound=upload(content))


def player_of(page: Page) -> str:
    found = page.soup.select_one("audio[src]")
    assert found, page.text
    return str(found["src"])


def hears(player: Player, address: str, **headers: str) -> Any:
    return player.get(address, headers=headers)


def note() -> VoiceNote:
    return VoiceNote.objects.select_related("talk", "author").get()


@pytest.fixture
def talk(noor: Player, sam: Player) -> Talk:
    return begin(noor, sam)


@pytest.mark.parametrize(
    ("content", "kind"), [(SAID, "audio/ogg"), (webm(9), "audio/webm"), (mp4(9, is_stream=True), "audio/mp4")]
)
def test_a_step_can_be_said_aloud_and_the_other_hears_it(
    noor: Player, sam: Player, talk: Talk, content: bytes, kind: str
) -> None:
    assert speaks(noor, talk, content).status == 200
    page = opens(sam, talk)
    assert page.has_button("Say it")
    answer = hears(sam, player_of(page))
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == content
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    talk.refresh_from_db()
    assert log.fold(talk, scripts()[talk.script]) == talk.state


def test_a_player_may_ask_for_a_part(noor: Player, sam: Player, talk: Talk) -> None:
    address = player_of(speaks(noor, talk) and opens(sam, talk))
    end = len(SAID)
    for asked, start, stop in (
        ("bytes=0-", 0, end),
        ("bytes=70000-70009", 70_000, 70_010),
        ("bytes=-500", end - 500, end),
        (f"bytes=10-{end * 9}", 10, end),
    ):
        answer = hears(sam, address, range=asked)
        assert b"".join(answer.streaming_content) == SAID[start:stop], asked
        if (start, stop) != (0, end):
            assert answer.status_code == 206
            assert answer.headers["Content-Range"] == f"bytes {start}-{stop - 1}/{end}"
        assert answer.headers["Content-Length"] == str(stop - start)
    assert hears(sam, address, range=f"bytes={end}-").status_code == 416
    assert hears(sam, address, range="bytes=9-2").status_code == 416
    assert hears(sam, address, range="bytes=0-1,5-6").status_code == 200


def test_nobody_else_hears_it(noor: Player, sam: Player, ines: Player, rae: Player, talk: Talk) -> None:
    address = player_of(speaks(noor, talk) and opens(sam, talk))
    assert ines.get(address).status_code == 404
    assert rae.get(address).status_code == 404
    assert ines.get(ines.at("talks:voice", talk=talk.pk, note=note().pk)).status_code == 404


def test_what_waits_for_the_others_entry_waits_with_its_recording(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    talk = begin(noor, sam, "opening-up")
    arrive(noor, sam, talk, calendar)
    for player in (noor, sam, sam, noor):
        says(player, talk, "a")
    for player in (noor, sam):
        says(player, talk, "no")
    speaks(noor, talk)
    address = sam.at("talks:voice", talk=talk.pk, note=note().pk)
    assert not opens(sam, talk).all("audio[src]")
    assert sam.get(address).status_code == 404
    assert noor.get(address).status_code == 200
    says(sam, talk, "That you sang")
    assert sam.get(address).status_code == 200


def end_with(noor: Player, sam: Player, talk: Talk, *wishes: str) -> str:
    """Noor has said one thing aloud; the talk ends, and each says what becomes of their words."""
    address = player_of(speaks(noor, talk) and opens(sam, talk))
    opens(sam, talk).press("End the talk here")
    for player, wish in zip((noor, sam), wishes, strict=False):
        opens(player, talk).press("Save my choice", keeping=wish)
    return address


def test_when_it_ends_each_has_their_own_until_both_want_to_keep_it(
    noor: Player, sam: Player, talk: Talk
) -> None:
    address = end_with(noor, sam, talk)
    assert (noor.get(address).status_code, sam.get(address).status_code) == (200, 404)
    assert "<audio" in opens(noor, talk).html
    for player in (noor, sam):
        opens(player, talk).press("Save my choice", keeping="share")
    assert sam.get(address).status_code == 200
    assert "<audio" in opens(sam, talk).html
    opens(noor, talk).press("Save my choice", keeping="mine")
    assert (noor.get(address).status_code, sam.get(address).status_code) == (200, 404)


def test_discarding_ones_words_deletes_the_recording(
    noor: Player, sam: Player, talk: Talk, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        address = end_with(noor, sam, talk, "share", "discard")
    kept = note()
    with django_capture_on_commit_callbacks(execute=True):
        opens(noor, talk).press("Save my choice", keeping="discard")
    assert noor.get(address).status_code == 404
    assert not VoiceNote.objects.exists()
    assert not files.exists(kept.pk)


def test_a_talk_that_has_lapsed_closes_it_before_the_clock_comes_round(
    noor: Player, sam: Player, talk: Talk, calendar: Calendar
) -> None:
    address = player_of(speaks(noor, talk) and opens(sam, talk))
    calendar.later(days=15)
    assert (noor.get(address).status_code, sam.get(address).status_code) == (200, 404)


def test_with_the_key_it_is_gone(noor: Player, sam: Player, talk: Talk) -> None:
    speaks(noor, talk)
    assert b"OggS" not in files.path_of(note().pk).read_bytes()
    told = dict(note().own)
    keys.destroy(noor.person.pk)
    row = VoiceNote.objects.get()
    keys.forget()
    assert b"OggS" in b"".join(row.heard(told))  # whoever still had the key of the file; nobody has
    assert bytes.fromhex(told["secret"]) not in files.path_of(row.pk).read_bytes()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html><script>alert(1)</script>", "That is no recording we can play."),
        (ogg(186), "That is longer than three minutes."),
        (ogg(10, filling=voice.MOST_BYTES), "That is more than fits."),
        (b"", "The submitted file is empty."),
    ],
)
def test_what_is_no_short_recording_is_refused(noor: Player, talk: Talk, content: bytes, said: str) -> None:
    page = opens(noor, talk).press("Say it", sound=upload(content), value="")
    assert page.status == 422
    assert said in page.text
    assert not VoiceNote.objects.exists()
    assert not Line.objects.exists()


def test_neither_words_nor_a_recording_is_refused(noor: Player, talk: Talk) -> None:
    page = opens(noor, talk).press("Say it", value=" ")
    assert page.status == 422
    assert "There are no words here yet." in page.text


def test_out_of_turn_nothing_is_kept(noor: Player, sam: Player, talk: Talk) -> None:
    form = {"visit": "1", "sound": upload(), "operation": str(new_form_id())}
    assert sam.post(sam.at("talks:answer", talk=talk.pk), form).status_code == 422
    assert not VoiceNote.objects.exists()


def test_sent_twice_it_is_said_once(noor: Player, talk: Talk) -> None:
    address, fields = opens(noor, talk).form("Say it")
    for _ in range(2):
        assert noor.post(address, {**fields, "sound": upload()}).status_code == 303
    assert VoiceNote.objects.count() == 1
    assert Line.objects.count() == 1


def test_it_is_offered_apart_and_not_where_people_sit_together(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam, manner="spoken")
    assert "Record it instead" not in opens(noor, talk).text
    noor.pair.place = Place.APART
    noor.pair.save(update_fields=["place"])
    assert "Record it instead" in opens(noor, talk).text
    assert "Record it instead" not in opens(sam, talk).text
    opens(noor, talk).press("End the talk here")
    Talk.objects.all().delete()
    talk = begin(noor, sam, mode="one")
    form = {"visit": "1", "sound": upload(), "operation": str(new_form_id())}
    assert "Record it instead" not in opens(noor, talk).text
    assert noor.post(noor.at("talks:answer", talk=talk.pk), form).status_code == 422


def test_only_the_pages_of_a_talk_may_ask_for_the_microphone(noor: Player, talk: Talk) -> None:
    own, today = noor.get(noor.at("talks:talk", talk=talk.pk)), noor.get(noor.at("talks:talks"))
    assert "microphone=(self)" in own.headers["Permissions-Policy"]
    assert "media-src 'self' blob:" in own.headers["Content-Security-Policy"]
    assert "microphone=()" in today.headers["Permissions-Policy"]
    assert "media-src" not in today.headers["Content-Security-Policy"]


def test_nothing_of_it_is_logged(noor: Player, talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="mandorla"):
        assert speaks(noor, talk).status == 200
        assert noor.get(noor.at("talks:voice", talk=talk.pk, note=note().pk)).status_code == 200
    assert caplog.records == []


def taken(player: Player, calendar: Calendar) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(export(player.person, calendar.now))) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_whoever_takes_everything_along_takes_the_recordings_they_may_hear(
    noor: Player, sam: Player, talk: Talk, calendar: Calendar
) -> None:
    end_with(noor, sam, talk)
    mine, theirs = taken(noor, calendar), taken(sam, calendar)
    name = f"media/{note().pk.hex}.ogg"
    assert mine[name] == SAID
    rows = json.loads(mine["everything.json"])["rows"]["talks.Line"]
    assert {"note": note().pk.hex, "seconds": 65} in [row["own"]["value"] for row in rows]
    assert name in mine["sha256sums.txt"].decode()
    assert note().own["secret"] not in mine["everything.json"].decode()
    assert name not in theirs
    for player in (noor, sam):
        opens(player, talk).press("Save my choice", keeping="share")
    assert SAID in taken(sam, calendar).values()


def test_the_clock_sweeps_what_no_row_has_and_leaves_the_rest(
    noor: Player, talk: Talk, calendar: Calendar
) -> None:
    speaks(noor, talk)
    sweeping.sweep(now=calendar.later(days=9))
    assert files.exists(note().pk)
    kept = note().pk
    Talk.objects.all().delete()
    sweeping.sweep(now=calendar.now)
    assert not files.exists(kept)


def test_where_the_recording_is_gone_its_entry_says_so(noor: Player, sam: Player, talk: Talk) -> None:
    address = player_of(speaks(noor, talk) and opens(sam, talk))
    files.erase(note().pk)
    page = opens(sam, talk)
    assert "This was said aloud. The recording is no longer here." in page.text
    assert not page.all("audio[src]")
    assert sam.get(address).status_code == 404


def test_an_entry_says_how_long_it_is(noor: Player, sam: Player, talk: Talk) -> None:
    speaks(noor, talk)
    assert "1:05" in opens(sam, talk).text
    made, entry = voice.prepare(talk, noor.member, voice.Sound(Recording("audio/ogg", 4.6), b""))
    assert (entry.note, entry.seconds) == (made.pk.hex, 5)
