"""The same phones and households as in the journeys, and bare houses."""

from tests.journeys.conftest import chromium, household, new_household, new_phone, playwright
from tests.running.conftest import empty, ready

__all__ = ["chromium", "empty", "household", "new_household", "new_phone", "playwright", "ready"]
