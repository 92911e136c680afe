import io
import json
import zipfile
from hashlib import sha256
from typing import Any

import pyrage
import pytest
from django.apps import apps
from tests.access.sessions import confirm
from tests.cast import Player

from mandorla.asks.models import GoodNews
from mandorla.ownership import package
from mandorla.ownership.gathering import gather
from mandorla.prompts.tests.doing import LIGHT, LIGHT_TOO, sends
from mandorla.shared import clock
from mandorla.shared.tests.browser import visit

PAGE = "/me/export/"
WORDS = "seven quiet herons by the river"


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return {name: found.read(name) for name in found.namelist()}


def taken(player: Player, **form: str) -> dict[str, bytes]:
    confirm(player)
    answer = player.post(PAGE, form)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == 'attachment; filename="everything.zip"'
    return unpacked(answer.content)


def rows_of(player: Player) -> dict[str, list[dict[str, Any]]]:
    return json.loads(taken(player)["everything.json"])["rows"]  # type: ignore[no-any-return]


def test_the_page_is_found_under_me_and_asks_who_one_is(noor: Player) -> None:
    assert visit(noor, "/me/").link("Take everything with you One file, at any time") == PAGE
    assert noor.get(PAGE).headers["Location"].startswith("/account/confirm/")


def test_what_one_wrote_and_what_is_open_is_in_it(noor: Player, sam: Player) -> None:
    sends(noor, "The kettle", LIGHT)
    sends(sam, "The stairs", LIGHT)
    files = taken(noor)
    answers = json.loads(files["everything.json"])["rows"]["prompts.Answer"]
    assert [one.get("text", one["opened_text"]) for one in answers] == ["The kettle", "The stairs"]
    assert "text" not in answers[1]
    for words in ("The kettle", "The stairs"):
        assert words in files["book.md"].decode()


def test_what_the_other_has_not_opened_is_not_in_it_nor_that_it_exists(noor: Player, sam: Player) -> None:
    before = taken(noor)
    sends(sam, "Sealed words", LIGHT)
    sends(sam, "Kept words", LIGHT_TOO, rule="keep")
    sam.post(sam.at("checkins:checkin"), {"note": "For myself"})
    assert taken(noor) == before


def test_what_was_taken_back_is_gone_from_it(noor: Player, sam: Player) -> None:
    sends(sam, "First words", LIGHT, rule="first")
    assert "prompts.Answer" in rows_of(noor)
    theirs = gather(sam.person, clock.now())
    assert any("First words" in str(one.row) for one in theirs)
    sam.post(sam.at("prompts:taking_back", answer=apps.get_model("prompts.Answer").objects.get().pk))
    assert "First words" not in str(rows_of(noor))


def test_whoever_left_takes_what_they_wrote(kit: Player) -> None:
    assert rows_of(kit)["people.Person"][0]["display_name"] == "Kit"


def test_sums_say_that_nothing_was_changed(noor: Player) -> None:
    files = taken(noor)
    lines = files.pop("sha256sums.txt").decode().splitlines()
    sums = {name: found for found, name in (line.split("  ") for line in lines)}
    assert sums == {name: sha256(content).hexdigest() for name, content in files.items()}


def test_a_passphrase_locks_it_as_age_does(noor: Player) -> None:
    confirm(noor)
    answer = noor.post(PAGE, {"passphrase": WORDS})
    assert "everything.zip.age" in answer.headers["Content-Disposition"]
    assert b"Noor" not in answer.content
    assert "book.md" in unpacked(pyrage.passphrase.decrypt(answer.content, WORDS))
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(answer.content, "other words than those")


def test_a_short_passphrase_is_refused(noor: Player) -> None:
    confirm(noor)
    answer = noor.post(PAGE, {"passphrase": "short"})
    assert answer.status_code == 422
    assert "at least 12 characters" in answer.content.decode()


def test_no_row_tells_when_it_was_made_and_every_reference_leads_somewhere(noor: Player, sam: Player) -> None:
    sends(noor, "The kettle", LIGHT)
    sends(sam, "The stairs", LIGHT)
    rows = rows_of(noor)
    numbers = {row["id"] for found in rows.values() for row in found}
    assert str(noor.pair.pk) not in str(rows)
    assert all(row["exchange"] in numbers and row["pair"] in numbers for row in rows["prompts.Answer"])


def test_the_same_content_makes_the_same_bytes(noor: Player) -> None:
    now = clock.now()
    assert package.export(noor.person, now) == package.export(noor.person, now)


def test_how_it_felt_to_tell_and_what_one_does_not_like_go_with_their_author_alone(
    noor: Player, sam: Player
) -> None:
    before = taken(sam)
    noor.post(noor.at("affection:marks"), {"hug-before-shoes": "no"})
    noor.post(noor.at("asks:good_news"), {"text": "For myself", "is_kept": "1"})
    assert taken(sam) == before
    noor.post(noor.at("asks:good_news"), {"text": "They moved my shift"})
    news = GoodNews.objects.get(shared_text__isnull=False)
    noor.post(noor.at("asks:rating", news=news.pk), {"felt": "not_this_time"})
    (told,) = rows_of(sam)["asks.GoodNews"]
    assert told["shared_text"] == "They moved my shift"
    assert not {"text", "felt"} & told.keys()
    mine = rows_of(noor)
    assert "not_this_time" in {row["felt"] for row in mine["asks.GoodNews"]}
    assert mine["affection.Preference"][0]["marks"] == {"hug-before-shoes": "no"}
