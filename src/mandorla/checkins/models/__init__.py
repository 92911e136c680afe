from mandorla.checkins.models.checkin import CheckIn, Showing
from mandorla.checkins.models.habit import Habit, HabitKept, Hour
from mandorla.checkins.models.share import Share

__all__ = ["CheckIn", "Habit", "HabitKept", "Hour", "Share", "Showing"]
