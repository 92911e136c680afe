import pytest

pytest.register_assert_rewrite(
    *(f"tests.journeys.{name}" for name in ("evening", "household", "inspection", "phone"))
)
