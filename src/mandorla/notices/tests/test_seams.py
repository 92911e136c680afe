from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.cast import Player

from mandorla.notices.models import Consent, Kind, Notice
from mandorla.notices.tests.conftest import Send
from mandorla.notices.tests.sinks import Mailbox, PushService
from mandorla.notices.tests.wanting import show_in_browser, want
from mandorla.prompts import actions, daily
from mandorla.prompts.decks import catalogue
from mandorla.prompts.models import Answer, ReplyKind, Rule
from mandorla.prompts.offers import today
from mandorla.shared.tests.calendar import NOON

SLUG = "everyday-red-light"
CANARY = "canary-8c1f the blue kettle"
A_DAY = timedelta(days=1)


def write(player: Player, rule: str, now: object = NOON) -> Answer:
    return actions.answer(
        member=player.member,
        prompt=catalogue().by_slug[SLUG],
        text=CANARY,
        rule=rule,
        version=0,
        now=NOON if now is NOON else now,  # type: ignore[arg-type]
    )


def waiting(player: Player) -> list[Notice]:
    return list(Notice.objects.of(player.person).filter(due_at__isnull=False))


@pytest.fixture(autouse=True)
def both_want_all(noor: Player, sam: Player) -> None:
    want(noor, NOON)
    want(sam, NOON)


def test_an_answer_that_waits_for_both_tells_nobody(noor: Player, sam: Player) -> None:
    write(noor, Rule.BOTH)
    assert waiting(sam) == []


def test_a_kept_answer_tells_nobody(noor: Player, sam: Player) -> None:
    write(noor, Rule.KEEP)
    assert waiting(sam) == []


def test_whoever_answered_first_is_told_of_the_reveal_and_the_second_has_it_before_them(
    noor: Player, sam: Player
) -> None:
    write(noor, Rule.BOTH)
    write(sam, Rule.BOTH)
    assert [notice.due_at for notice in waiting(noor)] == [NOON]
    assert waiting(sam) == []


def test_going_first_tells_the_other_at_once(noor: Player, sam: Player) -> None:
    write(noor, Rule.FIRST)
    (told,) = waiting(sam)
    assert (told.due_at, told.kind, told.link) == (NOON, Kind.WRITTEN, sam.at("prompts:prompt", slug=SLUG))
    assert waiting(noor) == []


def test_after_a_day_tells_the_other_after_a_day(noor: Player, sam: Player) -> None:
    mine = write(noor, Rule.AFTER_A_DAY)
    assert [notice.due_at for notice in waiting(sam)] == [NOON + A_DAY]
    actions.take_back(member=noor.member, answer=mine, now=NOON)
    assert waiting(sam) == []
    actions.seal_again(member=noor.member, answer=mine, rule=Rule.FIRST, now=NOON)
    assert [notice.due_at for notice in waiting(sam)] == [NOON]


def test_an_answer_that_opens_sooner_needs_no_notice_later(noor: Player, sam: Player) -> None:
    write(noor, Rule.AFTER_A_DAY)
    write(sam, Rule.BOTH)
    assert waiting(sam) == []
    assert [notice.due_at for notice in waiting(noor)] == [NOON]


def test_erasing_an_answer_takes_its_notice_back(noor: Player, sam: Player) -> None:
    mine = write(noor, Rule.FIRST)
    said = actions.reply(
        member=sam.member, answer=mine, kind=ReplyKind.THANK, text=CANARY, is_meant=True, now=NOON
    )
    assert len(waiting(noor)) == len(waiting(sam)) == 1
    actions.take_reply_back(member=sam.member, reply=said)
    assert waiting(noor) == []
    actions.erase(member=noor.member, answer=mine, now=NOON)
    assert waiting(sam) == []


def test_telling_the_outbox_costs_an_answer_a_few_statements(
    noor: Player, sam: Player, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(40) as told:
        write(noor, Rule.FIRST)
    prompts = [query for query in told.captured_queries if "notices_" not in query["sql"]]
    assert len(told.captured_queries) - len(prompts) <= 3


def test_no_way_out_carries_a_word_of_what_was_written(
    noor: Player, sam: Player, mails: Mailbox, pushes: PushService, send: Send
) -> None:
    phone = show_in_browser(sam, pushes)
    mine = write(noor, Rule.FIRST)
    send(NOON)
    actions.reply(member=sam.member, answer=mine, kind=ReplyKind.THANK, text=CANARY, is_meant=True, now=NOON)
    send(NOON)
    assert len(mails.got) == 2
    parts = [str(part.get_content()) for mail in mails.got for part in mail.iter_parts()]
    heads = [f"{name}: {value}" for mail in mails.got for name, value in mail.items() if name != "To"]
    pushed = [str(phone.read(one.body)) for one in pushes.got]
    assert len(pushed) == 1
    for said in (*parts, *heads, *pushed):
        for word in ("canary", "kettle", SLUG, "red-light", "Noor", "Sam", "noor", "sam", str(noor.pair.pk)):
            assert word not in said


def test_the_question_is_told_of_at_the_chosen_hour_and_once_that_day(noor: Player, sam: Player) -> None:
    consent = Consent.objects.of(noor.person).get()
    assert consent.asks_at is not None
    hour = consent.asks_at
    assert hour.astimezone(noor.person.zone).hour == 18
    daily.tell_of_questions(now=hour - timedelta(minutes=1))
    assert waiting(noor) == []
    for late in range(3):
        daily.tell_of_questions(now=hour + timedelta(minutes=late))
    (told,) = waiting(noor)
    assert (told.kind, told.link) == (Kind.QUESTION, noor.at("home:today"))
    consent.refresh_from_db()
    assert consent.asks_at == hour + A_DAY


def test_a_question_that_was_answered_or_put_off_is_not_told_of(noor: Player, sam: Player) -> None:
    hour = Consent.objects.of(noor.person).get().asks_at
    assert hour is not None
    offered = today(noor.member, noor.member.pair_day(hour)).prompt
    assert offered is not None
    actions.answer(
        member=noor.member, prompt=offered, text="a", rule=Rule.KEEP, version=0, now=hour - timedelta(hours=1)
    )
    actions.pass_on(member=sam.member, slug="", now=hour - timedelta(hours=1))
    daily.tell_of_questions(now=hour)
    assert waiting(noor) == waiting(sam) == []
