"""How interrupted a time without phones felt, from 0 (not at all) to 10 (all the time)."""

STEPS = (0, 2, 4, 6, 8, 10)


def step_of(felt: int) -> int:
    """The step, 0 to 5, by which a value from 0 to 10 is put into words."""
    return min(range(len(STEPS)), key=lambda step: abs(STEPS[step] - felt))
