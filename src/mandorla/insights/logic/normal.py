"""The standard normal distribution, for arrays, without anything but numpy."""

from math import erfc, sqrt

import numpy as np

from mandorla.insights.logic.kalman import Array

TWO_SIDED_95 = 1.959963984540054


def normal_cdf(z: Array) -> Array:
    """The distribution function at each z, any shape, to the last digits (the complementary error function of C)."""
    return np.asarray(
        np.reshape([0.5 * erfc(-one / sqrt(2)) for one in np.ravel(z)], np.shape(z)), dtype=float
    )
