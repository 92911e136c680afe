from mandorla.promises.models.apology import Apology, Reception
from mandorla.promises.models.open_word import OpenWord
from mandorla.promises.models.outcome import Outcome
from mandorla.promises.models.promise import Promise, Wording

__all__ = ["Apology", "OpenWord", "Outcome", "Promise", "Reception", "Wording"]
