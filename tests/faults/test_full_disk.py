import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from mandorla.drafts.models import Draft
from mandorla.prompts.models import Answer
from mandorla.prompts.tests.doing import LIGHT
from mandorla.shared.logs import WithoutContent
from mandorla.shared.tests.browser import visit
from tests.cast import Player

pytestmark = pytest.mark.django_db(transaction=True)

SAID = "The kettle sings in the evening."
LONG_TEXT = f"{SAID} " * 250
TABLES = ("drafts_draft", "prompts_answer", "people_operation")


@contextmanager
def full_disk() -> Iterator[None]:
    """No page more for SQLite, which then says so itself; PostgreSQL is made to say it."""
    fill, empty = (_fill_sqlite, _empty_sqlite) if connection.vendor == "sqlite" else (_fill_pg, _empty_pg)
    fill()
    try:
        yield
    finally:
        empty()


def _fill_sqlite() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")


def _empty_sqlite() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 4294967294")


def _fill_pg() -> None:
    body = "BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$")
        for table in TABLES:
            cursor.execute(
                f"CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON {table} EXECUTE FUNCTION no_room()"
            )


def _empty_pg() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP FUNCTION no_room CASCADE")


@pytest.fixture
def log() -> Iterator[list[str]]:
    """The lines that stand in the log."""
    lines: list[str] = []

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    handler = Lines()
    handler.addFilter(WithoutContent())
    loggers = [logging.getLogger(name) for name in ("", "django", "django.request")]
    for logger in loggers:
        logger.addHandler(handler)
    yield lines
    for logger in loggers:
        logger.removeHandler(handler)


def test_a_draft_without_room_is_not_called_saved(noor: Player, log: list[str]) -> None:
    with full_disk():
        response = noor.post(noor.at("prompts:draft", slug=LIGHT), {"text": LONG_TEXT})
    assert response.status_code == 507
    assert not Draft.objects.exists()
    assert log == [
        "The disk is full: nothing can be saved before there is room.",
        "answered with 507",
    ]


def test_an_answer_without_room_is_told_on_a_page_of_its_own(noor: Player) -> None:
    page = visit(noor, noor.at("prompts:prompt", slug=LIGHT))
    address, fields = page.form("Done")
    with full_disk():
        response = noor.post(address, {**fields, "text": LONG_TEXT})
    assert response.status_code == 507
    assert "This server has no room left" in response.content.decode()
    assert "Content-Security-Policy" in response.headers
    assert response.headers["Cache-Control"] == "no-store"
    assert not Answer.objects.exists()
    response = noor.post(address, {**fields, "text": LONG_TEXT})
    assert response.status_code == 303
    assert Answer.objects.get().text.startswith(SAID)


def test_a_part_of_a_page_without_room_is_a_whole_page_so_that_nothing_is_replaced(noor: Player) -> None:
    # js/trouble.js keeps the page as it is where a part turns out to be a whole page.
    with full_disk():
        response = noor.post(
            noor.at("prompts:draft", slug=LIGHT), {"text": LONG_TEXT}, headers={"HX-Request": "true"}
        )
    assert response.content.lstrip().startswith(b"<!DOCTYPE html>")


def test_what_was_there_before_can_be_read_on_a_full_disk(noor: Player) -> None:
    noor.post(noor.at("prompts:draft", slug=LIGHT), {"text": SAID})
    with full_disk():
        assert SAID in visit(noor, noor.at("prompts:prompt", slug=LIGHT)).html


def test_another_trouble_of_the_database_is_not_called_a_full_disk(noor: Player) -> None:
    noor.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE drafts_draft RENAME TO drafts_gone")
    try:
        response = noor.post(noor.at("prompts:draft", slug=LIGHT), {"text": SAID})
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE drafts_gone RENAME TO drafts_draft")
    assert response.status_code == 500
