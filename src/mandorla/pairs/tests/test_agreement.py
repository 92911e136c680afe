from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries
from tests.cast import Player

from mandorla.live.tests.wire import Wire
from mandorla.notices import actions as notices
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Kind, Notice
from mandorla.pairs.actions import agreement as actions
from mandorla.pairs.logic.agreement import MOST, Section
from mandorla.pairs.models import AgreementEntry
from mandorla.shared.tests.browser import Page, send, visit
from mandorla.shared.tests.calendar import Calendar

OURS, OTHER = "Sunday mornings", "Sunday mornings until noon"


def opens(player: Player) -> Page:
    return visit(player, player.at("pairs:agreement"))


def history(player: Player) -> Page:
    return visit(player, player.at("pairs:history"))


def proposes(player: Player, text: str = OURS, section: str = "ours") -> Page:
    return opens(player).press("Propose it", text=text, section=section)


def opens_line(player: Player, words: str = OURS) -> Page:
    return visit(player, opens(player).link(words))


@pytest.fixture
def agreed(noor: Player, sam: Player) -> None:
    proposes(noor)
    opens(sam).press("I agree")


def test_a_line_counts_when_the_other_agrees(noor: Player, sam: Player) -> None:
    page = proposes(noor)
    assert page.all("main .card") == [f"You propose · What is ours {OURS} Take it back"]
    assert not page.has_button("I agree")
    page = opens(sam)
    assert f"Noor proposes · What is ours {OURS}" in page.text
    page.press("I agree")
    for player in (noor, sam):
        assert opens(player).all("main .row") == [OURS]
        assert history(player).all("main .card") == [f"February 1, 2027 · What is ours {OURS}"]


def test_nobody_agrees_to_what_they_proposed_themselves(noor: Player) -> None:
    proposes(noor)
    noor.post(noor.at("pairs:consent", proposal=AgreementEntry.objects.get().pk))
    assert not AgreementEntry.objects.agreed().exists()


def test_what_is_taken_back_was_never_there(noor: Player, sam: Player) -> None:
    proposes(noor, "A canary")
    page = opens(noor).press("Take it back")
    assert page.all("#notices .notice") == []
    assert not AgreementEntry.objects.exists()
    for player in (noor, sam):
        assert "A canary" not in opens(player).text + history(player).text


def test_what_is_taken_back_twice_is_told_of_once(noor: Player, sam: Player, wire: Wire) -> None:
    proposes(noor)
    proposal = AgreementEntry.objects.get()
    sent = [
        wire.during(lambda: actions.take_proposal_back(member=noor.member, proposal=proposal))
        for _time in range(2)
    ]
    assert [len(one) for one in sent] == [1, 0]


def test_only_who_proposed_it_takes_it_back(noor: Player, sam: Player) -> None:
    proposes(noor)
    row = AgreementEntry.objects.get()
    assert sam.post(sam.at("pairs:proposal_end", proposal=row.pk)).status_code == 404
    assert AgreementEntry.objects.get() == row


def test_what_stays_mine_says_whose_it_stays(noor: Player, sam: Player) -> None:
    proposes(noor, "My diary", "mine")
    opens(sam).press("I agree")
    assert opens(noor).all("main .row") == ["My diary stays yours"]
    assert opens(sam).all("main .row") == ["My diary stays Noor's"]


@pytest.mark.usefixtures("agreed")
def test_other_words_count_when_both_want_them(noor: Player, sam: Player) -> None:
    opens_line(sam).press("Propose them", text=OTHER)
    assert opens(noor).all("main .row") == [OURS]
    assert f"Now it is: {OURS}" in opens(noor).text
    opens(noor).press("I agree")
    assert opens(sam).all("main .row") == [OTHER]
    assert history(sam).all("main .card") == [
        f"February 1, 2027 · What is ours {OTHER} Before: {OURS}",
        f"February 1, 2027 · What is ours {OURS}",
    ]


@pytest.mark.usefixtures("agreed")
def test_other_words_can_be_proposed_anew_and_the_same_again_change_nothing(
    noor: Player, sam: Player
) -> None:
    for words in ("Sundays", OTHER, OTHER):
        opens_line(noor).press("Propose them", text=words)
    assert [row.wording.text for row in AgreementEntry.objects.proposed() if row.wording] == [OTHER]
    assert "Sundays" not in opens(sam).text


@pytest.mark.usefixtures("agreed")
def test_a_line_ends_when_both_want_that(noor: Player, sam: Player) -> None:
    opens_line(noor).press("Propose that it ends")
    assert opens(sam).all("main .row") == [OURS]
    opens(sam).press("I agree")
    for player in (noor, sam):
        assert opens(player).all("main .row") == []
        assert history(player).all("main .card")[0] == f"February 1, 2027 · What is ours Ended: {OURS}"


@pytest.mark.usefixtures("agreed")
def test_either_may_agree_no_longer_at_once_and_no_page_says_who(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    notices.ask_for(person=noor.person, wishes=Wishes(kinds=frozenset(Kind.values)), now=calendar.now)
    opens_line(noor).press("Propose them", text=OTHER)
    page = opens_line(sam).press("I no longer agree")
    assert page.all("#notices .notice") == []
    assert AgreementEntry.objects.proposed().count() == 0
    for player in (noor, sam):
        assert opens(player).all("main .row") == []
        assert history(player).all("main .card")[0] == f"February 1, 2027 · What is ours Ended: {OURS}"
    assert not Notice.objects.of(noor.person).exists()


@pytest.mark.usefixtures("agreed")
def test_words_proposed_for_a_line_that_changed_meanwhile_are_refused_and_kept(
    noor: Player, sam: Player
) -> None:
    address, fields = opens_line(noor).form("Propose them")
    opens_line(sam).press("Propose them", text=OTHER)
    opens(noor).press("I agree")
    page = send(noor, address, {**fields, "text": "Sundays"})
    assert page.status == 422
    assert "This line has changed since you opened the page." in page.text
    assert page.value("text") == "Sundays"
    assert page.heading == OTHER


@pytest.mark.usefixtures("agreed")
def test_a_line_that_the_other_proposed_to_change_is_answered_first(noor: Player, sam: Player) -> None:
    address, fields = opens_line(noor).form("Propose them")
    opens_line(sam).press("Propose them", text=OTHER)
    page = send(noor, address, {**fields, "text": "Sundays"})
    assert page.status == 422
    assert page.value("text") == "Sundays"
    assert AgreementEntry.objects.proposed().get().proposer == sam.person


@pytest.mark.usefixtures("agreed")
def test_a_line_that_ended_is_no_longer_found(noor: Player, sam: Player) -> None:
    line = AgreementEntry.objects.get().line
    opens_line(sam).press("I no longer agree")
    assert noor.get(noor.at("pairs:line", line=line)).status_code == 404
    before = AgreementEntry.objects.count()
    for name in ("ending", "line_end"):
        assert noor.post(noor.at(f"pairs:{name}", line=line), {"version": "1"}).status_code == 303
        assert noor.post(noor.at(f"pairs:{name}", line=uuid4()), {"version": "x"}).status_code == 303
    assert AgreementEntry.objects.count() == before


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("", "ours"),
        (" \x00\x07 ", "ours"),
        ("o" * 281, "mine"),
        ("A line", "theirs"),
        ("A line", "review"),
        ("x", ""),
    ],
)
def test_what_does_not_fit_is_refused_and_kept(noor: Player, text: str, section: str) -> None:
    address, fields = opens(noor).form("Propose it")
    page = send(noor, address, {**fields, "text": text, "section": section})
    assert page.status == 422
    assert page.all(".error-summary li")
    assert not AgreementEntry.objects.exists()
    if len(text) > 2:
        assert str(page.value("text")).strip("\x00\x07 ") == text.strip("\x00\x07 ")


@pytest.mark.parametrize("text", ["\u202eמחר", "🫖 tea \u200d", "<b>bold</b> & 'quotes'"])
def test_any_script_is_kept_as_it_was_written(noor: Player, sam: Player, text: str) -> None:
    proposes(noor, text)
    opens(sam).press("I agree")
    row = AgreementEntry.objects.get()
    assert row.wording
    assert row.wording.text == " ".join(text.split())


def test_a_form_sent_twice_proposes_once(noor: Player, calendar: Calendar) -> None:
    address, fields = opens(noor).form("Propose it")
    for _ in range(2):
        noor.post(address, {**fields, "text": OURS})
    row = AgreementEntry.objects.get()
    again = actions.propose_line(member=noor.member, section=Section.OURS, text=OURS, now=calendar.now)
    assert again == row


def test_agreeing_twice_writes_once(noor: Player, sam: Player, calendar: Calendar) -> None:
    proposes(noor)
    row = AgreementEntry.objects.get()
    for _ in range(2):
        actions.agree(member=sam.member, proposal=row, now=calendar.now)
    assert AgreementEntry.objects.get().agreed_on == date(2027, 2, 1)


def test_there_is_room_for_forty_lines(noor: Player, calendar: Calendar) -> None:
    for number in range(MOST):
        actions.propose_line(member=noor.member, section=Section.OURS, text=f"{number}", now=calendar.now)
    page = proposes(noor, "one more")
    assert page.status == 422
    assert page.value("text") == "one more"


def test_a_proposal_is_told_of_until_it_is_settled(noor: Player, sam: Player, calendar: Calendar) -> None:
    notices.ask_for(person=sam.person, wishes=Wishes(kinds=frozenset([Kind.WRITTEN])), now=calendar.now)
    proposes(noor)
    assert [row.link for row in Notice.objects.of(sam.person)] == [sam.at("pairs:agreement")]
    opens(noor).press("Take it back")
    assert not Notice.objects.exists()


def test_alone_there_is_nobody_to_agree_with(ada: Player) -> None:
    page = opens(ada)
    assert "This one takes two" in page.text
    response = ada.post(ada.at("pairs:agreement"), {"text": "x", "section": "ours"})
    assert response.status_code == 422
    assert not AgreementEntry.objects.exists()


@pytest.mark.usefixtures("agreed")
def test_after_leaving_both_can_read_it_and_no_proposal_waits(noor: Player, sam: Player) -> None:
    proposes(sam, "A canary")
    visit(noor, noor.at("pairs:departure")).press("Leave now")
    page = visit(noor, visit(noor, "/kept/").link("What you had together"))
    assert page.all("main .card") == [f"Your agreement · February 1, 2027 {OURS}"]
    assert opens(sam).all("main .row") == [OURS]
    assert history(sam).all("main .card") == [f"February 1, 2027 · What is ours {OURS}"]
    for words in (page.text, opens(sam).text):
        assert "A canary" not in words
        assert "Noor" not in words.replace("Noor Today", "")


@pytest.mark.usefixtures("agreed")
def test_its_words_lie_encrypted_in_the_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM pairs_agreemententry")
        rows: list[Any] = [bytes(v) if isinstance(v, memoryview) else v for v in cursor.fetchall()[0]]
    assert "Sunday" not in repr(rows)
    assert "ours" not in repr(rows)


@pytest.mark.usefixtures("agreed")
@pytest.mark.parametrize("name", ["pairs:agreement", "pairs:history"])
def test_more_lines_cost_no_more_questions(
    noor: Player, calendar: Calendar, name: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(10):
        actions.propose_line(member=noor.member, section=Section.OURS, text=f"{number}", now=calendar.now)
    noor.get(noor.at(name))
    with django_assert_max_num_queries(5):
        assert noor.get(noor.at(name)).status_code == 200
