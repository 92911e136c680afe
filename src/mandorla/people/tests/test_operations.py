import uuid
from typing import Any

import pytest
from django.test import Client
from tests.cast import Player

from mandorla.pairs.models import Pair
from mandorla.people import operations
from mandorla.people.models import Operation, Person
from mandorla.shared.tests.at_once import at_once
from mandorla.shared.tests.browser import visit

NEW = "/pairs/new/"
A_PAIR = {"kind": "friends", "place": "together"}


def test_the_same_form_twice_has_one_effect_and_one_result(ada: Player) -> None:
    form = A_PAIR | {"operation": str(uuid.uuid4())}
    first, second = (ada.post(NEW, form) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.headers["Location"] == second.headers["Location"]
    assert Pair.objects.filter(members__person=ada.person).count() == 2


def test_two_forms_have_two_effects(ada: Player) -> None:
    for _ in range(2):
        ada.post(NEW, A_PAIR | {"operation": str(uuid.uuid4())})
    assert Pair.objects.filter(members__person=ada.person).count() == 3


def test_every_form_shown_carries_an_identifier_of_its_own(ada: Player) -> None:
    shown = {str(visit(ada, NEW).value("operation")) for _ in range(3)}
    assert len(shown) == 3
    assert all(uuid.UUID(one).version == 4 for one in shown)


def test_a_refused_form_can_be_sent_again_corrected(ada: Player) -> None:
    page = visit(ada, NEW).press("Begin", kind="strangers")
    assert page.status == 422
    assert not Operation.objects.exists()
    assert page.press("Begin", kind="siblings").status == 200
    assert Pair.objects.filter(kind="siblings").count() == 1


def test_the_same_identifier_from_somebody_else_is_another_form(ada: Player, rae: Player) -> None:
    form = A_PAIR | {"operation": str(uuid.uuid4())}
    first, second = ada.post(NEW, form), rae.post(NEW, form)
    assert first.headers["Location"] != second.headers["Location"]
    assert Operation.objects.count() == 2


@pytest.mark.parametrize("form_id", [None, "", "not-a-uuid"])
def test_a_form_without_an_identifier_is_simply_carried_out(ada: Player, form_id: str | None) -> None:
    form = A_PAIR | ({} if form_id is None else {"operation": form_id})
    assert ada.post(NEW, form).status_code == 303
    assert not Operation.objects.exists()


def test_what_is_remembered_of_a_form_tells_no_hour_and_no_words(ada: Player) -> None:
    ada.post(NEW, A_PAIR | {"operation": str(uuid.uuid4())})
    row = Operation.objects.get()
    assert row.kind == "pairs:new"
    assert set(row.__dict__) - {"_state"} == {"id", "person_id", "uuid", "kind", "result", "made_on"}


@pytest.mark.django_db(transaction=True)
def test_the_same_form_in_the_same_instant_has_one_effect(ada: Player) -> None:
    form = A_PAIR | {"operation": str(uuid.uuid4())}
    twin = _same_browser(ada)
    answers = at_once(lambda: ada.post(NEW, form), lambda: twin.post(NEW, form))
    assert [answer.status_code for answer in answers] == [303, 303]
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert Pair.objects.filter(members__person=ada.person).count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_change_that_fails_half_way_is_not_remembered(ada: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    form = {"display_name": "Adah", "hue": "3", "time_zone": "UTC", "language": "en"}
    form["operation"] = str(uuid.uuid4())

    def fail(*args: Any, **options: Any) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(operations, "insert", fail)
        ada.raise_request_exception = False
        assert ada.post("/me/", form).status_code == 500
    assert Person.objects.get(pk=ada.person.pk).display_name == "Ada"
    assert ada.post("/me/", form).status_code == 303
    assert Person.objects.get(pk=ada.person.pk).display_name == "Adah"


def _same_browser(player: Player) -> Client:
    twin = Client()
    twin.cookies["session"] = player.cookies["session"].value
    return twin
