"""What logic asks of chance. Whoever calls it brings one, such as `random.Random`, seeded."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Chance(Protocol):
    """Draws, as `random.Random` makes them."""

    def random(self) -> float:
        """Evenly between 0 and 1."""
        ...

    def gauss(self, mu: float, sigma: float) -> float:
        """From the normal distribution."""
        ...

    def betavariate(self, alpha: float, beta: float) -> float:
        """From the beta distribution, between 0 and 1."""
        ...

    def choice(self, seq: Sequence[T]) -> T:
        """One of these, each as likely as any other."""
        ...
