"""Regression where two people are alike but for what they say: indistinguishable dyads, by REML.

Within a dyad the errors of the two have one variance and one correlation rho. The sum and the difference of the two are
then independent, so generalized least squares is two ordinary regressions with weights 1 + rho and 1 - rho. Sources:
Kenny, Kashy & Cook 2006, Dyadic Data Analysis, ch. 7 (APIM); Woody & Sadler 2005, Psychological Methods 10 (sums and
differences); West & Kenny 2011, Psychological Review 118 (Truth and Bias).
"""

from dataclasses import dataclass

import numpy as np

from mandorla.insights.logic.kalman import Array
from mandorla.insights.tests.references.searching import least

WIDEST = 0.999


@dataclass(frozen=True, slots=True)
class Dyadic:
    """Coefficients and their standard errors, shape (C,); correlation and variance of errors; -2 log-likelihoods."""

    b: Array
    se: Array
    rho: float
    variance: float
    minus2_reml: float
    minus2_ml: float


def fit(y: Array, x: Array) -> Dyadic:
    """y of shape (D, 2), x of shape (D, 2, C): D dyads, at least C of them. Neither may hold NaN.

    `minus2_ml` is the likelihood at its own maximum over rho and the variance.
    """
    rows = [np.concatenate([y[..., None], x], axis=2)]
    whole = rows[0]
    total, apart = (whole[:, 0] + whole[:, 1]) / np.sqrt(2), (whole[:, 0] - whole[:, 1]) / np.sqrt(2)
    sums = np.stack([total.T @ total, apart.T @ apart])
    dyads = len(y)
    rho = least(lambda r: _minus2(sums, dyads, r, is_restricted=True), -WIDEST, WIDEST)
    ml = least(lambda r: _minus2(sums, dyads, r, is_restricted=False), -WIDEST, WIDEST)
    b, information, left = _solve(sums, rho)
    variance = left / (2 * dyads - len(b))
    return Dyadic(
        b=b,
        se=np.sqrt(np.diag(np.linalg.inv(information)) * variance),
        rho=rho,
        variance=variance,
        minus2_reml=_minus2(sums, dyads, rho, is_restricted=True),
        minus2_ml=_minus2(sums, dyads, ml, is_restricted=False),
    )


def truth_and_bias(judgement: Array, truth: Array, own: Array) -> Dyadic:
    """What a judgement of the other follows: their truth, one's own standing (assumed similarity), or neither.

    All of shape (D, 2), by who judges. Centered as West & Kenny do: the judgement on the mean of the truth, truth and
    own standing each on that mean too, so that `b` is directional bias, force of truth and force of assumed similarity.
    """
    centre = float(truth.mean())
    x = np.stack([np.ones_like(truth), truth - centre, own - centre], axis=2)
    return fit(judgement - centre, x)


def _solve(sums: Array, rho: float) -> tuple[Array, Array, float]:
    weighted = sums[0] / (1 + rho) + sums[1] / (1 - rho)
    information = weighted[1:, 1:]
    b = np.linalg.solve(information, weighted[1:, 0])
    return b, information, float(weighted[0, 0] - b @ weighted[1:, 0])


def _minus2(sums: Array, dyads: int, rho: float, *, is_restricted: bool) -> float:
    """-2 log-likelihood at rho, its variance profiled out."""
    b, information, left = _solve(sums, rho)
    n = 2 * dyads - (len(b) if is_restricted else 0)
    found = n * (1 + np.log(2 * np.pi * left / n)) + dyads * np.log((1 + rho) * (1 - rho))
    return float(found + (np.linalg.slogdet(information)[1] if is_restricted else 0.0))
