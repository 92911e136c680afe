"""The same phones and households as in the journeys."""

from tests.journeys.conftest import chromium, household, model_house, new_household, new_phone, playwright

__all__ = ["chromium", "household", "model_house", "new_household", "new_phone", "playwright"]
