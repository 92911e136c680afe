from mandorla.promises.models.apology import Apology, Reception
from mandorla.promises.models.outcome import Outcome
from mandorla.promises.models.promise import Promise, Wording

__all__ = ["Apology", "Outcome", "Promise", "Reception", "Wording"]
