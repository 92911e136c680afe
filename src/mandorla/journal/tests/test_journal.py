import json
from base64 import b64encode
from hashlib import sha384
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from tests.architecture import tree
from tests.cast import Player

from mandorla.journal.models import Entry, Journal
from mandorla.journal.tests.doing import begin, journal_of, write
from mandorla.journal.tests.samples import KEY, lock, locks, sealed
from mandorla.shared.ids import new_opaque_id
from mandorla.shared.tests.at_once import at_once
from mandorla.shared.tests.browser import visit

STATIC = tree.CODE / "journal" / "static" / "journal"


def listed(player: Player, before: int | None = None) -> dict[str, object]:
    address = reverse("journal:entries", args=[journal_of(player).pk])
    return player.get(address, {"before": before} if before else {}).json()  # type: ignore[no-any-return]


def test_it_is_found_under_us_and_says_beforehand_what_is_lost(noor: Player) -> None:
    page = visit(noor, visit(noor, noor.at("home:us")).link("Journal For you alone, locked in your browser"))
    assert page.heading == "Journal"
    assert "If both are lost, what you wrote is lost, too." in page.text
    assert "you still have to trust what is served" in page.text
    assert "end-to-end" not in page.text.casefold()


def test_without_javascript_the_page_says_so_and_offers_nothing(noor: Player) -> None:
    soup = visit(noor, noor.at("journal:journal")).soup
    (words,) = soup.select("main noscript")
    assert "JavaScript is off in this browser" in words.text
    app = soup.select_one("journal-app")
    assert app is not None
    assert app.has_attr("hidden")
    assert [form["method"] for form in soup.select("main form")] == ["dialog"] * len(soup.select("main form"))
    assert not [
        field for field in soup.select("journal-app input, journal-app textarea") if field.get("name")
    ]


def test_the_page_runs_one_script_and_shows_its_sum(noor: Player) -> None:
    page = visit(noor, noor.at("journal:journal"))
    (script,) = page.soup.select("main ~ script[integrity]")
    served = Path(settings.STATIC_ROOT, str(script["src"]).removeprefix(settings.STATIC_URL)).read_bytes()
    parts = [(STATIC / name).read_text() for name in (STATIC / "order.txt").read_text().split()]
    assert served.decode() == "\n".join(parts)
    assert script["integrity"] == f"sha384-{b64encode(sha384(served).digest()).decode()}"
    assert str(script["integrity"]) in page.text


def test_both_locks_come_before_the_first_entry(noor: Player) -> None:
    for bad in (
        locks(lock("passphrase")),
        locks(lock("code")),
        locks(lock("passphrase", cost=1), lock("code")),
    ):
        assert begin(noor, bad).status_code == 422
    assert not Journal.objects.exists()
    assert begin(noor).status_code == 200
    assert write(noor).status_code == 200


def test_a_journal_is_locked_once_and_the_same_locks_sent_twice_are_one(noor: Player) -> None:
    first = locks()
    assert [begin(noor, first).status_code, begin(noor, first).status_code, begin(noor).status_code] == [
        200,
        200,
        409,
    ]
    assert Journal.objects.get().locks == first


def test_the_same_entry_sent_twice_is_one(noor: Player) -> None:
    begin(noor)
    number, text = new_opaque_id(), sealed()
    answers = [write(noor, number, text=text).json() for _time in range(2)]
    assert answers == [{"number": 1, "version": 1}] * 2
    assert Entry.objects.count() == 1


def test_a_change_from_an_older_version_shows_what_stands_and_overwrites_nothing(noor: Player) -> None:
    begin(noor)
    number = new_opaque_id()
    write(noor, number)
    standing = sealed(2)
    assert write(noor, number, version=1, text=standing).json()["version"] == 2
    late = write(noor.elsewhere(), number, version=1)
    assert late.status_code == 409
    assert (late.json()["sealed"], late.json()["version"]) == (standing, 2)
    assert Entry.objects.get().sealed == standing


@pytest.mark.django_db(transaction=True)
def test_two_devices_in_the_same_instant_lose_nothing(noor: Player) -> None:
    begin(noor)
    phones = [noor, noor.elsewhere()]
    for _time in range(3):
        sent = at_once(lambda: write(phones[0]), lambda: write(phones[1]))
        assert [one.status_code for one in sent] == [200, 200]
    assert sorted(Entry.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    "text", ["A day by the river", json.dumps({"text": "words"}), sealed(2), sealed(key="9" * 32)]
)
def test_what_is_not_sealed_as_it_must_be_is_not_kept(noor: Player, text: str) -> None:
    begin(noor)
    assert write(noor, text=text).status_code == 422
    assert not Entry.objects.exists()


@pytest.mark.parametrize("version", ["", "-1", "x", "9999999"])
def test_a_version_that_is_none_is_refused(noor: Player, version: str) -> None:
    begin(noor)
    address = reverse("journal:entry", args=[journal_of(noor).pk, new_opaque_id()])
    assert noor.post(address, {"sealed": sealed(), "version": version}).status_code == 422


def test_entries_come_by_tens_the_newest_first(noor: Player) -> None:
    begin(noor)
    for _entry in range(12):
        write(noor)
    first = listed(noor)
    assert [one["number"] for one in first["entries"]] == list(range(12, 2, -1))  # type: ignore[attr-defined]
    assert first["has_older"]
    rest = listed(noor, 3)
    assert ([one["number"] for one in rest["entries"]], rest["has_older"]) == ([2, 1], False)  # type: ignore[attr-defined]


def test_an_entry_is_deleted_for_good_and_twice_is_once(noor: Player) -> None:
    begin(noor)
    number = new_opaque_id()
    write(noor, number)
    address = reverse("journal:erasure", args=[journal_of(noor).pk, number])
    assert [noor.post(address).status_code for _time in range(2)] == [204, 204]
    assert not Entry.objects.exists()
    assert write(noor, number, version=1).status_code == 404


def test_new_locks_keep_the_key_and_old_ones_do_not_come_back(noor: Player) -> None:
    begin(noor)
    address = reverse("journal:locks", args=[journal_of(noor).pk])

    def change(said: dict[str, object], version: int) -> int:
        return noor.post(address, {"locks": json.dumps(said), "version": version}).status_code

    new = locks()
    assert [change(new, 1), change(new, 1), change(locks(), 1), change(locks(key="5" * 32), 2)] == [
        200,
        200,
        409,
        409,
    ]
    assert journal_of(noor).locks == new
    assert journal_of(noor).locks["key"] == KEY


def test_it_can_be_deleted_by_whoever_lost_both_and_begun_again(noor: Player) -> None:
    begin(noor)
    write(noor)
    address = reverse("journal:end", args=[journal_of(noor).pk])
    page = visit(noor, address).press("Delete it for good", word="yes")
    assert page.status == 422
    assert Entry.objects.exists()
    assert "It is deleted." in page.press("Delete it for good", word=" Erase ").text
    assert not Journal.objects.exists()
    assert not Entry.objects.exists()
    assert begin(noor).status_code == 200


def test_each_has_a_journal_of_their_own_and_neither_sees_that_of_the_other(
    noor: Player, sam: Player
) -> None:
    begin(noor)
    write(noor)
    assert "journal-locks" in str(visit(sam, sam.at("journal:journal")).soup)
    assert '<script id="journal-locks" type="application/json">{}</script>' in str(
        visit(sam, sam.at("journal:journal")).soup
    )
    assert sam.get(reverse("journal:entries", args=[journal_of(noor).pk])).status_code == 404


def test_after_leaving_it_stays_and_nothing_is_added(noor: Player) -> None:
    begin(noor)
    number = new_opaque_id()
    write(noor, number)
    journal = journal_of(noor)
    noor.post(noor.at("pairs:departure"))
    page = visit(noor, visit(noor, reverse("journal:kept")).soup.select("main .row")[0]["href"])  # type: ignore[arg-type]
    assert page.soup.select_one("journal-app[data-left]")
    assert len(noor.get(reverse("journal:entries", args=[journal.pk])).json()["entries"]) == 1
    assert noor.post(reverse("journal:entry", args=[journal.pk, new_opaque_id()]), {}).status_code == 404
    assert noor.post(reverse("journal:erasure", args=[journal.pk, number])).status_code == 204


def test_alone_one_has_a_journal_too(ada: Player) -> None:
    assert begin(ada).status_code == 200
    assert write(ada).status_code == 200
