from mandorla.moments.models.rating import Rating
from mandorla.moments.models.window import NOW, Window

__all__ = ["NOW", "Rating", "Window"]
