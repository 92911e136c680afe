"""The neutral friend: seven minutes of writing, three times a year (Finkel, Slotter, Luchies, Walton & Gross 2013)."""

from datetime import date, timedelta

MINUTES = timedelta(minutes=7)
FOUR_MONTHS = timedelta(days=122)


def next_on(day: date) -> date:
    """When it would be good to write again, after having written on `day`. Nothing keeps one from writing before."""
    return day + FOUR_MONTHS
