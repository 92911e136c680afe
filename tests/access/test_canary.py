"""What people write is sown full of words of their own. None turns up where a thief, a log or another reader looks."""

import base64
import binascii
import json
import logging
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.conf import settings as live
from django.core import mail, signing
from django.db import connections
from django.test import Client
from django.urls import reverse
from django_q.models import OrmQ
from pytest_django import Settings

from mandorla.backups import making, places
from mandorla.notices import actions as notices
from mandorla.notices import delivery, outbox, vapid
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Kind
from mandorla.notices.tests.sinks import Phone, PushService, push_service
from mandorla.people.models import Person
from mandorla.prompts import actions
from mandorla.shared import clock
from mandorla.shared.logs import WithoutContent
from mandorla.vault.fields import EncryptedField
from tests.access.garden import Garden
from tests.access.plants import sow
from tests.access.questions import LAW, LIGHT, MINUTES, MUG
from tests.access.table import NAME_NO_ROW, all_lines
from tests.cast import Player
from tests.rooms import united

PLAIN = ["noor@example.org", "sam@example.org"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def post_office(settings: Settings) -> None:
    settings.HAS_EMAIL, settings.MANDORLA_OPEN_SIGNUP = True, True
    settings.ACCOUNT_EMAIL_VERIFICATION = "optional"


@pytest.fixture
def log() -> Iterator[StringIO]:
    """All that the log of a server says: its own handlers, written to here."""
    loggers = [logging.getLogger(name) for name in ("", *logging.root.manager.loggerDict)]
    handlers = {one for logger in loggers for one in logger.handlers if _is_ours(one)}
    assert handlers
    written = StringIO()
    before = [(one, one.setStream(written)) for one in handlers if isinstance(one, logging.StreamHandler)]
    yield written
    for one, stream in before:
        one.setStream(stream or sys.stderr)


def _is_ours(handler: logging.Handler) -> bool:
    return any(isinstance(one, WithoutContent) for one in handler.filters)


@pytest.fixture
def garden(log: StringIO, val: Player) -> Garden:
    return sow(val)


def traces(word: str) -> list[bytes]:
    """The word as it is, in hexadecimal, and as any base64 around it would hold it."""
    raw = word.encode()
    shifted = [base64.b64encode(b"\0" * shift + raw)[4 if shift else 0 : -4] for shift in range(3)]
    return [raw, raw.hex().encode(), *(one for one in shifted if len(one) > 11)]


def found_in(haystack: bytes, words: dict[str, str]) -> list[str]:
    return [place for place, word in words.items() if any(trace in haystack for trace in traces(word))]


def test_a_word_is_sown_in_every_encrypted_field(garden: Garden) -> None:
    encrypted = {
        f"{model._meta.label}.{one.name}"
        for model in apps.get_models()
        for one in model._meta.get_fields()
        if isinstance(one, EncryptedField)
    }
    assert encrypted - garden.words.keys() == set(), "its module in rooms/ sows one: `sow`, or `sow_by_hand`"


def test_none_is_in_the_files_of_the_server_or_in_its_backups(
    garden: Garden, settings: Settings, tmp_path: Path
) -> None:
    settings.MANDORLA_BACKUPS = tmp_path
    for held in (at_rest(), backed_up(tmp_path) if places.are_kept() else at_rest()):
        assert found_in(held, {"the sign-in name, which is plain": "noor@example.org"})
        assert found_in(held, garden.words) == []
    assert found_in(repr([one.task() for one in OrmQ.objects.all()]).encode(), garden.words) == []


def backed_up(folder: Path) -> bytes:
    """Every byte of a backup."""
    making.make(now=clock.now())
    return b"\n".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())


def at_rest() -> bytes:
    """Every byte of the databases, their logs and the data folder; on PostgreSQL, of every row."""
    files = [one for one in Path(live.MANDORLA_DATA).rglob("*") if live.STATIC_ROOT not in one.parents]
    parts = [one.read_bytes() for one in files if one.is_file()]
    for connection in connections.all():
        parts += _rows(connection) if connection.vendor == "postgresql" else _files(connection)
    return b"\n".join(parts)


def _files(connection: Any) -> list[bytes]:
    path = Path(connection.settings_dict["NAME"])
    found = [one.read_bytes() for one in path.parent.glob(f"{path.name}*")]
    assert len(found) > 1, "the log of what was written last is part of it"
    return found


def _rows(connection: Any) -> list[bytes]:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = []
        for table in tables:
            cursor.execute(f"SELECT coalesce(string_agg(one::text, chr(10)), '') FROM \"{table}\" one")
            found.append(cursor.fetchone()[0].encode())
    return found


def test_none_is_in_the_log_or_on_a_page_for_trouble(
    garden: Garden, log: StringIO, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    word = garden.word("sent when it broke")
    pages = [*_broken(garden, word, monkeypatch), *_mistaken(garden, word), *_forged(garden, word)]
    assert {page.status_code for page in pages} == {500, 404, 400, 403, 405}
    for page in pages:
        assert found_in(_whole(page), garden.words) == [], page.status_code
    written = log.getvalue()
    assert "RuntimeError in break_down" in written
    assert "TooManyFieldsSent in" in written
    assert "a request was refused" in written
    assert found_in(written.encode(), garden.words | {"an address": "@example.org"}) == []
    assert found_in("".join(capfd.readouterr()).encode(), garden.words) == []


def _broken(garden: Garden, word: str, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    def break_down(**said: Any) -> None:
        try:
            raise ValueError(f"cannot keep {word}")
        except ValueError as error:
            raise RuntimeError(f"while keeping {said}") from error

    with monkeypatch.context() as patch:
        patch.setattr(actions, "answer", break_down)
        form = {"text": word, "rule": "both", "version": 0}
        return [garden.noor.post(garden.at("prompts:answer", slug=MUG), form)]


def _mistaken(garden: Garden, word: str) -> list[Any]:
    noor = garden.noor
    many = {f"{word}{number}": word for number in range(live.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    return [
        noor.get(f"/with/{word}/"),
        noor.get(reverse("pairs:invited", args=[word])),
        noor.get("/", headers={"host": f"{word}.example"}),
        noor.post(garden.at("prompts:answer", slug=MUG), many),
        noor.put(garden.at("prompts:answer", slug=MUG), word, content_type="text/plain"),
    ]


def _forged(garden: Garden, word: str) -> list[Any]:
    garden.noor.handler.enforce_csrf_checks = True
    return [garden.noor.post(garden.at("prompts:answer", slug=MUG), {"text": word})]


def test_none_is_in_a_letter(garden: Garden) -> None:
    garden.noor.post(reverse("account_email"), {"email": "noor@example.net", "action_add": ""})
    Client().post(reverse("account_reset_password"), {"email": "noor@example.org"})
    Client().post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    assert len(mail.outbox) > 1
    letters = b"\n".join(letter.message().as_bytes() for letter in mail.outbox)
    assert found_in(letters, garden.words) == []


def test_none_is_in_a_notice_by_mail_or_by_push(garden: Garden, settings: Settings) -> None:
    later = clock.now() + timedelta(hours=1)
    with push_service() as service:
        settings.MANDORLA_PUSH_SERVICES, service.public = [service.origin], vapid.public_key()
        phone = _notified(garden, service, later)
        garden.send(garden.sam, "asks:good_news", {"text": garden.word("told while notices are on")})
        for claim in outbox.claim(now=later):
            delivery.deliver(claim, lambda: later)
        pushed = [(one.headers, phone.read(one.body)) for one in service.got]
    assert [said["sentence"] for _headers, said in pushed] == ["There is something for you in Mandorla."]
    letters = [letter.message().as_bytes() for letter in mail.outbox if "something for you" in letter.body]
    assert len(letters) == 1
    assert found_in(repr(pushed).encode() + letters[0], garden.words) == []


def _notified(garden: Garden, service: PushService, now: datetime) -> Phone:
    """Noor gets all notices, without quiet hours: a letter, and a push in her browser."""
    noor, phone = Person.objects.get(username="noor"), Phone(service.origin, "noor")
    EmailAddress.objects.filter(user=noor).update(verified=True)
    garden.noor.post(reverse("notices:browser"), {"subscription": json.dumps(phone.subscription)})
    wishes = Wishes(kinds=frozenset(Kind.values), is_by_email=True, quiet=None)
    notices.ask_for(person=noor, wishes=wishes, now=now)
    return phone


def test_none_is_in_a_header_or_a_cookie(garden: Garden) -> None:
    for response in [*garden.noor.answers, *garden.sam.answers]:
        place = (response.request["REQUEST_METHOD"], response.request["PATH_INFO"])
        assert found_in(_heads(response), garden.words) == [], place


def test_each_finds_their_own_and_the_other_what_is_open(garden: Garden) -> None:
    noors, sams = (_all_pages(one, garden.pair) for one in (garden.noor, garden.sam))
    both = united("OPEN_TO_BOTH")
    assert {*found_in(noors, garden.words)} >= both | united("FOUND_BY_NOOR")
    seen_by_sam = {*found_in(sams, garden.words)}
    assert seen_by_sam >= both
    assert seen_by_sam & united("NEVER_SAMS") == set()


def test_none_is_on_a_page_of_anybody_else(garden: Garden, rae: Player, ines: Player) -> None:
    for browser in (rae, ines, Client()):
        own = getattr(browser, "pair", None)
        pages = b"".join(_all_pages(browser, pair) for pair in (own and own.pk, garden.pair) if pair)
        assert len(pages) > 10_000
        assert found_in(pages, garden.words) == []


def _all_pages(browser: Client, pair: Any) -> bytes:
    """Every page that is reached without naming a row, as `browser` gets it."""
    found = []
    for line in all_lines():
        if line.method == "GET" and {key for key, _ in line.parts} <= NAME_NO_ROW:
            things = dict.fromkeys((value for key, value in line.parts if key == "pair"), pair)
            found.append(_whole(browser.get(line.address(things))))
    for slug in (LIGHT, LAW, MINUTES):
        found.append(_whole(browser.get(reverse("prompts:prompt", args=[pair, slug]))))
    return b"".join(found)


def _whole(response: Any) -> bytes:
    return _heads(response) + b"".join(response if response.streaming else [response.content])


def _heads(response: Any) -> bytes:
    """The headers as they are sent, and what whoever finds the cookies among them can read of these."""
    sent = [f"{name}: {value}".encode() for name, value in response.headers.items()]
    held = chain.from_iterable(_readable(cookie.value) for cookie in response.cookies.values())
    return b"\n".join([*sent, response.cookies.output().encode(), *held])


def _readable(cookie: str) -> Iterator[bytes]:
    for part in re.split("[:.]", cookie):
        with suppress(binascii.Error):
            raw = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
            yield raw
            with suppress(zlib.error):
                yield zlib.decompress(raw)


def test_what_is_only_signed_would_be_found(garden: Garden) -> None:
    for is_packed in (True, False):
        cookie = signing.dumps({"secret": garden.words["code app"] * 3}, compress=is_packed)
        assert found_in(b"".join(_readable(cookie)), garden.words) == ["code app"]
