import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mandorla.affection.acts import acts, acts_of_kind, check_acts, groups_of
from mandorla.affection.logic.acts import APART, EFFORTS, ENOUGH, SHOWN, TOGETHER, Act, Mark, ideas, liked
from mandorla.library.reading import document, parse
from mandorla.pairs.models import Kind

GOOD = "- {id: a, effort: 1, text: A wave}"
SLUGS = [f"act-{number}" for number in range(20)]
ALL = [Act(slug, slug, 1, frozenset({TOGETHER}), frozenset({"partners"})) for slug in SLUGS]
slugs = st.frozensets(st.sampled_from(SLUGS))
seeds = st.binary(min_size=16, max_size=16)
days = st.integers(700_000, 800_000)


def test_we_ship_eighty_acts_and_each_is_as_it_must_be() -> None:
    assert list(check_acts(document("acts.yaml"))) == []
    assert len(acts()) == 80


@pytest.mark.parametrize("kind", Kind.values)
@pytest.mark.parametrize("place", [TOGETHER, APART])
def test_every_kind_of_pair_finds_acts_of_every_effort_wherever_they_live(kind: str, place: str) -> None:
    found = [act for act in acts_of_kind(kind) if place in act.places]
    assert len(found) >= 20
    assert {act.effort for act in found} == set(EFFORTS)


@pytest.mark.parametrize("kind", set(Kind.values) - {Kind.PARTNERS})
def test_there_is_no_romance_but_for_partners(kind: str) -> None:
    words = " ".join(act.text.lower() for act in acts_of_kind(kind))
    assert [
        word for word in ("kiss", "skin", "pillow", "shower", "asleep on", "bedtime,") if word in words
    ] == []
    assert len(acts_of_kind(Kind.PARTNERS)) == len(acts())


@pytest.mark.parametrize("kind", Kind.values)
def test_each_act_stands_on_the_page_once_and_those_for_where_they_live_come_first(kind: str) -> None:
    groups = groups_of(kind, APART)
    found = [act for group in groups for act in group.acts]
    assert sorted(act.slug for act in found) == sorted(act.slug for act in acts_of_kind(kind))
    assert [group.place for group in groups] == [APART] * 3 + [TOGETHER] * 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nothing", "bad.yaml:1: a list is missing"),
        ("- {id: a, effort: 1}", "bad.yaml:1: missing part: text"),
        (GOOD.replace("1", "4"), "bad.yaml:1: effort is not 1 to 3"),
        (GOOD.replace("A wave", "o" * 91), "bad.yaml:1: the text is 1 characters too long"),
        (GOOD.replace("}", ", kinds: [rivals]}"), "bad.yaml:1: unknown value of kinds: rivals"),
        (GOOD.replace("}", ", place: [moon]}"), "bad.yaml:1: unknown value of place: moon"),
        (GOOD.replace("}", ", mood: good}"), "bad.yaml:1: unknown part: mood"),
        (f"{GOOD}\n{GOOD.replace('A wave', 'B')}", "bad.yaml:2: this id stands twice: a"),
        (f"{GOOD}\n{GOOD.replace('id: a', 'id: b')}", "bad.yaml:2: this text stands twice: A wave"),
    ],
)
def test_a_slip_is_named_with_its_line(text: str, said: str) -> None:
    assert [str(problem) for problem in check_acts(parse("bad.yaml", text))] == [said]


@given(slugs, slugs, seeds, days)
def test_ideas_are_three_of_what_both_like_or_none_at_all(
    mine: frozenset[str], theirs: frozenset[str], seed: bytes, day: int
) -> None:
    found = {act.slug for act in ideas(ALL, [mine, theirs], seed=seed, day=day)}
    assert found <= mine & theirs
    assert len(found) == (SHOWN if len(mine & theirs) >= ENOUGH else 0)
    assert ideas(ALL, [mine, theirs], seed=seed, day=day) == ideas(ALL, [theirs, mine], seed=seed, day=day)


@given(st.dictionaries(st.sampled_from(SLUGS), st.sampled_from(Mark)), slugs, seeds, days)
def test_neutral_not_wanted_and_not_marked_make_no_difference(
    marks: dict[str, Mark], theirs: frozenset[str], seed: bytes, day: int
) -> None:
    only_likes = {slug: mark for slug, mark in marks.items() if mark == Mark.LIKE}
    swapped = {slug: Mark.NO if mark == Mark.NEUTRAL else mark for slug, mark in marks.items()}
    found = [ideas(ALL, [liked(one), theirs], seed=seed, day=day) for one in (marks, only_likes, swapped)]
    assert found[0] == found[1] == found[2]


@settings(deadline=None, max_examples=25)
@given(st.frozensets(st.sampled_from(SLUGS), min_size=ENOUGH, max_size=12), seeds)
def test_an_act_that_both_like_is_missing_on_some_days(both: frozenset[str], seed: bytes) -> None:
    days = [ideas(ALL, [both, both], seed=seed, day=day) for day in range(700_000, 700_150)]
    for slug in both:
        assert {any(act.slug == slug for act in drawn) for drawn in days} == {True, False}
