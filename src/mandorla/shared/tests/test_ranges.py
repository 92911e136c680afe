import pytest
from django.http import StreamingHttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from mandorla.shared.ranges import in_parts

LONG = bytes(range(100))
BYTES = st.integers(0, 120)


def ask(header: str | None, whole: bytes = LONG) -> tuple[int, bytes, str]:
    """Status, what was sent, and which part it is said to be."""
    headers = {} if header is None else {"Range": header}
    answer = in_parts(
        RequestFactory().get("/", headers=headers),
        size=len(whole),
        content_type="audio/webm",
        read=lambda start, stop: [whole[start:stop]],
    )
    sent = answer.getvalue() if isinstance(answer, StreamingHttpResponse) else b""
    return answer.status_code, sent, answer.headers.get("Content-Range", "")


@pytest.mark.parametrize("header", [None, "", "bytes=-", "bytes=0-1,5-6", "lines=0-5", "bytes=a-b"])
def test_where_no_single_part_is_asked_for_all_of_it_is_sent(header: str | None) -> None:
    assert ask(header) == (200, LONG, "")


@given(BYTES, BYTES)
def test_a_part_is_what_was_asked_for_as_far_as_there_is_any(first: int, last: int) -> None:
    status, sent, said = ask(f"bytes={first}-{last}")
    wanted = LONG[first : last + 1]
    assert sent == wanted
    if not wanted:
        assert (status, said) == (416, "bytes */100")
    elif wanted == LONG:
        assert (status, said) == (200, "")
    else:
        assert (status, said) == (206, f"bytes {first}-{first + len(wanted) - 1}/100")


@given(st.integers(1, 120))
def test_the_end_can_be_asked_for(length: int) -> None:
    assert ask(f"bytes=-{length}")[1] == LONG[-length:]
    assert ask(f"bytes={length}-")[1] == LONG[length:]


def test_of_nothing_nothing_is_sent() -> None:
    assert ask(None, b"") == (200, b"", "")
    assert ask("bytes=0-5", b"")[0] == 416
