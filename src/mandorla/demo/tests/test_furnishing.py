from datetime import datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from tests.cast import Player

from mandorla.demo import agreeing
from mandorla.demo.bank import story
from mandorla.demo.cast import EVERYBODY
from mandorla.demo.furnishing import NotEmpty, furnish
from mandorla.demo.small_acts import KEPT, TOLD
from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.prompts.models import Answer, Keep, Pass, Reply, Rule
from mandorla.shared import clock


@pytest.fixture
def moved_in_at(begun_at: datetime) -> datetime:
    furnish(now=begun_at)
    return begun_at


def become(name: str) -> Player:
    person = Person.objects.get(username=name)
    return Player(person, Member.objects.of(person).get().pair)


def text_of(player: Player, address: str) -> str:
    return BeautifulSoup(player.get(address).content, "html.parser").get_text()


def test_everybody_is_there_with_a_past_of_their_own(moved_in_at: datetime) -> None:
    assert {person.name for person in Person.objects.all()} == {role.name for role in EVERYBODY}
    noor, ines, ada = (Answer.objects.of(become(name).pair) for name in ("noor", "ines", "ada"))
    assert noor.count() > 120
    assert 15 < ines.count() < 30
    assert ada.count() == 10
    assert Reply.objects.exists()
    assert Keep.objects.exists()
    assert Pass.objects.exists()


def test_the_past_began_half_a_year_ago_and_nothing_lies_ahead(moved_in_at: datetime) -> None:
    answers = Answer.objects.of(become("sam").pair).order_by("sealed_at")
    first, last = answers[0], answers.reverse()[0]
    assert timedelta(days=170) < moved_in_at - first.sealed_at < timedelta(days=190)
    assert last.sealed_at == moved_in_at


def test_only_what_was_written_for_them_is_said(moved_in_at: datetime) -> None:
    told = story("noor-and-sam")
    bank = {(entry.prompt.slug, name): text for entry in told.entries for name, text in entry.texts.items()}
    pair = become("noor").pair
    for answer in (
        Answer.objects.of(pair).filter(sealed_at__lt=moved_in_at).select_related("exchange", "author")
    ):
        assert bank[answer.exchange.slug, answer.author.name] == answer.text


def test_what_sam_sealed_today_opens_when_noor_answers(moved_in_at: datetime) -> None:
    noor, today = become("noor"), story("noor-and-sam").today
    assert today
    assert noor.member.pair_day(moved_in_at) == noor.member.pair_day(clock.now())
    seen = text_of(noor, noor.at("home:today"))
    assert today.prompt.text in seen
    assert today.texts["Sam"] not in seen
    address = noor.at("prompts:answer", slug=today.prompt.slug)
    noor.post(address, {"text": "Loud, and then I tell everybody.", "rule": Rule.BOTH, "version": 0})
    assert today.texts["Sam"] in text_of(noor, noor.at("prompts:prompt", slug=today.prompt.slug))


def test_jo_has_gone_first_today_and_ines_may_read_it(moved_in_at: datetime) -> None:
    ines, today = become("ines"), story("ines-and-jo").today
    assert today
    assert today.texts["Jo"] in text_of(ines, ines.at("prompts:prompt", slug=today.prompt.slug))


def test_noor_and_sam_have_agreed_on_a_few_things(moved_in_at: datetime) -> None:
    noor = become("noor")
    seen = text_of(noor, noor.at("pairs:agreement"))
    assert agreeing.CHANGED in seen
    assert "Sam proposes" in seen
    assert "Tuesday, Thursday, 8:00 PM" in text_of(noor, noor.at("moments:windows"))


def test_kit_has_left_and_rae_is_new(moved_in_at: datetime) -> None:
    kit, rae = Person.objects.get(username="kit"), become("rae")
    assert not Member.objects.of(kit).exists()
    assert become("val").member.is_solo
    assert not Answer.objects.of(rae.pair).exists()


def test_something_is_suggested_today_and_says_why(moved_in_at: datetime) -> None:
    for name in ("noor", "sam", "ines", "jo"):
        player = become(name)
        assert "It takes" in text_of(player, player.at("suggestions:why"))


def test_it_never_moves_in_with_anybody(rae: Player) -> None:
    with pytest.raises(NotEmpty):
        furnish(now=clock.now())
    assert Person.objects.get() == rae.person


def test_noor_and_sam_have_ideas_and_good_news_and_jo_is_asked_for_something(moved_in_at: datetime) -> None:
    noor, sam, jo = become("noor"), become("sam"), become("jo")
    for player in (noor, sam):
        assert "Ideas you both like" in text_of(player, player.at("affection:affection"))
        assert TOLD in text_of(player, player.at("asks:good_news"))
    assert KEPT not in text_of(noor, noor.at("asks:good_news"))
    assert "Ines would like this tonight" in text_of(jo, jo.at("home:today"))
