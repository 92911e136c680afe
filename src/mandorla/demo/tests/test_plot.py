from collections import Counter
from datetime import UTC, date, datetime, timedelta
from statistics import mean
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from mandorla.demo.bank import story
from mandorla.demo.furnishing import HALF_A_YEAR, SEED
from mandorla.demo.plot import Deed, Step, plot
from mandorla.prompts.models import Rule
from mandorla.shared import clock

FIRST = date(2026, 5, 24)
LATE = datetime(2030, 1, 1, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
APART = {"Ines": ZoneInfo("Europe/Lisbon"), "Jo": ZoneInfo("Asia/Singapore")}
SEEDS = st.integers(min_value=0, max_value=2**32)


def of_noor_and_sam(seed: int = SEED, until: datetime = LATE) -> list[Step]:
    zones = {"Noor": BERLIN, "Sam": BERLIN}
    return plot(story("noor-and-sam"), first=FIRST, days=HALF_A_YEAR, zones=zones, until=until, seed=seed)


def of_ines_and_jo(seed: int) -> list[Step]:
    return plot(story("ines-and-jo"), first=FIRST, days=24, zones=APART, until=LATE, seed=seed)


def test_the_same_seed_gives_the_same_past() -> None:
    assert of_noor_and_sam(7) == of_noor_and_sam(7)
    assert of_noor_and_sam(7) != of_noor_and_sam(8)


def test_they_answer_on_about_two_days_in_three() -> None:
    days = {clock.day_of(step.at, BERLIN) for step in of_noor_and_sam() if step.deed is Deed.ANSWER}
    assert 0.6 < len(days) / HALF_A_YEAR < 0.72


def test_depth_rises_from_month_to_month() -> None:
    depths = [step.entry.prompt.depth for step in of_noor_and_sam() if step.deed is Deed.ANSWER]
    third = len(depths) // 3
    early, middle, late = depths[:third], depths[third : 2 * third], depths[2 * third :]
    assert mean(early) < mean(middle) < mean(late)


def test_every_rule_and_every_deed_occurs() -> None:
    steps = of_noor_and_sam()
    assert {step.kind for step in steps if step.deed is Deed.ANSWER} == set(Rule.values)
    assert {step.deed for step in steps} == set(Deed)


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_nobody_answers_a_question_twice_or_passes_what_they_answered(seed: int) -> None:
    done = Counter(
        (step.who, step.entry.prompt.slug)
        for step in of_ines_and_jo(seed)
        if step.deed in (Deed.ANSWER, Deed.PASS)
    )
    assert set(done.values()) == {1}


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_a_reply_follows_both_answers_and_none_of_these_is_kept(seed: int) -> None:
    answers: dict[str, dict[str, str]] = {}
    for step in of_noor_and_sam(seed):
        said = answers.setdefault(step.entry.prompt.slug, {})
        if step.deed is Deed.ANSWER:
            said[step.who] = step.kind
        elif step.deed is not Deed.PASS:
            assert set(said) == {"Noor", "Sam"}
            assert Rule.KEEP not in said.values()


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_nothing_happens_at_the_end_or_after_it(seed: int) -> None:
    until = datetime(2026, 6, 20, tzinfo=UTC)
    steps = of_noor_and_sam(seed, until)
    assert steps == [step for step in of_noor_and_sam(seed) if step.at < until]


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_people_answer_when_they_are_awake(seed: int) -> None:
    for step in of_ines_and_jo(seed):
        if step.deed is Deed.ANSWER:
            local = step.at.astimezone(APART[step.who])
            assert 7 <= local.hour < 23
            assert local.date() - FIRST < timedelta(days=24 + 5)
