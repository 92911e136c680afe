from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from tests.cast import Player

from mandorla.affection import actions
from mandorla.affection.acts import acts
from mandorla.affection.models import Ask
from mandorla.affection.tests.doing import (
    HUG,
    HUG_WORDS,
    PALM,
    answers,
    asks,
    first,
    ideas,
    marks,
    mine,
    opens,
    pages_of,
    theirs,
    today,
)
from mandorla.live.tests.wire import Wire
from mandorla.notices.models import Notice
from mandorla.notices.tests.wanting import want
from mandorla.pairs import actions as pairs
from mandorla.shared import clock
from mandorla.shared.tests.browser import send, visit
from mandorla.shared.tests.calendar import Calendar
from mandorla.timetable import keep


def told(player: Player) -> list[str]:
    return [notice.link for notice in Notice.objects.of(player.person).not_begun()]


def test_one_tap_on_what_i_like_and_the_other_sees_just_that(noor: Player, sam: Player) -> None:
    marks(noor, [HUG, PALM])
    opens(noor).press(HUG_WORDS)
    assert theirs(sam).startswith(f"Noor would like this tonight {HUG_WORDS}")
    assert "palm" not in theirs(sam).lower()
    assert f"Noor would like this tonight {HUG_WORDS}" in today(sam).text
    assert f"You would like this tonight {HUG_WORDS}" in today(noor).text


def test_gladly_is_seen_by_whoever_asked(noor: Player, sam: Player) -> None:
    asks(noor)
    assert "You said: gladly." in answers(sam, "Gladly").text
    assert "Sam says: gladly." in mine(noor)
    assert "Sam says: gladly." in today(noor).text


def test_not_tonight_needs_no_reason_and_ends_the_asking_for_today(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    asks(noor)
    page = answers(sam, "Not tonight")
    assert page.soup.select(".card--theirs textarea, .card--theirs input[type=text]") == []
    assert "Sam says: not tonight." in mine(noor)
    assert not opens(noor).has_button("Take it back")
    page = asks(noor, PALM)
    assert page.status == 422
    assert "Tomorrow you can ask again" in page.text
    calendar.later(days=1)
    asks(noor, PALM)
    assert "three slow breaths" in theirs(sam)


def test_an_answer_may_be_changed_in_either_direction(noor: Player, sam: Player) -> None:
    asks(noor)
    for words, said in (("Gladly", "gladly"), ("Not tonight", "not tonight"), ("Gladly", "gladly")):
        answers(sam, words)
        assert f"Sam says: {said}." in mine(noor)


def test_to_let_it_be_is_told_to_nobody(noor: Player, sam: Player, wire: Wire) -> None:
    asks(noor)
    before = pages_of(noor)
    assert wire.during(lambda: (today(sam), opens(sam))) == []
    assert pages_of(noor) == before
    assert "The app does not know whether it was seen." in mine(noor)


def test_it_fades_the_next_day_and_then_goes_from_the_table(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    asks(noor)
    calendar.later(hours=14)  # three in the night, in Berlin
    assert theirs(sam)
    calendar.later(hours=2)
    assert (theirs(sam), mine(noor)) == ("", "")
    keep(since=calendar.now, now=calendar.now)
    assert Ask.objects.exists()  # it is still that day somewhere
    keep(since=calendar.now, now=calendar.later(hours=16))
    assert not Ask.objects.exists()


def test_it_can_be_taken_back_also_after_gladly(noor: Player, sam: Player) -> None:
    before = pages_of(sam)
    for answer in (False, True):
        asks(noor)
        if answer:
            answers(sam, "Gladly")
        opens(noor).press("Take it back")
        assert (theirs(sam), mine(noor)) == ("", "")
        assert not Ask.objects.exists()
    assert pages_of(sam) == before


def test_asking_for_something_else_takes_the_place_of_it_with_no_answer(noor: Player, sam: Player) -> None:
    asks(noor)
    answers(sam, "Gladly")
    stale = Ask.objects.get().pk
    asks(noor, PALM)
    assert "three slow breaths" in theirs(sam)
    assert "gladly" not in mine(noor)
    assert sam.post(sam.at("affection:reply", ask=stale), {"reply": "gladly"}).status_code == 404


def test_both_may_ask_at_once(noor: Player, sam: Player) -> None:
    asks(noor)
    asks(sam, PALM)
    for player in (noor, sam):
        assert theirs(player)
        assert mine(player)


@pytest.mark.parametrize("act", ["", "no-such", "hug\x00", "🫂"])
def test_an_unknown_act_is_refused(noor: Player, act: str) -> None:
    page = asks(noor, act)
    assert page.status == 422
    assert page.all(".error-summary")
    assert not Ask.objects.exists()


def test_an_act_for_partners_is_refused_between_siblings_and_a_standing_one_is_seen_no_more(
    noor: Player, sam: Player
) -> None:
    asks(noor, "kiss-kettle")
    pairs.describe_pair(member=noor.member, kind="siblings", place="together")
    assert theirs(sam) == ""
    assert asks(noor, "neck-in-passing").status == 422


def test_an_unknown_answer_changes_nothing(noor: Player, sam: Player) -> None:
    asks(noor)
    ask = Ask.objects.get()
    sam.post(sam.at("affection:reply", ask=ask.pk), {"reply": "never"})
    sam.post(sam.at("affection:reply", ask=uuid4()), {"reply": "gladly"})
    assert Ask.objects.get().reply == ""


def test_nobody_answers_for_the_other_or_takes_back_what_the_other_asks(noor: Player, sam: Player) -> None:
    asks(noor)
    ask = Ask.objects.get()
    assert "It takes the other" in visit_after(noor, "affection:reply", ask=ask.pk, reply="gladly")
    assert sam.post(sam.at("affection:taking_back", ask=ask.pk)).status_code == 404
    assert Ask.objects.get().reply == ""


def visit_after(player: Player, name: str, reply: str, **parts: object) -> str:
    return send(
        player,
        player.at(name, **parts),
        {"reply": reply, "csrfmiddlewaretoken": opens(player).value("csrfmiddlewaretoken")},
    ).text


def test_alone_there_is_nobody_to_ask(ada: Player) -> None:
    page = asks(ada)
    assert page.status == 422
    assert "There is nobody here to ask yet." in page.text


def test_the_other_is_told_once_a_day_however_often_it_changes(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    want(sam, calendar.now)
    for act in (HUG, PALM, HUG):
        asks(noor, act)
    assert told(sam) == [sam.at("affection:affection")]
    opens(noor).press("Take it back")
    assert told(sam) == []


def test_an_answer_is_shown_and_never_sent(noor: Player, sam: Player, calendar: Calendar) -> None:
    want(noor, calendar.now)
    want(sam, calendar.now)
    asks(noor)
    answers(sam, "Gladly")
    assert told(noor) == told(sam) == []  # whoever answered has it before them


def test_each_change_nudges_the_other_and_a_repetition_nobody(noor: Player, sam: Player, wire: Wire) -> None:
    to_sam, to_noor = [(sam.member.channel, "affection")], [(noor.member.channel, "affection")]
    assert wire.during(lambda: asks(noor)) == to_sam
    assert wire.during(lambda: asks(noor)) == []
    ask = Ask.objects.get()
    for reply in ("gladly", "not_tonight", "gladly"):
        deed = {"member": sam.member, "ask": ask, "reply": reply, "now": clock.now()}
        assert wire.during(lambda deed=deed: actions.reply(**deed)) == to_noor  # type: ignore[misc]
        assert wire.during(lambda deed=deed: actions.reply(**deed)) == []  # type: ignore[misc]
    assert wire.during(lambda: actions.take_ask_back(member=noor.member, ask=ask)) == to_sam
    assert wire.during(lambda: actions.take_ask_back(member=noor.member, ask=ask)) == []


def test_when_somebody_leaves_nothing_is_asked_any_more(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    want(sam, calendar.now)
    asks(noor)
    asks(sam, PALM)
    visit(noor, noor.at("pairs:departure")).press("Leave now")
    assert not Ask.objects.exists()
    assert told(sam) == []
    assert (theirs(sam), mine(sam)) == ("", "")


def test_one_person_asks_for_one_thing(noor: Player, calendar: Calendar) -> None:
    known = actions.ask(member=noor.member, act=acts()[HUG], now=calendar.now)
    twin = Ask(pair=known.pair, author=known.author, day=known.day, act=PALM)
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_an_idea_that_both_like_is_asked_for_where_it_stands(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    for player in (noor, sam):
        marks(player, first(8))
    calendar.later(days=1)
    idea = ideas(noor)[0]
    opens(noor).press("Ask for it")
    assert idea in theirs(sam)
    assert not opens(noor).has_button("Ask for it")
