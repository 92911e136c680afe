"""Wishes that come again, or come when there is nothing to do any more: nobody is told of them."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import TestCase
from django.urls import reverse
from tests.cast import Player

from mandorla.live import bus
from mandorla.notices.models import Notice
from mandorla.pairs.actions import leave
from mandorla.prompts import actions
from mandorla.prompts.models import Answer, Reply
from mandorla.prompts.tests.doing import LIGHT, answer_of, both_answer, sends
from mandorla.shared.refusal import Refused
from mandorla.shared.tests.calendar import Calendar

pytestmark = pytest.mark.usefixtures("calendar")
Capture = Any


def asks_to_be_told(player: Player) -> None:
    player.post(reverse("notices:choices"), {"hour": "18", "kinds": ["written"]})


def replies(player: Player, answer: Answer, calendar: Calendar, *, kind: str = "thank") -> Reply:
    words: Any = {"kind": kind, "text": "I did not know", "is_meant": True}
    return actions.reply(member=player.member, answer=answer, now=calendar.now, **words)


def test_taking_a_reply_back_twice_tells_once(
    noor: Player, sam: Player, calendar: Calendar, django_capture_on_commit_callbacks: Capture
) -> None:
    both_answer(noor, sam, LIGHT)
    reply = replies(sam, answer_of(noor), calendar)
    for count in (1, 0):
        with django_capture_on_commit_callbacks() as told:
            actions.take_reply_back(member=sam.member, reply=Reply.objects.get(pk=reply.pk))
        assert len(told) == count


def test_welcoming_advice_twice_tells_once_and_under_a_sealed_answer_never(
    noor: Player, sam: Player, calendar: Calendar, django_capture_on_commit_callbacks: Capture
) -> None:
    both_answer(noor, sam, LIGHT)
    for count in (1, 0):
        with django_capture_on_commit_callbacks() as told:
            actions.welcome_advice(
                member=noor.member, answer=answer_of(noor), is_welcome=True, now=calendar.now
            )
        assert len(told) == count
    actions.take_back(member=noor.member, answer=answer_of(noor), now=calendar.now)
    with django_capture_on_commit_callbacks() as told:
        actions.welcome_advice(member=noor.member, answer=answer_of(noor), is_welcome=False, now=calendar.now)
    assert told == []
    assert not answer_of(noor).welcomes_advice


def test_every_nudge_says_that_questions_look_different_and_no_more(
    noor: Player, sam: Player, calendar: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(bus, "publish", lambda channel, topic: told.append((channel, topic)))
    with TestCase.captureOnCommitCallbacks(execute=True):
        sends(noor, "The kettle", LIGHT, rule="first")
        reply = replies(sam, answer_of(noor), calendar)
        actions.take_reply_back(member=sam.member, reply=reply)
        mine: Any = {"member": noor.member, "answer": answer_of(noor), "now": calendar.now}
        actions.welcome_advice(**mine, is_welcome=True)
        actions.take_back(**mine)
        actions.seal_again(**mine, rule="first")
        actions.erase(**mine)
    to_noor, to_sam = (noor.member.channel, "prompts"), (sam.member.channel, "prompts")
    assert told == [to_sam, to_noor, to_noor, to_sam, to_sam, to_sam, to_sam]


def test_nobody_replies_to_what_is_sealed_or_to_themselves(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    sends(noor, "The kettle", LIGHT)
    for player in (noor, sam):
        with pytest.raises(Refused, match=r"^There is nothing open here to reply to\.$"):
            replies(player, answer_of(noor), calendar)
    sends(sam, "The stairs", LIGHT)
    with pytest.raises(Refused, match=r"^Advice was not asked for here\. Your words are still below"):
        replies(sam, answer_of(noor), calendar, kind="advice")
    assert not Reply.objects.exists()


def test_nobody_is_told_of_a_reply_to_somebody_who_left(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    both_answer(noor, sam, LIGHT)
    asks_to_be_told(noor)
    replies(sam, answer_of(noor), calendar)
    assert Notice.objects.filter(person=noor.person).count() == 1
    Notice.objects.all().delete()
    leave(member=noor.member, now=calendar.now)
    replies(sam, answer_of(noor), calendar)
    assert not Notice.objects.exists()


def test_what_was_to_open_and_does_not_any_more_is_not_told_of(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    asks_to_be_told(sam)
    sends(noor, "The kettle", LIGHT, rule="after_a_day")
    told = Notice.objects.get()
    assert (told.person, told.due_at) == (sam.person, calendar.now + timedelta(days=1))
    assert told.link == sam.at("prompts:prompt", slug=LIGHT)
    sends(noor, "The kettle", LIGHT, rule="both", version=1)
    assert not Notice.objects.exists()
    calendar.later(days=2)
    assert not answer_of(noor).is_open(calendar.now)


def test_whoever_answers_last_is_not_told_of_it_and_nobody_of_what_is_gone(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    def told() -> set[Any]:
        return {one.person for one in Notice.objects.all()}

    for player in (noor, sam):
        asks_to_be_told(player)
    sends(noor, "The kettle", LIGHT, rule="after_a_day")
    assert told() == {sam.person}
    sends(sam, "The stairs", LIGHT)
    assert told() == {noor.person}
    reply = replies(noor, answer_of(sam), calendar)
    assert told() == {noor.person, sam.person}
    actions.take_reply_back(member=noor.member, reply=reply)
    assert told() == {noor.person}
    replies(noor, answer_of(sam), calendar)
    actions.erase(member=sam.member, answer=answer_of(sam), now=calendar.now)
    assert told() == set()


def test_what_was_erased_in_that_instant_breaks_nothing_and_is_not_told_of(
    noor: Player, sam: Player, calendar: Calendar, django_capture_on_commit_callbacks: Capture
) -> None:
    both_answer(noor, sam, LIGHT)
    answer, reply = answer_of(noor), replies(sam, answer_of(noor), calendar)
    actions.erase(member=noor.member, answer=answer_of(noor), now=calendar.now)
    with django_capture_on_commit_callbacks() as told:
        actions.welcome_advice(member=noor.member, answer=answer, is_welcome=True, now=calendar.now)
        actions.take_reply_back(member=sam.member, reply=reply)
        assert actions.take_back(member=noor.member, answer=answer, now=calendar.now) == answer
        assert actions.seal_again(member=noor.member, answer=answer, rule="first", now=calendar.now) == answer
        actions.erase(member=noor.member, answer=answer, now=calendar.now)
    assert told == []
    assert not Answer.objects.filter(author=noor.person).exists()
