from mandorla.asks.models.news import Felt, GoodNews
from mandorla.asks.models.response import Response

__all__ = ["Felt", "GoodNews", "Response"]
