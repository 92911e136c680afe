"""What the two do is remembered for each of them alone, once, and goes with what it came from."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection
from tests.cast import Player

from mandorla.affection import actions as affection
from mandorla.affection.acts import acts
from mandorla.appreciation import actions as appreciation
from mandorla.appreciation.models import Appreciation
from mandorla.appreciation.tests.doing import thanks
from mandorla.asks import actions as asks
from mandorla.checkins import actions as checkins
from mandorla.moments import actions as moments
from mandorla.practices import actions
from mandorla.practices.models import Closer, Kind, Practice
from mandorla.prompts import actions as prompts
from mandorla.prompts.models import Answer
from mandorla.prompts.tests.doing import LIGHT, LIGHT_TOO, sends
from mandorla.shared import clock
from mandorla.talks.tests.doing import begin, whole


def done(player: Player) -> list[str]:
    """The kinds of what somebody has done, in the order of the alphabet."""
    return sorted(Practice.objects.of(player.pair).by(player.person).values_list("kind", flat=True))


def test_an_answer_that_waits_is_remembered_for_its_author_alone(noor: Player, sam: Player) -> None:
    sends(noor, "Ten minutes on the steps")
    assert (done(noor), done(sam)) == (["question"], [])
    [row] = Practice.objects.all()
    assert (row.slug, row.closer, row.is_by_chance) == (LIGHT, None, False)
    assert row.day == clock.day_of(clock.now(), noor.person.zone)


def test_answers_that_open_are_remembered_for_both_and_an_edit_counts_nothing_twice(
    noor: Player, sam: Player
) -> None:
    sends(noor, "Steps")
    sends(noor, "The steps", version=1)
    sends(sam, "The stairs")
    assert done(noor) == done(sam) == ["question", "reveal"]


def test_deleting_an_answer_forgets_that_it_was_given_and_leaves_the_other_s(
    noor: Player, sam: Player
) -> None:
    for player in (noor, sam):
        sends(player, "Steps")
        sends(player, "A mug", LIGHT_TOO)
    answer = Answer.objects.by(noor.person).get(exchange__slug=LIGHT)
    prompts.erase(member=noor.member, answer=answer, now=clock.now())
    assert done(noor) == ["question", "reveal"]
    assert done(sam) == ["question", "question", "reveal", "reveal"]


def test_a_small_thing_counts_once_shared_and_goes_with_it(noor: Player, sam: Player) -> None:
    line = checkins.share(member=noor.member, text="A heron on the roof", now=clock.now())
    checkins.take_share_back(member=noor.member, share=line)
    for _ in range(2):
        checkins.open_share(member=noor.member, share=line, now=clock.now())
    assert (done(noor), done(sam)) == (["line"], [])
    checkins.erase_share(member=noor.member, share=line)
    assert done(noor) == []


def test_a_small_thing_of_one_s_own_counts_for_nothing(ada: Player) -> None:
    checkins.share(member=ada.member, text="A heron on the roof", now=clock.now())
    assert done(ada) == []


def test_thanks_count_once_sent_and_taking_them_in_counts_for_the_reader(noor: Player, sam: Player) -> None:
    kept = thanks(noor, keep=True)
    assert done(noor) == []
    appreciation.open_up(member=noor.member, appreciation=kept, now=clock.now())
    landing = appreciation.take_in(
        member=sam.member,
        appreciation=Appreciation.objects.get(),
        text="It made my day",
        is_sent=False,
        now=clock.now(),
    )
    assert (done(noor), done(sam)) == (["thanks"], ["taking_in"])
    appreciation.erase_landing(member=sam.member, landing=landing)
    assert done(sam) == []
    appreciation.erase(member=noor.member, appreciation=Appreciation.objects.get())
    assert done(noor) == []


def test_a_small_act_counts_for_both_once_it_is_gladly_and_no_more_once_it_is_not(
    noor: Player, sam: Player
) -> None:
    now, act = clock.now(), next(iter(acts().values()))
    ask = affection.ask(member=noor.member, act=act, now=now)
    for reply, remembered in (("gladly", ["act"]), ("not_tonight", []), ("gladly", ["act"])):
        affection.reply(member=sam.member, ask=ask, reply=reply, now=now)
        assert done(noor) == done(sam) == remembered
    affection.take_ask_back(member=noor.member, ask=ask)
    assert done(noor) == done(sam) == []


def test_time_without_phones_counts_for_whoever_is_in_it(noor: Player, sam: Player) -> None:
    begun = moments.begin(member=noor.member, minutes=15, is_for_both=False, now=clock.now())
    assert (done(noor), done(sam)) == (["quiet"], [])
    moments.join(member=sam.member, run=begun.run or uuid4(), now=clock.now())
    assert done(noor) == done(sam) == ["quiet"]


def test_a_talk_counts_for_both_once_it_was_gone_through(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam)
    assert done(noor) == done(sam) == []
    whole(noor, sam, talk)
    assert done(noor) == done(sam) == ["talk"]


def test_good_news_counts_for_whoever_tells_it_and_whoever_answers(noor: Player, sam: Player) -> None:
    asks.tell(member=noor.member, text="For myself", is_kept=True, now=clock.now())
    assert done(noor) == []
    told = asks.tell(member=noor.member, text="I got the job", is_kept=False, now=clock.now())
    asks.respond(member=sam.member, news=told, text="Tell me all of it", now=clock.now())
    assert (done(noor), done(sam)) == (["news"], ["answered_news"])
    asks.erase(member=noor.member, news=told)
    assert (done(noor), done(sam)) == ([], ["answered_news"])  # what he said to it stays his


def test_a_rating_is_kept_and_taken_away_without_a_trace_in_the_table(noor: Player) -> None:
    source = uuid4()
    for _ in range(2):
        actions.record(member=noor.member, kind=Kind.TALK, source=source, slug="listening", now=clock.now())
    [row] = Practice.objects.all()
    actions.rate(practice=row, closer=Closer.A_LITTLE)
    row = Practice.objects.get()
    assert (row.closer, row.slug) == ("a_little", "listening")
    with connection.cursor() as cursor:
        cursor.execute("SELECT what, closer FROM practices_practice")
        held = b"".join(bytes(value) for value in cursor.fetchone())
    assert b"listening" not in held
    assert b"a_little" not in held
    actions.rate(practice=row, closer=None)
    assert Practice.objects.get().closer is None


def test_no_row_is_of_a_kind_that_nobody_knows(noor: Player) -> None:
    with pytest.raises(IntegrityError):
        Practice.objects.create(
            pair=noor.pair, person=noor.person, kind="quarrel", source=uuid4(), day=date(2026, 5, 1), what=""
        )
