from mandorla.live.tests.wire import wire
from mandorla.shared.tests.calendar import calendar

__all__ = ["calendar", "wire"]
