from mandorla.repair.models.look import FriendView, LookBack
from mandorla.repair.models.own import Parked, Phrase
from mandorla.repair.models.start import Start

__all__ = ["FriendView", "LookBack", "Parked", "Phrase", "Start"]
