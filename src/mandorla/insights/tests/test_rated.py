"""What somebody said right after a practice: in words, for oneself alone, and no surer than the answers are."""

import numpy as np
import pytest
from tests.cast import Player

from mandorla.insights.logic.claims import LEAST_DOSES
from mandorla.insights.logic.rated import TAU, rated
from mandorla.insights.tests.doing import lives, opens, ordinary_days, pages_of
from mandorla.practices.models import Closer, Kind, Practice
from mandorla.shared.tests.calendar import Calendar

MIXED = [1.0, 0.5, 0.5, 0.0, 1.0, 0.5, 0.0, 0.5, 0.5, 1.0]


def rates(player: Player, kind: Kind, answers: list[Closer]) -> None:
    """Each of the player's practices of that kind in turn, as they said that evening."""
    rows = Practice.objects.filter(person=player.person, kind=kind).newest_first()
    for row, answer in zip(rows, answers, strict=False):
        row.closer = answer.value
        row.save(update_fields=["closer"])


def test_below_eight_answers_a_kind_is_not_named_but_tells_of_the_spread() -> None:
    assert rated({}) == rated({"talk": []}) == rated({"talk": [1.0] * (LEAST_DOSES - 1)}) == []
    [alone] = rated({"talk": MIXED})
    [beside] = rated({"talk": MIXED, "news": [1.0, -0.5, 1.0, -0.5]})
    assert (alone.kind, alone.answers) == ("talk", 10)
    assert beside.high - beside.low > alone.high - alone.low


def test_few_answers_are_pulled_toward_nothing_and_many_are_believed() -> None:
    [few], [many] = rated({"talk": MIXED}), rated({"talk": MIXED * 30})
    mean = np.mean(MIXED)
    assert 0 < (few.low + few.high) / 2 < mean - 0.01
    assert (many.low + many.high) / 2 == pytest.approx(mean, abs=0.01)
    assert many.high - many.low < (few.high - few.low) / 4


def test_the_surest_good_comes_first_and_one_order_holds() -> None:
    found = rated({"quiet": MIXED, "news": [0.0, -0.5] * 6, "act": MIXED, "talk": [1.0] * 12})
    assert [one.kind for one in found] == ["talk", "act", "quiet", "news"]
    assert found[-1].high < found[0].low


def test_it_is_the_exact_mixture_over_the_spread_of_kinds() -> None:
    """The same integrals by brute force: over what two kinds bring and how far ratings spread."""
    ratings = {"talk": MIXED, "news": [0.0, 0.5] * 5}
    b = np.linspace(-1, 1.5, 251)
    variance = np.exp(np.linspace(np.log(0.005), np.log(5), 400))
    total = first = second = 0.0
    for tau in TAU.ravel():
        for v in variance:
            prior = v ** (-1.5 - 1) * np.exp(-0.2 / v) * v  # as a density over the logarithm
            spread = tau * np.sqrt(v)
            centred = np.exp(-((b / spread) ** 2) / 2) / spread
            talk, news = (_likely(said, b, v) * centred for said in ratings.values())
            weight = prior * news.sum()
            total += weight * talk.sum()
            first += weight * (talk * b).sum()
            second += weight * (talk * b**2).sum()
    found = next(one for one in rated(ratings) if one.kind == "talk")
    mean = first / total
    assert (found.low + found.high) / 2 == pytest.approx(mean, abs=1e-3)
    assert (found.high - found.low) / 2 == pytest.approx(1.96 * np.sqrt(second / total - mean**2), rel=5e-3)


def _likely(said: list[float], b: np.ndarray, variance: float) -> np.ndarray:
    apart = (np.array(said)[:, None] - b) ** 2
    return np.asarray(variance ** (-len(said) / 2) * np.exp(-apart.sum(axis=0) / (2 * variance)))


def test_the_page_says_it_in_words_and_leaves_out_what_was_rated_seldom(noor: Player, sam: Player) -> None:
    done = dict.fromkeys(range(0, 60, 5), Kind.TALK) | dict.fromkeys(range(1, 60, 20), Kind.THANKS)
    lives(noor, ordinary_days(60), practised=done)
    before = pages_of(sam)
    assert "What you said right after" not in opens(noor, "change").text
    rates(noor, Kind.TALK, [Closer.CLOSER, Closer.A_LITTLE] * 6)
    rates(noor, Kind.THANKS, [Closer.CLOSER] * 3)
    page = opens(noor, "change")
    assert "A guided talk: between “A little” and “Yes, closer”, as far as 12 answers tell." in page.text
    assert "Saying what I appreciate:" not in page.text
    assert pages_of(sam) == before


def test_what_is_older_than_a_year_does_not_count(noor: Player, calendar: Calendar) -> None:
    lives(noor, ordinary_days(40), practised=dict.fromkeys(range(0, 40, 4), Kind.TALK))
    rates(noor, Kind.TALK, [Closer.A_LITTLE] * 10)
    assert "as far as 10 answers tell" in opens(noor, "change").text
    calendar.later(days=364)
    assert "What you said right after" not in opens(noor, "change").text
