"""The quantile of Student's t that 95 % intervals need."""

from mandorla.insights.logic.normal import TWO_SIDED_95


def quantile_975(free: int) -> float:
    """The 97.5 % quantile for `free` degrees of freedom, 5 or more, to 0.001 (Hill 1970; Cornish-Fisher expansion)."""
    z, n = TWO_SIDED_95, float(max(free, 5))
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    fourth = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160
    return z + first / n + second / n**2 + third / n**3 + fourth / n**4
