import pytest
from django.db import DatabaseError, connection, transaction
from tests.cast import Player

from mandorla.pairs.models import AgreementEntry
from mandorla.pairs.models.agreement import HistoryStands
from mandorla.pairs.tests.test_agreement import OURS, agreed, opens  # noqa: F401 - a fixture
from mandorla.shared.tests.browser import Page, send, visit
from mandorla.shared.tests.calendar import Calendar


@pytest.mark.usefixtures("agreed")
def test_nobody_can_rewrite_what_was_agreed() -> None:
    row = AgreementEntry.objects.get()
    with pytest.raises(HistoryStands):
        AgreementEntry.objects.update(number=2)
    with pytest.raises(HistoryStands):
        AgreementEntry.objects.bulk_update([row], ["number"])
    with pytest.raises(HistoryStands):
        AgreementEntry.objects.agreed().delete()
    assert not AgreementEntry.objects.filter(pk=row.pk).take_away()
    row.body = {"section": "ours", "text": "Something else"}
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save()
    for column in ("number = 7", "agreed_on = NULL", "body = NULL"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE pairs_agreemententry SET {column}")
    fresh = AgreementEntry.objects.get()
    assert fresh.wording
    assert (fresh.wording.text, fresh.number) == (OURS, 1)


@pytest.mark.usefixtures("agreed")
def test_it_goes_with_the_pair(noor: Player) -> None:
    noor.pair.delete()
    assert not AgreementEntry.objects.exists()


def review(noor: Player, sam: Player, day: str) -> None:
    opens(noor).press("Propose this day", day=day)
    opens(sam).press("I agree")


def today(player: Player) -> Page:
    return visit(player, player.at("home:today"))


def test_when_the_day_has_come_both_are_asked_and_later_is_one_s_own_answer(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    review(noor, sam, "2027-02-08")
    assert "You both want to look at it again on February 8, 2027." in opens(sam).text
    assert "agreement" not in today(noor).text
    calendar.later(days=7)
    before = today(sam).all("main .card")
    assert "A look at your agreement" in today(sam).text
    today(noor).press("Later")
    assert "A look at your agreement" not in today(noor).text
    assert today(sam).all("main .card") == before
    calendar.later(days=7)
    assert "A look at your agreement" in today(noor).text
    review(sam, noor, "2027-06-01")
    for player in (noor, sam):
        assert "A look at your agreement" not in today(player).text


@pytest.mark.parametrize("day", ["2027-02-01", "2026-12-31", "2027-02-30", "", "soon"])
def test_a_day_that_has_been_or_is_none_is_refused(noor: Player, day: str) -> None:
    address, fields = opens(noor).form("Propose this day")
    page = send(noor, address, {**fields, "day": day})
    assert page.status == 422
    assert page.value("day") == day
    assert not AgreementEntry.objects.exists()
