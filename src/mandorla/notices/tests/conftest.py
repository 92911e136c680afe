from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from pytest_django import Settings

from mandorla.notices import delivery, outbox, vapid
from mandorla.notices.tests.sinks import HOST, Mailbox, PushService, mailbox, push_service

Send = Callable[[datetime], None]


@pytest.fixture
def mails(settings: Settings) -> Iterator[Mailbox]:
    """A real mail server, and ours set up to use it."""
    with mailbox() as box:
        settings.HAS_EMAIL = True
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = HOST, box.port, False
        yield box


@pytest.fixture
def pushes(settings: Settings, db: Any) -> Iterator[PushService]:
    """A real push service that this server knows."""
    with push_service() as service:
        settings.MANDORLA_PUSH_SERVICES = [service.origin]
        vapid.make_ready()
        service.public = vapid.public_key()
        yield service


@pytest.fixture
def send() -> Send:
    """A pass of the timetable, and the queue after it."""

    def pass_by(now: datetime) -> None:
        for claim in outbox.claim(now=now):
            delivery.deliver(claim, lambda: now)

    return pass_by
