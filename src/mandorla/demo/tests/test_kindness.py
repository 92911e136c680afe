from datetime import datetime

import pytest
from bs4 import BeautifulSoup
from tests.cast import Player

from mandorla.appreciation.models import Appreciation, Landing
from mandorla.coach.logic.repetition import repeated
from mandorla.demo.furnishing import HALF_A_YEAR, WEEKS, furnish
from mandorla.demo.kindness import kind_words
from mandorla.pairs.models import Member
from mandorla.people.models import Person

VOICES = {"noor-and-sam": {"Noor", "Sam"}, "ines-and-jo": {"Ines", "Jo"}, "ada": {"Ada"}}
DAYS = {"noor-and-sam": HALF_A_YEAR, "ines-and-jo": WEEKS, "ada": WEEKS}


@pytest.mark.parametrize("name", VOICES)
def test_everybody_in_the_story_says_something_within_its_days(name: str) -> None:
    told = kind_words(name)
    assert {word.by for word in told} == VOICES[name]
    assert all(0 <= word.days < DAYS[name] for word in told)
    assert all(word.said.what or word.said.words for word in told)
    assert all("!" not in word.said.plain + (word.landed or "") for word in told)
    assert len(VOICES[name]) == 2 or all(word.landed is None for word in told)


def test_nobody_repeats_themselves() -> None:
    told = [word.said.plain for word in kind_words("noor-and-sam")]
    assert [one for number, one in enumerate(told) if repeated(one, told[:number])] == []


def test_something_waits_for_noor_and_what_was_said_is_there(begun_at: datetime) -> None:
    furnish(now=begun_at)
    noor = _become("noor")
    today = BeautifulSoup(noor.get(noor.at("home:today")).content, "html.parser").get_text()
    assert "Something kind from Sam" in today
    written = Appreciation.objects.of(noor.pair)
    assert written.count() == len(kind_words("noor-and-sam"))
    assert written.filter(opened_at__isnull=True).get().author == noor.person
    assert not written.filter(written_at__gt=begun_at).exists()
    assert Landing.objects.filter(shared_text__isnull=False).exists()
    assert Appreciation.objects.of(_become("ada").pair).get().shared is None


def _become(name: str) -> Player:
    person = Person.objects.get(username=name)
    return Player(person, Member.objects.of(person).get().pair)
