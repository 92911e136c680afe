from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from pytest_django import Settings
from tests.cast import Player

from mandorla.notices.actions import forget_notices
from mandorla.notices.models import Kind, Notice
from mandorla.notices.reading import wishes_of
from mandorla.notices.tests.conftest import Send
from mandorla.notices.tests.sinks import Mailbox
from mandorla.notices.tests.wanting import QUARTER, tell, want
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import NOON


def test_a_notice_comes_as_plain_text_and_as_html_and_says_nothing(
    noor: Player, mails: Mailbox, send: Send
) -> None:
    address = want(noor, NOON)
    told = tell(noor, NOON)
    send(NOON)
    (mail,) = mails.got
    assert mail["To"] == address
    assert mail["Subject"] == "There is something for you in Mandorla."
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    plain, html = (part.get_content() for part in mail.iter_parts())
    for text in (plain, html):
        assert "There is something for you in Mandorla." in text
        assert f"/me/notices/{told.token}/" in text
        assert all(word not in text for word in ("Sam", "Noor", "noor", str(told.pair_id), str(told.pk)))
    assert "color-scheme" in html
    assert "<img" not in html
    assert " style=" not in html


def test_what_the_notice_leads_to_opens_for_its_receiver(noor: Player, mails: Mailbox, send: Send) -> None:
    want(noor, NOON)
    told = tell(noor, NOON)
    assert noor.get(f"/me/notices/{told.token}/").headers["Location"] == noor.at("home:today")


def test_a_host_may_leave_out_the_name_of_the_app(
    noor: Player, mails: Mailbox, send: Send, settings: Settings
) -> None:
    settings.MANDORLA_NOTICES_NEUTRAL = True
    settings.MANDORLA_NOTICES_FROM = "Post <post@home.example>"
    want(noor, NOON)
    tell(noor, NOON)
    send(NOON)
    (mail,) = mails.got
    assert mail["Subject"] == "A note for you"
    assert mail["From"] == "Post <post@home.example>"
    assert "mandorla" not in mail.as_string().lower()


def test_one_click_in_a_mail_program_ends_that_kind_alone(noor: Player, mails: Mailbox, send: Send) -> None:
    want(noor, NOON)
    tell(noor, NOON)
    send(NOON)
    (mail,) = mails.got
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = urlsplit(mail["List-Unsubscribe"].strip().strip("<>")).path
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.get(path).status_code == 200
    assert wishes_of(noor.person).kinds == set(Kind.values)
    assert stranger.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert wishes_of(noor.person).kinds == set(Kind.values) - {"written"}
    assert stranger.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert wishes_of(noor.person).kinds == set(Kind.values) - {"written"}


def test_the_page_of_an_ending_asks_first(noor: Player, mails: Mailbox, send: Send) -> None:
    want(noor, NOON)
    tell(noor, NOON)
    send(NOON)
    path = urlsplit(mails.got[0]["List-Unsubscribe"].strip().strip("<>")).path
    page = visit(Client(), path)
    assert page.heading == "End these notices?"
    assert page.press("End them").heading == "These notices have ended"


@pytest.mark.parametrize("token", ["", "x", "WyJhIiwiYiJd:1abc:zzz"])
def test_a_forged_ending_ends_nothing(noor: Player, token: str) -> None:
    want(noor, NOON)
    assert Client().post(f"/notices/ending/{token}/").status_code == 404
    assert wishes_of(noor.person).kinds == set(Kind.values)


def test_an_unconfirmed_address_gets_nothing(noor: Player, mails: Mailbox, send: Send) -> None:
    want(noor, NOON, is_confirmed=False)
    told = tell(noor, NOON)
    send(NOON)
    assert mails.got == []
    told.refresh_from_db()
    assert told.due_at is None


def test_a_server_without_mail_sends_none(
    noor: Player, mails: Mailbox, send: Send, settings: Settings
) -> None:
    settings.HAS_EMAIL = False
    want(noor, NOON)
    tell(noor, NOON)
    send(NOON)
    assert mails.got == []


def test_a_busy_mail_server_is_tried_again_more_and_more_slowly(
    noor: Player, mails: Mailbox, send: Send
) -> None:
    mails.answer = "451 not now"
    want(noor, NOON)
    told = tell(noor, NOON)
    now, pauses = NOON, []
    while told.due_at:
        send(now)
        told.refresh_from_db()
        pauses.append((told.due_at - now) if told.due_at else None)
        now = told.due_at or now
    hours = [pause and pause / timedelta(hours=1) for pause in pauses]
    assert hours == [0.25, 0.5, 1, 2, 4, 6, 6, None]


def test_once_the_mail_server_is_back_the_notice_goes_once(noor: Player, mails: Mailbox, send: Send) -> None:
    mails.answer = "451 not now"
    want(noor, NOON)
    tell(noor, NOON)
    send(NOON)
    mails.answer = "250 OK"
    for late in range(1, 4):
        send(NOON + late * QUARTER)
    assert len(mails.got) == 1


def test_an_address_that_is_refused_for_good_is_not_tried_again(
    noor: Player, mails: Mailbox, send: Send
) -> None:
    mails.answer = "550 nobody here"
    want(noor, NOON)
    told = tell(noor, NOON)
    send(NOON)
    told.refresh_from_db()
    assert told.due_at is None


def test_thirty_days_later_nothing_is_kept_of_it(noor: Player, mails: Mailbox, send: Send) -> None:
    want(noor, NOON)
    tell(noor, NOON)
    send(NOON)
    forget_notices(now=NOON + timedelta(days=30))
    assert Notice.objects.count() == 1
    forget_notices(now=NOON + timedelta(days=32))
    assert Notice.objects.count() == 0
