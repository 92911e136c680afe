import json
from datetime import date, datetime, time
from pathlib import Path

import pytest
from django.apps import apps
from django.db import transaction
from pytest_django.fixtures import Settings
from tests.access import plants
from tests.cast import Player

from mandorla.demo.furnishing import furnish
from mandorla.ownership import package, settling, unpacking
from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.prompts.tests.doing import LIGHT, sends
from mandorla.shared import clock
from mandorla.shared.tests.browser import visit
from mandorla.vault.models import DataKey

EXPORTS = Path(__file__).with_name("exports")


def emptied() -> None:
    """The house burns down; what somebody took along is all there is."""
    with transaction.atomic():
        for model in reversed(list(apps.get_models())):
            if model._meta.app_label not in ("contenttypes", "auth", "vault", "django_q"):
                model._base_manager.all()._raw_delete("default")
        DataKey.objects.all().delete()


def everything(content: bytes) -> bytes:
    return unpacking.unpack(content)[1]["everything.json"]


def comes_back(person: Person, now: datetime) -> tuple[bytes, bytes]:
    """What everything.json says before and after it was taken in by an empty server."""
    before = package.export(person, now)
    rows, _files = unpacking.unpack(before)
    emptied()
    return everything(before), everything(package.export(settling.settle(rows=rows, now=now), now))


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["noor", "sam", "ada", "ines", "kit"])
def test_half_a_year_comes_back_to_the_byte(name: str) -> None:
    now = clock.now()
    furnish(now=now)
    before, after = comes_back(Person.objects.get(username=name), now)
    assert after == before
    assert len(before) > 500


@pytest.mark.parametrize("name", ["noor", "sam", "val"])
def test_everything_that_can_be_written_comes_back_to_the_byte(
    val: Player, settings: Settings, name: str
) -> None:
    settings.MANDORLA_OPEN_SIGNUP = True
    plants.sow(val)
    before, after = comes_back(Person.objects.get(username=name), clock.now())
    assert after == before
    assert before.count(b"canary") > 3


@pytest.mark.parametrize("name", [path.name for path in sorted(EXPORTS.glob("*.zip"))])
@pytest.mark.django_db
def test_what_an_earlier_version_gave_is_taken_in(name: str) -> None:
    kept = (EXPORTS / name).read_bytes()
    rows, files = unpacking.unpack(kept)
    made_on = date.fromisoformat(json.loads(files["everything.json"])["made_on"])
    now = datetime.combine(made_on, time(12)).astimezone()
    again = json.loads(everything(package.export(settling.settle(rows=rows, now=now), now)))["rows"]
    for label, of_table in rows.items():
        for row, came in zip(of_table, again[label], strict=True):
            assert row.items() <= came.items(), row["id"]


def test_pages_show_what_came_back(noor: Player, sam: Player) -> None:
    sends(noor, "The kettle", LIGHT)
    sends(sam, "The stairs", LIGHT)
    now = clock.now()
    rows, _files = unpacking.unpack(package.export(noor.person, now))
    emptied()
    person = settling.settle(rows=rows, now=now)
    player = Player(person, Member.objects.get(person=person).pair)
    page = visit(player, player.at("prompts:shelf"))
    assert "The kettle" in page.text
    assert "The stairs" in page.text
    assert settling.places_kept(person) == ["sam"]
    assert visit(player, player.at("home:today")).status == 200
