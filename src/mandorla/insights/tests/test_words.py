"""Every sentence of a result, as it is read; none has a number without its uncertainty, a forecast, or a comparison."""

import re
from datetime import date
from itertools import product

import pytest

from mandorla.insights import wording
from mandorla.insights.logic.claims import CERTAIN, LEAST_DOSES, MOST, Effect, claims
from mandorla.insights.logic.rated import Rated
from mandorla.insights.logic.reliable_change import Change
from mandorla.insights.questionnaires import questionnaires
from mandorla.insights.seeing import in_words
from mandorla.insights.wording import TALK, Sentence
from mandorla.practices.models import Kind

JUNE = date(2026, 6, 3)
HELPS = Effect("talk", 31, 5.2, 1.4, 9.0, 0.996, is_by_chance=False)
NOTHING = Effect("thanks", 12, 0.6, -3.7, 4.9, 0.61, is_by_chance=True)
FORECAST = re.compile(r"\b(will|going to|soon|predict|forecast|risk|likely to|end of)\b", re.IGNORECASE)
COMPARISON = re.compile(
    r"\b(than (your|the) (partner|other)|more than (he|she|they)|both of you:)", re.IGNORECASE
)


def trend(difference: float, half: float, *, is_both: bool = False) -> Sentence:
    return wording.of_trend(JUNE, difference, half, TALK, is_both=is_both)


SNAPSHOTS = [
    (
        trend(2, 6),
        "About the same as in June. What differs may well be chance.",
        "Drawn from what you said, and seen by you alone.",
    ),
    (
        trend(9, 5, is_both=True),
        "Closer than in June, by 4 to 14 of 100: more than chance would explain.",
        "Drawn from what you both said.",
    ),
    (
        trend(-9, 5),
        "Farther apart than in June, by 4 to 14 of 100: more than chance would explain.",
        "Drawn from what you said, and seen by you alone. It cannot say why, or what comes next.",
    ),
    (
        wording.of_effect(HELPS),
        "The day after a guided talk, you felt closer by 1 to 9 of 100, over 31 days.",
        "You chose the days yourself, and that may explain some of it. Only the day after was looked at.",
    ),
    (
        wording.of_effect(NOTHING),
        "The day after saying what I appreciate: between 4 farther and 5 closer of 100, over 12 days.",
        "Chance chose the days, so good days alone do not explain it.",
    ),
    (
        Sentence(wording.of_rated(Rated("quiet", 9, 0.2, 0.9))),
        "Time without phones: between “As before” and “Yes, closer”, as far as 9 answers tell.",
        "",
    ),
    (
        Sentence(wording.of_rated(Rated("act", 40, 0.4, 0.6))),
        "A small act that was asked for: “A little”, as far as 40 answers tell.",
        "",
    ),
    (
        wording.of_drift(TALK),
        "For some weeks you have drawn the circles farther apart than before. Is something weighing on you?",
        "Only you are asked, and only from your own entries. About once a year this comes for no reason.",
    ),
    (
        wording.of_withdrawal(),
        "You check in less than you used to, and that may be just right. Or is there something that is hard to say?",
        "Only you are asked, and only from your own entries. A pause is always fine; this can be wrong about you.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "said", "but"), SNAPSHOTS, ids=[row[1][:30] for row in SNAPSHOTS])
def test_a_result_reads_like_this(sentence: Sentence, said: str, but: str) -> None:
    assert (sentence.said, sentence.but) == (said, but)


def every_sentence() -> list[str]:
    """What the words come to over a wide range of results."""
    said = [trend(d, h, is_both=b) for d, h, b in product((-40, -3, 0, 3, 40), (1, 5, 60), (True, False))]
    said += [
        wording.of_effect(Effect(kind, 9, m, m - h, m + h, 0.5, is_by_chance=c))
        for kind, m, h, c in product(Kind.values, (-20.0, 0.0, 20.0), (1.0, 30.0), (True, False))
    ]
    said += [wording.of_drift(TALK), wording.of_withdrawal()]
    ratings = [wording.of_rated(Rated(kind, 9, -0.5, high)) for kind in Kind.values for high in (-0.4, 1.0)]
    forms = questionnaires().values()
    totals = [wording.of_total(form, total) for form in forms for total in (None, 0, form.most)]
    changes = [wording.of_change(one) for one in (None, Change(0.3, 5), Change(4, 5), Change(-4, 5))]
    places = [wording.between(low, low + wide) for low in range(0, 100, 7) for wide in (1, 30)]
    return [*(f"{one.said} {one.but}" for one in said), *ratings, *totals, *changes, *places]


def test_no_number_stands_without_its_uncertainty() -> None:
    certain = re.compile(
        r"by \d+ to \d+ of 100|\(\d+ to \d+ of 100\)|between \d+ (farther|closer) and \d+ (farther|closer) of 100"
        r"|\d+ of \d+, give or take \d+|over \d+ days|as far as \d+ answers tell"
    )
    bare = [one for one in every_sentence() if re.search(r"\d", certain.sub("", one))]
    assert bare == []
    assert re.search(r"\d", certain.sub("", "Closer by 7."))


def test_nothing_is_forecast_and_nobody_is_compared() -> None:
    assert [one for one in every_sentence() if FORECAST.search(one) or COMPARISON.search(one)] == []
    assert FORECAST.search("It will get better soon.")
    assert COMPARISON.search("You are closer than your partner.")


def test_every_result_of_a_line_and_every_claim_ends_in_a_step() -> None:
    assert all(trend(d, 5).step for d in (-9, 0, 9))
    for kind in Kind.values:
        assert wording.of_effect(Effect(kind, 9, 5, 1, 9, 0.99, is_by_chance=False)).step
    assert wording.step(is_solo=False, is_gentle=False) == TALK
    assert wording.step(is_solo=True, is_gentle=False) == wording.step(is_solo=False, is_gentle=True) != TALK


def test_at_most_three_things_help_and_below_eight_doses_it_is_too_early() -> None:
    kinds = Kind.values
    sure = [Effect(kind, LEAST_DOSES, 5, 1, 9, CERTAIN, is_by_chance=False) for kind in kinds]
    found = claims([*sure[:5], Effect(kinds[5], LEAST_DOSES - 1, 9, 8, 10, 1.0, is_by_chance=False)])
    assert (len(found.helps), len(found.unclear), found.too_early) == (MOST, 2, (kinds[5],))
    assert in_words(found).too_early == (wording.kind(kinds[5]),)
    hurts = claims([Effect("talk", 40, -9, -12, -6, 0.0, is_by_chance=False)])
    assert (hurts.helps, len(hurts.unclear)) == ((), 1)
