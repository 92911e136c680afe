"""What a practice does where chance chose it: weighted and centered least squares.

Boruvka, Almirall, Witkiewitz & Murphy 2018, J. American Statistical Association 113; errors by the sandwich of Mancl &
DeRouen 2001, Biometrics 57, for few people. Unbiased whatever the controls are, because the coin is known.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mandorla.insights.logic.kalman import Array


@dataclass(frozen=True, slots=True)
class Weighted:
    """Coefficients of controls, then of effects, and their standard errors, each of shape (C,)."""

    b: Array
    se: Array


@dataclass(frozen=True, slots=True)
class Trial:
    """N decision points: outcome y, whether the coin said yes, its probability, whether it was thrown; who it was.

    Arrays of shape (N,); `controls` of shape (N, C), its first column 1.
    """

    y: Array
    said_yes: Array
    probability: Array
    was_thrown: Array
    who: NDArray[np.int_]
    controls: Array


def effect(trial: Trial, numerator: float) -> Weighted:
    """The mean effect of a yes, after the controls; `numerator` between 0 and 1 stabilizes the weights."""
    a, p = trial.said_yes, trial.probability
    weight = trial.was_thrown * np.where(a > 0, numerator / p, (1 - numerator) / (1 - p))
    x = np.column_stack([trial.controls, a - numerator])
    bread = np.linalg.inv((x * weight[:, None]).T @ x)
    b = bread @ ((x * weight[:, None]).T @ trial.y)
    left = trial.y - x @ b
    meat = np.zeros_like(bread)
    for person in np.unique(trial.who):
        rows = trial.who == person
        xi, wi = x[rows], weight[rows]
        hat = xi @ bread @ (xi * wi[:, None]).T
        score = (xi * wi[:, None]).T @ np.linalg.solve(np.eye(len(xi)) - hat, left[rows])
        meat += np.outer(score, score)
    return Weighted(b, np.sqrt(np.diag(bread @ meat @ bread)))
