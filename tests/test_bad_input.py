"""Whatever is typed into any form of the daily rooms: refused and kept, or kept as it was meant; and never twice."""

from typing import Any

import pytest
from django.apps import apps

from mandorla.appreciation.models import Appreciation
from mandorla.asks.models import GoodNews
from mandorla.promises.models import Promise
from mandorla.shared.tests.browser import Page, send, visit
from mandorla.shared.tests.calendar import calendar as calendar  # noqa: PLC0414 - a fixture
from tests.cast import Player
from tests.rooms import brought
from tests.writing import Said, Writing

FAR_TOO_LONG = "o" * 20_000
# What comes of it, where it is not as it was typed: control characters are no words of any script.
ODD = {
    "a\x00b\x07c\x1b": "abc",
    "🫶🏽 🏳️‍🌈": "🫶🏽 🏳️‍🌈",
    "שלום \u202eמחר\u202c مرحبا": "שלום \u202eמחר\u202c مرحبا",
    "<b>bold</b> & 'quotes'": "<b>bold</b> & 'quotes'",
}
NOT_COUNTED = {"people.Operation", "drafts.Draft", "notices.Notice", "people.Device"}
WRITINGS: dict[str, Writing] = {name: one for found in brought("WRITINGS") for name, one in found.items()}
TEXTS = [(name, text) for name, one in WRITINGS.items() for text in one.texts]
each_writing = pytest.mark.parametrize("name", WRITINGS)
each_text = pytest.mark.parametrize(("name", "text"), TEXTS)
# What no calendar, clock or list has: the page, the button, and what is sent.
IMPOSSIBLE: dict[str, tuple[str, str, Said]] = {
    "a check-in of tomorrow": ("checkins:checkin", "Done", {"day": "2027-02-02", "note": "early"}),
    "a check-in on no day": ("checkins:checkin", "Done", {"day": "2027-02-30", "note": "odd"}),
    "a need nobody knows": ("checkins:checkin", "Done", {"need": "money", "note": "odd"}),
    "a habit at no time of day": ("checkins:habits", "Propose it", {"act": "A walk", "hour": "25"}),
    "a plan at no hour": ("appreciation:plan", "Keep this", {"moment": "a", "act": "b", "hour": "24"}),
    "a time that ends before it starts": ("moments:windows", "Propose it", {"days": ["1"], "minutes": "-60"}),
    "a time of no clock": ("moments:windows", "Propose it", {"days": ["1"], "starts": "24:61"}),
    "a time that is over": ("moments:windows", "Propose it", {"on": "2027-01-31", "minutes": "60"}),
    "a list nobody knows": ("pairs:agreement", "Propose it", {"text": "Sundays", "section": "theirs"}),
    "a day to look again that is over": ("pairs:agreement", "Propose this day", {"day": "2027-01-31"}),
    "a promise for yesterday": ("promises:new", "Promise it", {"will": "text", "due_on": "2027-01-31"}),
    "a promise on no day": ("promises:new", "Promise it", {"will": "text", "due_on": "2027-02-29"}),
    "an unknown act": ("affection:marks", "Keep these", {"hug-before-shoes": "adore"}),
}
# Changing what stands: the words first said, the page to change them, its button and its field.
CHANGES: dict[str, tuple[str, Said, str, str, str]] = {
    "a check-in": ("a check-in", {"note": "first"}, "checkins:checkin", "Done", "note"),
    "thanks": ("thanks", {}, "appreciation:wording", "Keep this", "what"),
    "good news": ("good news", {}, "asks:wording", "Done", "text"),
    "a promise": ("a promise", {}, "promises:wordings", "Say it this way", "will"),
}


THINGS: dict[str, dict[str, Any]] = {
    "appreciation:wording": {"appreciation": Appreciation},
    "asks:wording": {"news": GoodNews},
    "promises:wordings": {"promise": Promise},
}


def rows() -> dict[str, int]:
    """How many rows there are of everything that people make."""
    ours = (model for model in apps.get_models() if model.__module__.startswith("mandorla."))
    return {m._meta.label: m.objects.count() for m in ours if m._meta.label not in NOT_COUNTED}  # type: ignore[attr-defined]


def write(player: Player, name: str, **said: Any) -> Page:
    form = WRITINGS[name]
    address, fields = visit(player, player.at(form.page)).form(form.button)
    return send(player, address, {**fields, **form.said, **said})


@each_text
def test_what_is_too_long_is_refused_and_all_of_it_is_kept(
    name: str, text: str, noor: Player, sam: Player
) -> None:
    before = rows()
    page = write(noor, name, **{text: FAR_TOO_LONG})
    assert page.status == 422
    assert "more than fits." in page.text
    assert page.value(text) == FAR_TOO_LONG
    for other, said in WRITINGS[name].said.items():
        assert page.value(other) == (FAR_TOO_LONG if other == text else said)
    assert rows() == before


@pytest.mark.parametrize("odd", ODD, ids=["control", "emoji", "right to left", "markup"])
@each_text
def test_any_script_is_kept_as_it_was_meant(
    name: str, text: str, odd: str, noor: Player, sam: Player
) -> None:
    before = rows()
    page = write(noor, name, **{text: odd, "is_meant": "on"})
    assert page.status == 200
    assert rows() != before
    said = {value for model in apps.get_models() for value in words_of(model)}
    assert any(ODD[odd] in one for one in said)


def words_of(model: Any) -> list[str]:
    """Everything readable in the encrypted fields of the rows of a model."""
    secret = [one.name for one in model._meta.concrete_fields if hasattr(one, "owner")]
    return [repr_of(getattr(row, name)) for name in secret for row in model.objects.all()]


def repr_of(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(map(repr_of, value.values()))
    return value if isinstance(value, str) else ""


@each_writing
def test_a_form_that_comes_twice_changes_things_once(name: str, noor: Player, sam: Player) -> None:
    form = WRITINGS[name]
    address, fields = visit(noor, noor.at(form.page)).form(form.button)
    typed = {**fields, **form.said}
    pages = [send(noor, address, typed)]
    after = rows()
    pages += [send(noor, address, typed) for _again in range(2)]
    assert [page.status for page in pages] == [200] * 3
    assert len({page.address for page in pages}) == 1
    assert rows() == after


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_what_cannot_be_is_refused_and_the_rest_is_kept(name: str, noor: Player, sam: Player) -> None:
    place, button, said = IMPOSSIBLE[name]
    before = rows()
    address, fields = visit(noor, noor.at(place)).form(button)
    page = send(noor, address, {**fields, **said})
    assert page.status == 422
    assert page.all('.error-summary li, [role="alert"] li')
    for words in {"note", "act", "moment", "text", "will"} & said.keys():
        assert page.value(words) == said[words]
    assert rows() == before


def test_a_time_that_does_not_exist_that_night_moves_and_says_so(noor: Player, sam: Player) -> None:
    address, fields = visit(noor, noor.at("moments:windows")).form("Propose it")
    page = send(noor, address, {**fields, "on": "2027-03-28", "starts": "02:30"})
    assert "The clocks leave that time out on this day, so it begins at 3:00 AM." in page.text


@pytest.mark.parametrize("name", CHANGES)
def test_words_from_a_page_that_is_out_of_date_overwrite_nothing(
    name: str, noor: Player, sam: Player
) -> None:
    made, said, place, button, text = CHANGES[name]
    write(noor, made, **said)
    parts = {part: model.objects.get().pk for part, model in THINGS.get(place, {}).items()}
    address, fields = visit(noor, noor.at(place, **parts)).form(button)
    send(noor, address, {**visit(noor, address).form(button)[1], text: "said on another page"})
    before = rows()
    page = send(noor, address, {**fields, text: "said on the old page"})
    assert page.status == 422
    assert page.value(text) == "said on the old page"
    assert visit(noor, address).value(text) == "said on another page"
    assert rows() == before
