"""Questionnaires: word for word, for oneself, and shown one result at a time."""

import hashlib
import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings
from tests.cast import Player

from mandorla.insights import actions
from mandorla.insights.logic import pulse
from mandorla.insights.logic.pulse import due
from mandorla.insights.models import Pulse
from mandorla.insights.questionnaires import questionnaires
from mandorla.insights.tests.doing import opens, pages_of
from mandorla.live.tests.wire import Wire
from mandorla.pairs.models import Kind, Pair
from mandorla.shared import clock
from mandorla.shared.tests.browser import Page

DAY = date(2026, 5, 1)


def answers(player: Player, form: str = "closeness", **ticked: Any) -> Page:
    return opens(player, "pulse", questionnaire=form).press("Done", **ticked)


def all_of(form: str, place: int) -> dict[str, Any]:
    return {f"item{n}": str(place) for n in range(len(questionnaires()[form].items))}


@pytest.mark.parametrize(
    ("form", "digest"),
    [
        ("csi4", "623ff2304be7aa8c90c9d4a53f88413a48c3d7c6bf6d1d68a11608394dae73cf"),
        ("csi16", "aacbcb83d699b71c69ebbc5ece0e28268083473c64ef47051bda08a16e14e5df"),
    ],
)
def test_the_words_of_the_csi_are_the_authors_and_stay_so(form: str, digest: str) -> None:
    asked = questionnaires()[form]
    words = [
        [item.lead, item.text, item.opposite, [[answer.label, answer.value] for answer in item.answers]]
        for item in asked.items
    ]
    assert hashlib.sha256(json.dumps(words).encode()).hexdigest() == digest
    assert "Funk" in asked.credit


def test_totals_run_as_far_as_the_forms_do() -> None:
    forms = questionnaires()
    assert {name: form.most for name, form in forms.items()} == {"csi4": 21, "csi16": 81, "closeness": 24}
    assert forms["csi16"].total([0] * 16) == 5 + 4 * 5  # four poles and one frequency begin with their best


@given(st.lists(st.one_of(st.none(), st.integers(0, 4)), min_size=6, max_size=6))
def test_a_missed_item_gives_no_total(ticked: list[int | None]) -> None:
    form = questionnaires()["closeness"]
    total = form.total(ticked)
    assert (total is None) == (None in ticked)
    assert total is None or total == sum(place for place in ticked if place is not None)
    assert form.total(ticked[:-1]) is None


def test_what_is_due_when() -> None:
    assert due({}, DAY, has_csi=False) == "closeness"
    assert due({"closeness": [DAY - timedelta(days=29)]}, DAY, has_csi=False) is None
    assert due({"closeness": [DAY - timedelta(days=30)]}, DAY, has_csi=False) == "closeness"
    assert due({}, DAY, has_csi=True) == "csi4"
    assert due({"csi4": [DAY - timedelta(days=95), DAY - timedelta(days=31)]}, DAY, has_csi=True) == "csi16"
    assert due({"csi4": [DAY - timedelta(days=31)]}, DAY, has_csi=True) == "csi4"
    assert due({"csi16": [DAY - timedelta(days=40)], "csi4": []}, DAY, has_csi=True) == "csi4"
    assert due({"csi16": [DAY]}, DAY, has_csi=True) is None


def test_only_a_change_beyond_the_form_s_error_is_one() -> None:
    form = questionnaires()["csi4"]
    changes = [pulse.compared(form, 12, after) for after in (12, 14, 15, 9)]
    assert [one.is_reliable for one in changes if one] == [False, False, True, True]
    assert pulse.compared(form, None, 12) is None
    assert pulse.is_low(form, 13)
    assert not pulse.is_low(form, 14)
    assert not pulse.is_low(questionnaires()["closeness"], 0)


def test_six_questions_of_our_own_are_asked_unless_the_host_confirmed_the_terms_and_they_are_partners(
    noor: Player, settings: Settings
) -> None:
    assert opens(noor, "pulse", questionnaire="closeness").status == 200
    assert opens(noor, "pulse", questionnaire="csi4").status == 404
    settings.MANDORLA_CSI = True
    assert opens(noor, "pulse", questionnaire="closeness").status == 404
    page = opens(noor, "pulse", questionnaire="csi4")
    assert "Funk" in page.text
    assert "I have a warm and comfortable relationship with my partner" in page.text
    Pair.objects.update(kind=Kind.FRIENDS)
    assert opens(noor, "pulse", questionnaire="csi16").status == 404
    assert opens(noor, "pulse", questionnaire="everything").status == 404


def test_answers_stay_one_s_own_and_one_result_is_shown_by_one_act(
    noor: Player, sam: Player, wire: Wire
) -> None:
    before = pages_of(sam)
    assert wire.during(lambda: answers(noor, **all_of("closeness", 3))) == []
    assert pages_of(sam) == before
    mine = opens(noor, "pulses")
    assert "18 of 24, give or take 4." in mine.text
    assert "within the last month" in mine.text
    assert wire.during(lambda: mine.press("Show Sam this result")) == [(sam.member.channel, "insights")]
    theirs = opens(sam, "pulses")
    assert "Noor shows you this result" in theirs.text
    assert "18 of 24, give or take 4." in theirs.text
    assert Pulse.objects.get().shown == {"total": 18}
    opens(noor, "pulses").press("Take it back")
    assert pages_of(sam) == before


@pytest.mark.parametrize(("address", "verb"), [("showing", "show"), ("taking_back", "take_back")])
def test_a_result_that_is_erased_in_that_instant_is_not_there_any_more(
    noor: Player, monkeypatch: pytest.MonkeyPatch, address: str, verb: str
) -> None:
    answers(noor, **all_of("closeness", 3))
    row, go_on = Pulse.objects.get(), getattr(actions, verb)

    def after_all(**asked: Any) -> None:
        actions.erase(member=noor.member, pulse=row)
        go_on(**asked)

    monkeypatch.setattr(actions, verb, after_all)
    assert noor.post(noor.at(f"insights:{address}", pulse=row.pk)).status_code == 404
    assert not Pulse.objects.exists()


def test_answering_again_that_day_counts_in_its_place_and_is_shown_no_longer(
    noor: Player, sam: Player
) -> None:
    answers(noor, **all_of("closeness", 3))
    opens(noor, "pulses").press("Show Sam this result")
    answers(noor, **all_of("closeness", 2))
    assert "12 of 24" in opens(noor, "pulses").text
    assert "of 24" not in opens(sam, "pulses").text
    assert Pulse.objects.count() == 1
    opens(noor, "pulses").press("Delete for good")
    assert Pulse.objects.count() == 0


def answered(player: Player, place: int, days_ago: int) -> None:
    """The six questions, all answered alike some days ago."""
    day = clock.day_of(clock.now(), player.person.zone) - timedelta(days=days_ago)
    row = {"pair": player.pair, "person": player.person, "form": "closeness"}
    Pulse.objects.create(**row, day=day, ticked=[place] * 6)


def test_a_result_beside_one_s_own_last_one(noor: Player, sam: Player) -> None:
    for place, days_ago in ((4, 90), (3, 60), (0, 30)):
        answered(noor, place, days_ago)
    answered(sam, 1, 40)
    lower, same, first = opens(noor, "pulses").all(".card--mine")
    assert "Lower than last time" in lower
    assert "the form's own error would explain the difference" in same
    assert "last time" not in first


def test_a_question_left_out_gives_no_total_and_nothing_to_show(noor: Player) -> None:
    page = answers(noor, **{**all_of("closeness", 3), "item2": None})
    assert "A question was left out, so there is no total." in page.text
    assert not page.has_button("Show Sam this result")
    noor.post(noor.at("insights:showing", pulse=Pulse.objects.get().pk))
    assert Pulse.objects.get().shown is None


def test_nothing_ticked_and_answers_that_are_none_change_nothing(noor: Player) -> None:
    page = answers(noor)
    assert (page.status, "Nothing is ticked yet." in page.text) == (422, True)
    for bad in ("9", "-1", "x" * 5000, "\u202e"):
        form = {**all_of("closeness", 3), "item1": bad}
        assert noor.post(noor.at("insights:pulse", questionnaire="closeness"), form).status_code == 422
    assert Pulse.objects.count() == 0


def test_a_low_result_offers_help_to_oneself_alone(noor: Player, sam: Player, settings: Settings) -> None:
    settings.MANDORLA_CSI = True
    before = pages_of(sam)
    answers(noor, "csi4", **all_of("csi4", 1))
    page = opens(noor, "pulses")
    assert "Somebody to talk to can help" in page.text
    assert page.link("Help")
    assert pages_of(sam) == before
    opens(noor, "pulses").press("Show Sam this result")
    assert "Somebody to talk to" not in opens(sam, "pulses").text


def test_a_year_of_results_is_read_page_by_page(noor: Player) -> None:
    for month in range(9):
        answered(noor, 2, 31 * month)
    assert len(opens(noor, "pulses").all(".card-list .card")) == 8
    assert len(opens(noor, "pulses", "?page=2").all(".card-list .card")) == 1
    assert opens(noor, "pulses", "?page=elephant").status == 200


def test_alone_results_are_one_s_own(ada: Player) -> None:
    page = answers(ada, **all_of("closeness", 3))
    assert "18 of 24" in page.text
    assert "Show" not in " ".join(page.all("button"))
