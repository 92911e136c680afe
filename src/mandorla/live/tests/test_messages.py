from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandorla.live.logic import messages
from mandorla.live.logic.messages import Close, Message, Nudge
from mandorla.live.logic.tickets import EPOCH

opaque = st.from_regex(messages.OPAQUE, fullmatch=True)
topics = st.from_regex(messages.TOPIC, fullmatch=True)
instants = st.timedeltas(timedelta(0), timedelta(days=40000)).map(EPOCH.__add__)


@given(st.builds(Nudge, opaque, topics) | st.builds(Close, st.text(), instants))
def test_a_message_arrives_as_it_was_sent(message: Message) -> None:
    assert messages.unpack(messages.pack(message)) == message


@given(st.binary())
def test_noise_is_no_message(raw: bytes) -> None:
    assert messages.unpack(raw) is None


@pytest.mark.parametrize(
    "raw",
    [
        b'["nudge", "noor", "prompts\\n\\ndata: x"]',
        b'["nudge", "noor"]',
        b'["nudge", 1, "prompts"]',
        b'["close", "phone", "soon"]',
        b'["close", "phone", 1e400]',
        b'["close", "phone", 999999999999999999999999]',
        b'["else", "noor", "prompts"]',
    ],
)
def test_a_message_of_another_shape_is_none(raw: bytes) -> None:
    assert messages.unpack(raw) is None


@given(st.text())
def test_a_nudge_is_one_line_of_the_stream_or_refused(topic: str) -> None:
    try:
        body = messages.frame(messages.nudge("noor", topic).topic)
    except ValueError:
        assert not messages.TOPIC.fullmatch(topic)
    else:
        assert body.count(b"\n") == 2
