"""What no page, no table and no nudge may tell: what is private, what was read, and who gave more."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.cast import Player

from mandorla.appreciation import actions, reminding
from mandorla.appreciation.models import Appreciation, Landing
from mandorla.appreciation.tests.doing import TEA, newest, one, opens, pages_of, thanks
from mandorla.appreciation.urls import urlpatterns
from mandorla.live.tests.wire import Wire
from mandorla.notices import actions as notices
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Kind, Notice
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import Calendar

TOPIC = "appreciation"
ROOM = Path(actions.__file__).parent


@pytest.fixture
def full(noor: Player, sam: Player) -> tuple[Appreciation, Appreciation]:
    """Both have done everything there is. Noor's appreciation, and Sam's."""
    for player, other in ((noor, sam), (sam, noor)):
        written = thanks(player, **TEA, words="a canary in the words")
        one(other, written).press(f"Tell {player.person.name}", text="a canary came back")
        opens(player, "plan").press("Keep this", moment="a canary sings", act="sing along", hour="19")
    thanks(sam, keep=True, what="kept a canary")
    noor.post(noor.at("appreciation:draft", part="what"), {"text": "a canary in a draft"})
    return Appreciation.objects.by(noor.person).earliest("written_at"), Appreciation.objects.filter(
        author=sam.person, opened_at__isnull=False
    ).get()


def test_what_is_private_leaves_the_other_s_pages_as_they_were_and_sends_nothing(
    noor: Player, sam: Player, wire: Wire
) -> None:
    mine, theirs = thanks(noor), thanks(sam)
    before = pages_of(sam, mine, theirs)
    kept = thanks(noor, keep=True)
    deeds = (
        lambda: thanks(noor, keep=True, what="sang"),
        lambda: opens(noor, "wording", appreciation=kept.pk).press("Keep this", when="later"),
        lambda: noor.post(noor.at("appreciation:draft", part="what"), {"text": "hm"}),
        lambda: opens(noor, "plan").press("Keep this", moment="we eat", act="sing", hour="19"),
        lambda: opens(noor, "plan").press("Drop the plan"),
        lambda: one(noor, kept).press("Delete for good"),
        lambda: one(noor, theirs),
        lambda: noor.post(noor.at("appreciation:landing_draft", appreciation=theirs.pk), {"text": "hm"}),
        lambda: noor.post(noor.at("appreciation:landing_draft", appreciation=theirs.pk), {"text": ""}),
        lambda: one(noor, theirs).press("Put it away"),
        lambda: one(noor, theirs).press("Keep it to myself", text="Warm"),
        lambda: one(noor, theirs).press("Delete for good"),
    )
    for deed in deeds:
        assert wire.during(deed) == []
        assert pages_of(sam, mine, theirs) == before


def test_the_other_is_nudged_exactly_when_what_they_see_is_another(
    noor: Player, sam: Player, wire: Wire, calendar: Calendar
) -> None:
    to_sam, to_noor = [(sam.member.channel, TOPIC)], [(noor.member.channel, TOPIC)]
    assert wire.during(lambda: thanks(noor)) == to_sam
    mine = newest(noor)
    reword = opens(noor, "wording", appreciation=mine.pk)
    assert wire.during(lambda: reword.press("Keep this", when="later")) == to_sam
    assert wire.during(lambda: reword.press("Keep this", when="later")) == []
    assert wire.during(lambda: one(sam, mine).press("Tell Noor", text="Warm")) == to_noor
    landing = Landing.objects.get()
    for deed in (actions.take_landing_back, actions.send_landing):
        now = {"now": calendar.now} if deed is actions.send_landing else {}
        for expected in (to_noor, []):
            said = wire.during(lambda deed=deed, now=now: deed(member=sam.member, landing=landing, **now))  # type: ignore[misc]
            assert said == expected
    assert wire.during(lambda: one(sam, mine).press("Delete for good")) == to_noor
    for expected in (to_sam, []):
        assert wire.during(lambda: actions.take_back(member=noor.member, appreciation=mine)) == expected
    assert wire.during(lambda: actions.erase(member=noor.member, appreciation=mine)) == []


def test_what_was_taken_back_leaves_the_other_s_pages_as_if_it_had_never_been(
    noor: Player, sam: Player
) -> None:
    before = pages_of(sam)
    thanks(noor)
    assert pages_of(sam) != before
    one(noor, newest(noor)).press("Take it back")
    assert pages_of(sam) == before


def test_an_open_page_leaves_for_the_list_when_what_it_shows_is_taken_back(noor: Player, sam: Player) -> None:
    written = thanks(sam)
    address = noor.at("appreciation:appreciation", appreciation=written.pk)
    one(sam, written).press("Take it back")
    answer = noor.get(address, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (404, b"")
    assert answer.headers["HX-Redirect"] == noor.at("appreciation:received")
    assert noor.get(address).status_code == 404


def test_a_notice_says_that_something_was_written_and_goes_when_it_is_taken_back(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    for player in (noor, sam):
        wishes = Wishes(kinds=frozenset({Kind.WRITTEN}))
        notices.ask_for(person=player.person, wishes=wishes, now=calendar.now)
    written = thanks(sam)
    told = Notice.objects.get()
    assert (told.person, told.kind) == (noor.person, Kind.WRITTEN)
    assert told.link == noor.at("appreciation:appreciation", appreciation=written.pk)
    page = one(sam, written).press("Take it back")
    assert not Notice.objects.exists()
    page.press("Undo")
    one(noor, written).press("Tell Sam", text="Warm")  # she has it before her: nothing is left to tell her
    assert [notice.person for notice in Notice.objects.all()] == [sam.person]
    one(noor, written).press("Take it back").press("Undo")
    one(sam, written).press("Delete for good")
    assert not Notice.objects.exists()


def test_nobody_counts_anything_in_code_or_template(noor: Player) -> None:
    counting = re.compile(r"\|\s*length|\bforloop\.|{%\s*plural|blocktranslate[^%]*\bcount\b|\|\s*pluralize")
    templates = list(ROOM.rglob("*.html"))
    assert len(templates) > 10
    assert [path.name for path in templates if counting.search(path.read_text(encoding="utf-8"))] == []
    modules = [path for path in ROOM.rglob("*.py") if not {"tests", "migrations"} & set(path.parts)]
    assert [path.name for path in modules if counts(ast.parse(path.read_text(encoding="utf-8")))] == []
    assert counts(ast.parse("rows.count()"))
    assert counts(ast.parse("Sum('x')"))


def counts(module: ast.Module) -> bool:
    words = {"count", "acount", "aggregate", "Count", "Sum", "Avg", "Counter", "Window", "RowNumber"}
    calls = [ast.unparse(node.func) for node in ast.walk(module) if isinstance(node, ast.Call)]
    return any(name.rsplit(".", 1)[-1] in words for name in calls)


def test_no_page_asks_the_database_for_a_number_of_anything(
    noor: Player, full: tuple[Appreciation, ...]
) -> None:
    with CaptureQueriesContext(connection) as asked:
        pages = pages_of(noor, *full)
        visit(noor, "/kept/appreciations/")
        opens(noor, "plan")
    about_us = [query["sql"] for query in asked.captured_queries if '"appreciation_' in query["sql"]]
    assert len(pages) > 5
    assert len(about_us) > 8
    assert [sql for sql in about_us if re.search(r"\b(COUNT|SUM|AVG|TOTAL)\s*\(|GROUP BY", sql)] == []


def test_pages_say_the_same_however_unequal_the_two_have_been(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    for what in ("sang", "waited", "cooked"):
        one(noor, thanks(sam, what=what)).press("Put it away")
        calendar.later(days=3)
    before = {name: _frame(noor, name) for name in ("received", "written", "new")}
    for what in ("danced", "laughed", "drove"):
        one(noor, thanks(sam, what=what)).press("Put it away")
        calendar.later(days=3)
    assert {name: _frame(noor, name) for name in before} == before


def _frame(player: Player, name: str) -> list[str]:
    """The words of a page beside the appreciations themselves."""
    page = opens(player, name)
    for row in page.soup.select(".timeline"):
        row.decompose()
    return page.all("main")


def rows() -> Iterator[str]:
    for prefix in ("appreciation_", "drafts_", "people_operation", "notices_"):
        for table in connection.introspection.table_names():
            if table.startswith(prefix):
                with connection.cursor() as cursor:
                    cursor.execute(f'SELECT * FROM "{table}"')
                    yield from (
                        repr([bytes(v) if isinstance(v, memoryview) else v for v in row]) for row in cursor
                    )


@pytest.mark.usefixtures("full")
def test_nothing_that_anybody_said_lies_open_in_the_database(noor: Player) -> None:
    found = list(rows())
    assert len(found) > 8
    for word in ("canary", "without", "thanks", "lighter", "sing"):
        assert [row for row in found if word in row] == []


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: str(pattern.name))
def test_strangers_former_members_and_passers_by_find_nothing_of_a_pair(
    noor: Player,
    rae: Player,
    kit: Player,
    client: Client,
    full: tuple[Appreciation, ...],
    pattern: object,
) -> None:
    name, route = str(pattern.name), str(pattern.pattern)  # type: ignore[attr-defined]
    if "<uuid:pair>" not in route:
        assert visit(client, reverse(f"appreciation:{name}")).address == "/sign-in/"
        return
    parts: dict[str, object] = {"appreciation": full[0].pk} if "<uuid:appreciation>" in route else {}
    parts |= {"part": "what"} if "<str:part>" in route else {}
    address = noor.at(f"appreciation:{name}", **parts)
    for method in ("get", "post"):
        for outsider in (rae, kit):
            assert getattr(outsider, method)(address).status_code in (404, 405)
        assert getattr(client, method)(address).status_code in (302, 405)
    if "appreciation" in parts:  # a row of theirs, under an address of one's own
        assert rae.post(rae.at(f"appreciation:{name}", **parts)).status_code in (404, 405)


def test_what_is_the_other_s_own_cannot_be_touched(
    noor: Player, sam: Player, full: tuple[Appreciation, ...]
) -> None:
    mine, theirs = full
    before = pages_of(sam, mine, theirs)
    for name in ("wording", "taking_back", "opening", "erasure"):
        for row_id in (theirs.pk, uuid4()):
            address = noor.at(f"appreciation:{name}", appreciation=row_id)
            assert noor.post(address, TEA).status_code == 404
    for name in ("landing", "landing_draft", "landing_taking_back", "landing_opening", "landing_erasure"):
        for row_id in (mine.pk, uuid4()):
            assert noor.post(noor.at(f"appreciation:{name}", appreciation=row_id)).status_code == 404
    assert pages_of(sam, mine, theirs) == before


@pytest.mark.parametrize(
    ("name", "most"),
    [("received", 7), ("written", 8), ("new", 7), ("plan", 7), ("kept", 9), ("appreciation", 8)],
)
def test_a_page_asks_the_database_few_questions(
    noor: Player,
    full: tuple[Appreciation, ...],
    name: str,
    most: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    parts = {"appreciation": full[1].pk} if name == "appreciation" else {}
    address = "/kept/appreciations/" if name == "kept" else noor.at(f"appreciation:{name}", **parts)
    noor.get(address)
    with django_assert_max_num_queries(most):
        assert noor.get(address).status_code == 200


def test_reminders_of_many_cost_the_same_each(noor: Player, sam: Player, calendar: Calendar) -> None:
    opens(noor, "plan").press("Keep this", moment="we eat", act="sing", hour="19")
    now = calendar.later(hours=8)
    with CaptureQueriesContext(connection) as once:
        reminding.remind(now=now)
    opens(sam, "plan").press("Keep this", moment="we eat", act="sing", hour="22")
    opens(noor, "plan").press("Keep this", moment="we eat", act="sing", hour="22")
    with CaptureQueriesContext(connection) as twice:
        reminding.remind(now=calendar.later(hours=3))
    assert len(twice) < 2 * len(once)
