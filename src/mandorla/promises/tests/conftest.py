from collections.abc import Callable

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks
from time_machine import TimeMachineFixture

from mandorla.live import bus
from mandorla.live.logic.messages import Message, Nudge
from mandorla.shared.tests.calendar import Calendar


@pytest.fixture(autouse=True)
def calendar(time_machine: TimeMachineFixture) -> Calendar:
    """Everything here begins at noon of that calendar."""
    return Calendar(time_machine)


class Wire:
    """The edge: what goes out to the streams, as channel and topic."""

    def __init__(self, capture: DjangoCaptureOnCommitCallbacks) -> None:
        self.capture = capture
        self.sent: list[Message] = []

    def send(self, message: Message) -> None:
        self.sent.append(message)

    def during(self, deed: Callable[[], object]) -> list[tuple[str, str]]:
        """What `deed` sends out once it is committed."""
        self.sent = []
        with self.capture(execute=True):
            deed()
        return [(one.channel, one.topic) for one in self.sent if isinstance(one, Nudge)]


@pytest.fixture
def wire(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> Wire:
    wire = Wire(django_capture_on_commit_callbacks)
    monkeypatch.setattr(bus, "carrier", lambda: wire)
    return wire
