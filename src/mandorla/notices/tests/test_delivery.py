from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django_q.models import OrmQ
from tests.cast import Player

from mandorla import timetable
from mandorla.notices import outbox
from mandorla.notices.actions import notify, withdraw
from mandorla.notices.logic.quiet import Quiet
from mandorla.notices.logic.wishes import NIGHT
from mandorla.notices.models import Kind, Notice
from mandorla.notices.tests.conftest import Send
from mandorla.notices.tests.sinks import Mailbox
from mandorla.notices.tests.wanting import QUARTER, tell, want
from mandorla.pairs.actions import leave, set_limits
from mandorla.pairs.logic.limits import Limits
from mandorla.shared.tests.calendar import NOON


def test_nobody_gets_a_notice_they_did_not_ask_for(noor: Player) -> None:
    notify(person=noor.person, pair=noor.pair, kind=Kind.WRITTEN, link="/", key="a", due_at=NOON)
    want(noor, NOON, kinds=frozenset({"question"}))
    notify(person=noor.person, pair=noor.pair, kind=Kind.WRITTEN, link="/", key="a", due_at=NOON)
    assert not Notice.objects.exists()


def test_one_thing_is_told_of_once(noor: Player, mails: Mailbox, send: Send) -> None:
    want(noor, NOON)
    for late in range(3):
        tell(noor, NOON + late * QUARTER, key="this")
        send(NOON + late * QUARTER)
    assert len(mails.got) == 1


def test_much_that_was_written_is_told_of_together(
    noor: Player, sam: Player, mails: Mailbox, send: Send
) -> None:
    to_noor, to_sam = want(noor, NOON), want(sam, NOON)
    for _each in range(5):
        tell(noor, NOON)
    tell(sam, NOON)
    send(NOON)
    send(NOON + QUARTER)
    assert sorted(str(mail["To"]) for mail in mails.got) == sorted([to_noor, to_sam])


def test_of_everything_else_there_is_one_a_day(noor: Player, mails: Mailbox, send: Send) -> None:
    want(noor, NOON)
    for late in range(3):
        due = NOON + late * QUARTER
        notify(person=noor.person, pair=noor.pair, kind=Kind.QUESTION, link="/", key=f"{late}", due_at=due)
        send(due)
    assert len(mails.got) == 1
    tell(noor, NOON + timedelta(days=1), Kind.QUESTION)
    send(NOON + timedelta(days=1))
    assert len(mails.got) == 2


def test_what_is_taken_back_before_it_is_sent_is_not_told_of(
    noor: Player, mails: Mailbox, send: Send
) -> None:
    want(noor, NOON)
    first, second = tell(noor, NOON, key="first"), tell(noor, NOON, key="second")
    withdraw(key="first")
    withdraw(key="first")
    send(NOON)
    assert [str(mail["Message-ID"]) for mail in mails.got] == [f"<{second.token.hex}@localhost>"]
    withdraw(key="second")
    assert Notice.objects.filter(key="second", due_at=None).exists()
    assert not Notice.objects.filter(pk=first.pk).exists()


def test_a_notice_that_is_taken_back_while_it_is_claimed_is_not_sent(noor: Player, mails: Mailbox) -> None:
    want(noor, NOON)
    told = tell(noor, NOON, key="this")
    outbox.claim(now=NOON)
    told.refresh_from_db()
    withdraw(key="this")
    assert not outbox.begin(told, [])


@pytest.mark.parametrize("kind", Kind)
def test_while_one_rests_nothing_comes_and_nothing_has_piled_up(
    noor: Player, mails: Mailbox, send: Send, kind: Kind
) -> None:
    want(noor, NOON)
    rest = Limits(paused_until=NOON.date() + timedelta(days=3))
    set_limits(member=noor.member, limits=rest, now=NOON - timedelta(days=1))
    tell(noor, NOON, kind)
    for day in range(6):
        send(NOON + timedelta(days=day))
    assert mails.got == []


def test_when_the_other_has_left_nothing_of_theirs_is_told_of(
    noor: Player, sam: Player, mails: Mailbox, send: Send
) -> None:
    want(noor, NOON)
    want(sam, NOON)
    tell(noor, NOON)
    tell(sam, NOON)
    leave(member=sam.member, now=NOON)
    send(NOON)
    assert mails.got == []


def test_a_kind_that_was_ended_meanwhile_does_not_come(noor: Player, mails: Mailbox, send: Send) -> None:
    want(noor, NOON)
    tell(noor, NOON)
    want(noor, NOON, kinds=frozenset())
    send(NOON)
    assert mails.got == []
    assert not Notice.objects.exists()


def test_at_night_it_waits_until_the_morning(noor: Player, mails: Mailbox, send: Send) -> None:
    want(noor, NOON, quiet=NIGHT)
    midnight = NOON + timedelta(hours=12)
    tell(noor, midnight)
    now = midnight
    while not mails.got:
        send(now)
        now += QUARTER
    morning = (now - QUARTER).astimezone(noor.person.zone)
    assert (morning.hour, morning.minute) == (8, 0)


def test_a_question_of_yesterday_is_not_told_of_today(noor: Player, mails: Mailbox, send: Send) -> None:
    want(noor, NOON, quiet=NIGHT)
    told = tell(noor, NOON + timedelta(hours=11), Kind.QUESTION)
    for late in range(100):
        send(NOON + timedelta(hours=11) + late * QUARTER)
    told.refresh_from_db()
    assert told.due_at is None
    assert mails.got == []


CHANGES = [
    ("Europe/Berlin", datetime(2027, 3, 28, tzinfo=UTC)),
    ("Europe/Berlin", datetime(2027, 10, 31, tzinfo=UTC)),
    ("America/New_York", datetime(2027, 3, 14, tzinfo=UTC)),
    ("America/New_York", datetime(2027, 11, 7, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2027, 4, 3, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2027, 10, 2, tzinfo=UTC)),
    ("Asia/Kathmandu", datetime(2027, 5, 1, tzinfo=UTC)),
]


@pytest.mark.parametrize(("zone", "day"), CHANGES)
def test_over_a_change_of_the_clock_each_is_sent_once_and_none_in_the_quiet(
    noor: Player, mails: Mailbox, send: Send, zone: str, day: datetime
) -> None:
    noor.person.time_zone = zone
    noor.person.save(update_fields=["time_zone"])
    quiet, here = Quiet(NIGHT.starts, NIGHT.ends.replace(hour=2, minute=15)), ZoneInfo(zone)
    want(noor, day, quiet=quiet)
    sent: list[datetime] = []
    for late in range(4 * 40):
        now = day + late * QUARTER
        if late % 6 == 0:
            tell(noor, now)
        before = len(mails.got)
        send(now)
        sent += [now] * (len(mails.got) - before)
    assert len(sent) > 10
    assert len(mails.kept) == len(mails.got)
    assert [now for now in sent if quiet.covers(now.astimezone(here).time())] == []


def test_a_pass_of_the_timetable_hands_what_is_due_to_the_queue(noor: Player, mails: Mailbox) -> None:
    want(noor, NOON)
    tell(noor, NOON - QUARTER)
    tell(noor, NOON + QUARTER)
    timetable.send_notices(now=NOON)
    timetable.send_notices(now=NOON)
    (task,) = OrmQ.objects.all()
    assert task.func() == timetable.DELIVERY
    timetable.deliver(*task.args())
    timetable.deliver(*task.args())
    assert len(mails.got) == 1


def test_a_claim_that_is_lost_runs_out(noor: Player, mails: Mailbox, send: Send) -> None:
    want(noor, NOON)
    tell(noor, NOON)
    outbox.claim(now=NOON)
    send(NOON + QUARTER)
    assert mails.got == []
    send(NOON + outbox.LEASE)
    assert len(mails.got) == 1
