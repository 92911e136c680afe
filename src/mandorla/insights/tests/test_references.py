"""Published figures, reproduced."""

import csv
from pathlib import Path

import numpy as np
import pytest

from mandorla.insights.logic import randomized, reliable_change
from mandorla.insights.logic.student import quantile_975
from mandorla.insights.tests.references import dyads, runlengths
from mandorla.insights.tests.references.local_level import local_level

FIGURES = Path(__file__).with_name("figures")


def couples(*names: str) -> list[np.ndarray]:
    """Columns of Acitelli's couples, each of shape (148, 2)."""
    pairs: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader((FIGURES / "acipair.csv").read_text().splitlines()):
        pairs.setdefault(row["CoupleID"], []).append(row)
    return [np.array([[float(one[name]) for one in two] for two in pairs.values()]) for name in names]


def test_actor_and_partner_effects_of_148_couples() -> None:
    satisfied, own, partner = couples("Satisfaction_A", "OtherPos_A", "OtherPos_P")
    found = dyads.fit(satisfied, np.stack([np.ones_like(own), own, partner], axis=2))
    assert found.minus2_reml == pytest.approx(296.71826295, abs=1e-5)
    assert found.minus2_ml == pytest.approx(282.8840908, abs=1e-5)
    assert found.b == pytest.approx([0.6697541217, 0.4004231482, 0.2879704967], abs=1e-6)
    assert found.se == pytest.approx([0.32243814, 0.04731414, 0.04731414], abs=1e-7)
    assert (found.rho, found.variance) == pytest.approx((0.4693413627, 0.1741943135), abs=1e-6)


def test_truth_and_bias_of_148_couples() -> None:
    found = dyads.truth_and_bias(*couples("OtherPos_A", "SelfPos_P", "SelfPos_A"))
    assert found.b == pytest.approx([0.077027027, 0.2691805229, 0.273528349], abs=1e-6)
    assert found.se == pytest.approx([0.02930723, 0.0664842, 0.0664842], abs=1e-7)
    assert found.rho == pytest.approx(0.1405940185, abs=1e-6)
    assert found.minus2_reml == pytest.approx(402.144077, abs=1e-5)


def test_the_level_of_the_nile() -> None:
    flow = np.genfromtxt(FIGURES / "nile.csv", delimiter=",", skip_header=1)[:, 1]
    found = local_level(flow)
    assert (found.step, found.noise) == pytest.approx((1469.147, 15098.577), rel=1e-4)
    assert found.loglik == pytest.approx(-632.5456, abs=1e-4)
    assert (found.last, found.last_variance) == pytest.approx((798.3681, 4032.147), rel=1e-5)


@pytest.mark.parametrize(
    ("mean", "length"),
    [
        (0, 167.6838),
        (0.25, 74.224),
        (0.5, 26.6302),
        (0.75, 13.2851),
        (1, 8.3831),
        (1.5, 4.7472),
        (2, 3.3428),
        (2.5, 2.6195),
        (3, 2.1945),
        (4, 1.7085),
    ],
)
def test_how_long_a_cusum_runs(mean: float, length: float) -> None:
    assert runlengths.two_sided_cusum(0.5, 4, mean) == pytest.approx(length, rel=1e-4)


def test_how_long_one_side_runs_to_ten_digits() -> None:
    # The printed 4.1500836225 (SAS/QC 1999) is wrong from the eighth digit on; R's spc has this.
    assert runlengths.cusum(0.25, 8, 2.5) == pytest.approx(4.15008372612, abs=1e-9)


@pytest.mark.parametrize(
    ("share", "c", "mean", "length"),
    [
        (0.5, 3.071, 0, 499.91),
        (0.5, 3.071, 0.5, 88.8),
        (0.5, 3.071, 1, 17.48),
        (0.5, 3.071, 1.5, 6.53),
        (0.5, 3.071, 2, 3.63),
        (0.25, 3, 1, 11.154267016),
    ],
)
def test_how_long_an_ewma_runs(share: float, c: float, mean: float, length: float) -> None:
    assert runlengths.ewma(share, c, mean) == pytest.approx(length, rel=1e-3)


def test_a_reliable_change() -> None:
    norms = reliable_change.Norms(7.5, 0.8, None, "the worked example of Jacobson & Truax 1991")
    found = reliable_change.change(32.5, 47.5, norms)
    assert found.index == pytest.approx(3.1623, abs=1e-4)
    assert found.is_reliable
    assert not reliable_change.change(32.5, 41.7, norms).is_reliable


def test_a_fair_coin_makes_weights_that_change_nothing() -> None:
    """With one probability throughout, the estimate is ordinary least squares, by whichever numerator."""
    chance = np.random.default_rng(5)
    coin, before = (chance.random(400) < 0.4).astype(float), chance.normal(size=400)
    y = 1 + 0.5 * before + 0.3 * coin + chance.normal(size=400)
    controls = np.column_stack([np.ones(400), before])
    trial = randomized.Trial(y, coin, np.full(400, 0.4), np.ones(400), np.repeat(np.arange(40), 10), controls)
    found = randomized.effect(trial, 0.4)
    plain = np.linalg.lstsq(np.column_stack([controls, coin - 0.4]), y, rcond=None)[0]
    assert found.b == pytest.approx(plain, abs=1e-10)
    assert abs(found.b[2] - 0.3) < 4 * found.se[2]


def test_the_quantile_of_t() -> None:
    for free, quantile in ((5, 2.5706), (10, 2.2281), (27, 2.0518), (60, 2.0003), (10_000, 1.9602)):
        assert quantile_975(free) == pytest.approx(quantile, abs=2e-3)
