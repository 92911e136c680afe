from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mandorla.live.logic.memory import Memory
from mandorla.live.logic.messages import Close, Message, Nudge
from mandorla.live.logic.tickets import LIFETIME, Ticket

BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.integers(0, 200).map(lambda seconds: BEGAN + timedelta(seconds=seconds))
nudges = st.builds(Nudge, st.sampled_from(["noor", "sam", "both"]), st.sampled_from(["prompts", "pairs"]))
closes = st.builds(Close, st.sampled_from(["phone", "laptop"]), moments)
some_ticket = st.builds(Ticket, st.just(("noor", "both")), st.just("phone"), moments)


@given(st.lists(st.tuples(moments, nudges | closes), max_size=30), some_ticket, st.integers(0, 59))
def test_a_living_ticket_finds_all_that_happened_since_it_was_issued(
    happened: list[tuple[datetime, Message]], ticket: Ticket, age: int
) -> None:
    now, memory = ticket.issued_at + timedelta(seconds=age), Memory()
    seen = sorted(((at, message) for at, message in happened if at <= now), key=lambda pair: pair[0])
    for at, message in seen:
        memory.note(Close(message.listener, at) if isinstance(message, Close) else message, at)
        memory.forget(at)
    memory.forget(now)
    since = [message for at, message in seen if at >= ticket.issued_at]
    heard = [
        message for message in since if isinstance(message, Nudge) and message.channel in ticket.channels
    ]
    assert sorted(memory.missed_by(ticket)) == sorted({message.topic for message in heard})
    assert memory.is_closed(ticket) == any(isinstance(m, Close) and m.listener == "phone" for m in since)


def test_an_older_closing_that_arrives_late_opens_nothing() -> None:
    memory = Memory()
    memory.note(Close("phone", BEGAN), BEGAN)
    memory.note(Close("phone", BEGAN - timedelta(seconds=5)), BEGAN)
    assert memory.is_closed(Ticket((), "phone", BEGAN))


def test_nothing_is_kept_for_longer_than_it_can_matter() -> None:
    memory = Memory()
    for number in range(100):
        memory.note(Nudge(f"channel-{number}", "prompts"), BEGAN)
        memory.note(Close(f"device-{number}", BEGAN), BEGAN)
    memory.forget(BEGAN + 3 * LIFETIME)
    assert (memory._nudged, memory._closed) == ({}, {})
