"""The filter is exact: beside generalized least squares written out in full, and by what must not matter."""

import numpy as np
import pytest

from mandorla.insights.logic import kalman, pairs_model
from mandorla.insights.logic.kalman import Array, Grid
from mandorla.insights.logic.pairs_model import LEFT_OUT, Days, full_grid, posterior, scale_of

GRID = Grid(np.array([0.01, 0.2]), np.array([0.7, 0.1]), np.array([0.5, 0.85]))


def some_days(seed: int, length: int, *, people: int = 2, share: float = 0.6) -> tuple[Array, Array]:
    """Observations with gaps, and three columns that explain them, of shape (T, n) and (T, n, 3)."""
    chance = np.random.default_rng(seed)
    y = chance.normal(size=(length, people))
    y[chance.random((length, people)) > share] = np.nan
    return y, chance.normal(size=(length, people, 3))


def covariances(length: int, people: int, grid: Grid, point: int) -> tuple[Array, Array]:
    """Of all observations, and of them with the level of each day."""
    at = np.arange(length)
    walk = grid.q[point] * np.minimum(at[:, None], at[None, :])
    mood = grid.r[point] * grid.phi[point] ** np.abs(at[:, None] - at[None, :])
    whole = np.kron(walk + mood, np.ones((people, people))) + np.eye(length * people)
    return whole, np.kron(walk, np.ones((1, people)))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("point", [0, 1])
def test_the_filter_is_generalized_least_squares_within_a_billionth(seed: int, point: int) -> None:
    y, x = some_days(seed, 60)
    seen = np.isfinite(y)
    found = kalman.gains(seen.sum(axis=1), GRID)
    share = seen / np.maximum(seen.sum(axis=1, keepdims=True), 1)
    means = np.concatenate(
        [(np.nan_to_num(y) * share).sum(axis=1)[:, None], np.einsum("ti,tic->tc", share, x)], axis=1
    )
    made, levels = kalman.innovations(means[:, None, :], np.zeros(2, dtype=int), found, GRID)
    both = seen.all(axis=1)
    apart = np.concatenate([(y[:, 0] - y[:, 1])[:, None], x[:, 0] - x[:, 1]], axis=1)[both] / np.sqrt(2)
    white = made[:, point] / np.sqrt(found.f[:, point])[:, None]
    products = white.T @ white + apart.T @ apart
    logdet = np.log(found.f[:, point][np.isfinite(found.f[:, point])]).sum()

    whole, with_level = covariances(60, 2, GRID, point)
    kept = seen.ravel()
    rows = np.concatenate([y.reshape(-1, 1), x.reshape(-1, 3)], axis=1)[kept]
    inside = whole[np.ix_(kept, kept)]
    dense = rows.T @ np.linalg.solve(inside, rows)
    # Two on one day are a mean and a contrast: the determinant knows of the halves.
    halves = both.sum() * np.log(2)
    assert np.abs(products - dense).max() < 1e-9
    assert abs(logdet + halves - np.linalg.slogdet(inside)[1]) < 1e-9

    smooth, variance = kalman.smoothed_level(made, levels, found, GRID)
    gain = np.linalg.solve(inside, with_level[:, kept].T).T
    assert np.abs(smooth[:, point] - gain @ rows).max() < 1e-9
    at = np.arange(60)
    left = GRID.q[point] * at - np.einsum("tk,tk->t", gain, with_level[:, kept])
    assert np.abs(variance[:, point] - left).max() < 1e-9


def test_the_last_days_alone_are_smoothed_as_if_all_were() -> None:
    days = practised(4)
    whole, last = posterior(days, since=95), posterior(days, since=95, first=90)
    assert last.level == pytest.approx(whole.level[90:])
    assert last.level_sd == pytest.approx(whole.level_sd[90:])


def practised(seed: int, length: int = 120) -> Days:
    chance = np.random.default_rng(seed)
    done = np.repeat((chance.random((length, 1, 2)) < 0.3) * 1.0, 2, axis=1)
    y = 60 + chance.normal(0, 10, (length, 2))
    y[1:] += 6 * done[:-1, :, :1].sum(axis=2)
    y[chance.random((length, 2)) < 0.3] = np.nan
    return Days(y, done)


def test_units_and_the_order_of_the_two_do_not_matter() -> None:
    days = practised(1)
    plain = posterior(days)
    other_units = posterior(Days(3 * days.y - 20, days.done))
    assert other_units.effect == pytest.approx(3 * plain.effect)
    assert other_units.level == pytest.approx(3 * plain.level - 20)
    swapped = posterior(Days(days.y[:, ::-1], days.done[:, ::-1]))
    assert swapped.level == pytest.approx(plain.level)
    assert swapped.effect_sd == pytest.approx(plain.effect_sd)


def test_an_effect_is_found_where_there_is_one_and_its_band_is_honest_where_nothing_is_known() -> None:
    found = posterior(practised(2, 240))
    assert found.tail[0] > 0.99
    assert found.effect[0] == pytest.approx(6, abs=3 * found.effect_sd[0])
    assert 0.01 < found.tail[1] < 0.99
    silent = practised(2, 240)
    silent.y[120:] = np.nan
    grown = posterior(silent).level_sd
    assert grown[-1] > 1.5 * grown[60]


def test_the_more_days_are_left_out_the_wider_is_the_band_of_the_line_and_not_that_of_its_change() -> None:
    days = practised(5)
    found, share = posterior(days, since=30), float(np.isnan(days.y).mean())
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pairs_model, "LEFT_OUT", 0.0)
        plain = posterior(days, since=30)
    _mean, unit = scale_of(days.y)
    added = np.sqrt(found.level_sd**2 - plain.level_sd**2)
    assert added == pytest.approx(np.full(len(days.y), LEFT_OUT * share * unit))
    assert found.difference_sd == plain.difference_sd
    assert found.effect_sd == pytest.approx(plain.effect_sd)


def test_days_on_which_nobody_said_anything_add_nothing() -> None:
    days = practised(3)
    longer = Days(
        np.concatenate([days.y, np.full((30, 2), np.nan)]), np.concatenate([days.done, np.zeros((30, 2, 2))])
    )
    assert posterior(longer).level[:120] == pytest.approx(posterior(days).level, abs=0.5)
    assert len(posterior(Days(days.y[:, :1], days.done[:, :1])).level) == 120
    assert posterior(days).weight.sum() == pytest.approx(1)
    assert len(full_grid().q) == 36


def test_somebody_who_always_says_the_same_gets_a_narrow_and_finite_band() -> None:
    flat = Days(np.full((40, 1), 70.0), np.zeros((40, 1, 0)))
    found = posterior(flat)
    assert np.isfinite(found.level).all()
    assert found.level == pytest.approx(np.full(40, 70.0), abs=1e-3)
