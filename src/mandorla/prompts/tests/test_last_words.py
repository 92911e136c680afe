"""What was sealed stays its author's when they leave, or when they change their mind, at whatever instant."""

from datetime import datetime, timedelta

import pytest
from tests.cast import Player

from mandorla.live import bus
from mandorla.live.logic.messages import Message
from mandorla.pairs import actions as pairs
from mandorla.prompts import actions
from mandorla.prompts.decks import catalogue
from mandorla.prompts.models import Answer, Exchange, Rule
from mandorla.prompts.offers import today
from mandorla.shared.tests.at_once import at_once
from mandorla.shared.tests.calendar import Calendar

pytestmark = pytest.mark.usefixtures("calendar")

SLUG = "everyday-chosen-mug"


def _writes(player: Player, rule: Rule, now: datetime, slug: str = SLUG) -> Answer:
    prompt = catalogue().by_slug[slug]
    return actions.answer(member=player.member, prompt=prompt, text="mine", rule=rule, version=0, now=now)


def _reads(player: Player, now: datetime) -> list[str]:
    return [row.words_for(player.person) for row in Answer.objects.visible_to(player.member, now=now)]


@pytest.mark.parametrize("rule", [Rule.AFTER_A_DAY, Rule.BOTH])
def test_what_was_sealed_never_opens_after_its_author_left(
    noor: Player, sam: Player, begun_at: datetime, rule: Rule
) -> None:
    _writes(sam, rule, begun_at)
    pairs.leave(member=sam.member, now=begun_at + timedelta(hours=1))
    assert _reads(noor, begun_at + timedelta(days=2)) == []
    left = Answer.objects.get()
    assert (left.opened_text, left.opens_at, left.rule) == (None, None, Rule.KEEP)
    assert left.words_for(sam.person) == "mine"


def test_what_was_open_stays_open_when_its_author_left(noor: Player, sam: Player, begun_at: datetime) -> None:
    _writes(sam, Rule.AFTER_A_DAY, begun_at)
    pairs.leave(member=sam.member, now=begun_at + timedelta(hours=25))
    assert _reads(noor, begun_at + timedelta(hours=26)) == ["mine"]


def test_sealing_again_keeps_words_that_were_edited_meanwhile(sam: Player, begun_at: datetime) -> None:
    answer = _writes(sam, Rule.KEEP, begun_at)
    seen_on_the_phone = Answer.objects.select_related("exchange").get(pk=answer.pk)
    assert seen_on_the_phone.text == "mine"
    prompt = catalogue().by_slug[SLUG]
    actions.answer(member=sam.member, prompt=prompt, text="later", rule=Rule.KEEP, version=1, now=begun_at)
    actions.seal_again(member=sam.member, answer=seen_on_the_phone, rule=Rule.BOTH, now=begun_at)
    assert (Answer.objects.get().text, Answer.objects.get().version) == ("later", 2)


@pytest.mark.parametrize("rule", [Rule.FIRST, Rule.AFTER_A_DAY, Rule.BOTH])
def test_alone_nothing_opens_whatever_is_asked_for(ada: Player, begun_at: datetime, rule: Rule) -> None:
    answer = _writes(ada, rule, begun_at)
    ada.post(ada.at("prompts:sealing", answer=answer.pk), {"rule": rule})
    kept = Answer.objects.get()
    assert (kept.rule, kept.opens_at, kept.opened_text) == (Rule.KEEP, None, None)


def test_what_is_gone_is_taken_back_and_deleted_in_silence(sam: Player, begun_at: datetime) -> None:
    answer = _writes(sam, Rule.BOTH, begun_at)
    seen_on_the_phone = Answer.objects.select_related("exchange").get(pk=answer.pk)
    for _ in range(2):
        actions.erase(member=sam.member, answer=seen_on_the_phone, now=begun_at)
    actions.take_back(member=sam.member, answer=seen_on_the_phone, now=begun_at)
    actions.seal_again(member=sam.member, answer=seen_on_the_phone, rule=Rule.KEEP, now=begun_at)
    assert not Answer.objects.exists()


def test_taking_back_yesterdays_answer_leaves_the_others_question_of_today(
    noor: Player, sam: Player, begun_at: datetime
) -> None:
    offered_at_first = today(noor.member, noor.member.pair_day(begun_at)).prompt
    slug = next(
        one for one in (SLUG, "everyday-red-light") if one != (offered_at_first and offered_at_first.slug)
    )
    answer = _writes(sam, Rule.BOTH, begun_at, slug)
    later = begun_at + timedelta(days=1)
    day = noor.member.pair_day(later)
    offered = today(noor.member, day).prompt
    assert offered == catalogue().by_slug[slug]  # it waits for Noor's answer
    actions.take_back(member=sam.member, answer=answer, now=later)
    assert today(noor.member, day).prompt == offered


class Carrier:
    def __init__(self) -> None:
        self.sent: list[Message] = []

    def send(self, message: Message) -> None:
        self.sent.append(message)


@pytest.mark.parametrize("rule", [Rule.KEEP, Rule.BOTH, Rule.AFTER_A_DAY])
def test_asking_for_advice_on_a_shut_answer_is_not_heard(
    sam: Player,
    begun_at: datetime,
    rule: Rule,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: "pytest.FixtureRequest",
) -> None:
    carrier = Carrier()
    monkeypatch.setattr(bus, "carrier", lambda: carrier)
    answer = _writes(sam, rule, begun_at)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        actions.welcome_advice(member=sam.member, answer=answer, is_welcome=True, now=begun_at)
    assert carrier.sent == []


def test_what_opened_while_one_waited_to_leave_stays_open(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    pressed = calendar.now
    opened = calendar.later(seconds=1)
    for player in (sam, noor):
        _writes(player, Rule.BOTH, opened)
    pairs.leave(member=sam.member, now=pressed)
    assert {answer.opens_at for answer in Answer.objects.all()} == {opened}


@pytest.mark.django_db(transaction=True)
def test_leaving_in_the_instant_the_other_answers_opens_both_or_neither(noor: Player, sam: Player) -> None:
    form = {"text": "mine", "rule": "both", "version": 0}
    sam.post(sam.at("prompts:answer", slug=SLUG), form)
    at_once(
        lambda: noor.post(noor.at("prompts:answer", slug=SLUG), form),
        lambda: sam.post(sam.at("pairs:departure")),
    )
    sams, noors = (Answer.objects.get(author=player.person) for player in (sam, noor))
    assert (sams.opens_at, sams.opened_text) == (None, None) or sams.opened_text == "mine"
    assert (sams.opens_at is None) == (noors.opens_at is None)


@pytest.mark.django_db(transaction=True)
def test_two_who_answer_in_the_same_instant_share_one_exchange_that_is_open(
    noor: Player, sam: Player
) -> None:
    for slug in ("everyday-chosen-mug", "everyday-red-light", "everyday-unwritten-law"):
        form = {"text": f"on {slug}", "rule": "both", "version": 0}
        sent = at_once(
            lambda: noor.post(noor.at("prompts:answer", slug=slug), form),  # noqa: B023
            lambda: sam.post(sam.at("prompts:answer", slug=slug), form),  # noqa: B023
        )
        assert [one.status_code for one in sent] == [303, 303]
        exchange = Exchange.objects.get(slug=slug)
        assert [one.opened_text for one in exchange.answers.all()] == [f"on {slug}"] * 2
        assert exchange.opened_on is not None
