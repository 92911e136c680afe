from mandorla.appreciation.models.appreciation import Appreciation
from mandorla.appreciation.models.landing import Landing
from mandorla.appreciation.models.plan import Plan

__all__ = ["Appreciation", "Landing", "Plan"]
