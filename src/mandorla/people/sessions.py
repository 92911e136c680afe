"""Sessions in the database, with an expiry rounded to the day: a row must not tell when somebody was here."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessionStore
from django.contrib.sessions.models import Session


class SessionStore(DatabaseSessionStore):
    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        exact: datetime = super().get_expiry_date(**kwargs)
        return exact.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
