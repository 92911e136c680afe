"""When a habit is looked at again."""

from datetime import date, timedelta

THREE_WEEKS = timedelta(weeks=3)
MOST = 2


def is_due(agreed_on: date | None, day: date, *, is_answered: bool) -> bool:
    """Whether to ask on `day` if a person wants to keep a habit: once, three weeks after it was agreed."""
    return agreed_on is not None and not is_answered and day >= agreed_on + THREE_WEEKS
