import json
from datetime import date, datetime, time
from pathlib import Path
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import transaction
from pytest_django.fixtures import Settings
from tests.access import plants
from tests.cast import Player

from mandorla.demo.furnishing import furnish
from mandorla.ownership import package, settling, unpacking
from mandorla.ownership.actions import forget_erased
from mandorla.pairs.access import member_of
from mandorla.pairs.actions import agreement, leave
from mandorla.pairs.models import AgreementEntry, Member
from mandorla.people.models import Person
from mandorla.prompts.tests.doing import LIGHT, sends
from mandorla.repair import actions as repair
from mandorla.repair.logic.looking import Look
from mandorla.repair.models import LookBack
from mandorla.shared import clock
from mandorla.shared.sound import Recording
from mandorla.shared.tests.browser import visit
from mandorla.talks.models import Line, Talk, VoiceNote
from mandorla.vault.models import DataKey

EXPORTS = Path(__file__).with_name("exports")


def emptied() -> None:
    """The house burns down; what somebody took along is all there is."""
    with transaction.atomic():
        for model in reversed(list(apps.get_models())):
            if model._meta.app_label not in ("contenttypes", "auth", "vault", "django_q"):
                model._base_manager.all()._raw_delete("default")
        DataKey.objects.all().delete()


def a_talk_of(player: Player, now: datetime) -> Talk:
    """One that is over."""
    return Talk.objects.create(
        pair=player.pair,
        proposer=player.person,
        script="listening",
        version=1,
        stage="over",
        stale_on=now.date(),
        plan={},
        snapshot={},
    )


def everything(content: bytes) -> bytes:
    return unpacking.unpack(content)[1]["everything.json"]


def comes_back(person: Person, now: datetime) -> tuple[bytes, bytes]:
    """What everything.json says before and after it was taken in by an empty server."""
    before = package.export(person, now)
    rows, files = unpacking.unpack(before)
    emptied()
    return everything(before), everything(
        package.export(settling.settle(rows=rows, files=files, now=now), now)
    )


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
    again = json.loads(everything(package.export(settling.settle(rows=rows, files=files, now=now), now)))[
        "rows"
    ]
    for label, of_table in rows.items():
        for row, came in zip(of_table, again[label], strict=True):
            assert row.items() <= came.items(), row["id"]


def test_pages_show_what_came_back(noor: Player, sam: Player) -> None:
    sends(noor, "The kettle", LIGHT)
    sends(sam, "The stairs", LIGHT)
    now = clock.now()
    rows, files = unpacking.unpack(package.export(noor.person, now))
    emptied()
    person = settling.settle(rows=rows, files=files, now=now)
    player = Player(person, Member.objects.get(person=person).pair)
    page = visit(player, player.at("prompts:shelf"))
    assert "The kettle" in page.text
    assert "The stairs" in page.text
    assert settling.places_kept(person) == ["sam"]
    assert visit(player, player.at("home:today")).status == 200


def test_a_look_back_and_a_trial_stay_tied_to_their_talk(noor: Player, sam: Player) -> None:
    now, until = clock.now(), date(2099, 1, 1)
    talk = a_talk_of(noor, now)
    for player, felt in ((noor, "Scared at first"), (sam, "Glad after")):
        look = Look(felt=felt)
        seen = repair.look_back(
            member=player.member, occasion=talk.pk, look=look, tags=["evenings"], version=0, now=now
        )
        repair.be_ready_to_look(member=player.member, look=seen, is_ready=True)
    agreement.agree_on_trial(member=noor.member, line=talk.pk, text="A text", until=until, now=now)
    trial = AgreementEntry.objects.about(talk.pk).get()
    rows, files = unpacking.unpack(package.export(noor.person, now))
    emptied()
    person = settling.settle(rows=rows, files=files, now=now)
    again = Talk.objects.get()
    assert again.pk != talk.pk
    assert {look.occasion for look in LookBack.objects.all()} == {again.pk}
    assert AgreementEntry.objects.about(again.pk).get().body == trial.body
    player = Player(person, Member.objects.get(person=person).pair)
    assert "Glad after" in visit(player, player.at("repair:look", occasion=again.pk)).text


def test_of_somebody_who_left_everything_comes_back_and_stays(val: Player, settings: Settings) -> None:
    settings.MANDORLA_OPEN_SIGNUP = True
    plants.sow(val)
    noor, now = Person.objects.get(username="noor"), clock.now()
    for member in Member.objects.of(noor):
        leave(member=member_of(member.pair_id, noor), now=now)
    before, after = comes_back(noor, now)
    assert after == before
    forget_erased(now=now)
    assert everything(package.export(Person.objects.get(username="noor"), now)) == before


def test_what_was_said_aloud_comes_back_and_can_be_heard(noor: Player, sam: Player) -> None:
    now, sound = clock.now(), b"three seconds of rain" * 9
    talk = a_talk_of(noor, now)
    note = VoiceNote(pair=noor.pair, talk=talk, author=noor.person)
    note.record(sound, Recording("audio/ogg", 3), now)
    note.save()
    said = {"kind": "answer", "at": now.isoformat(), "value": {"note": note.pk.hex, "seconds": 3}}
    Line.objects.create(pair=noor.pair, talk=talk, author=noor.person, seq=1, key=uuid4(), own=said)
    rows, files = unpacking.unpack(package.export(noor.person, now))
    assert files[f"media/{note.pk.hex}.ogg"] == sound
    emptied()
    person = settling.settle(rows=rows, files=files, now=now)
    again = VoiceNote.objects.get(author=person)
    assert b"".join(again.heard(again.own)) == sound
    assert unpacking.unpack(package.export(person, now))[1] == files
