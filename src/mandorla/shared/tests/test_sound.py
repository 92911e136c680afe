"""What is no recording is told by what is in it, and nothing that somebody sends can break the reading."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mandorla.shared.sound import recognize
from mandorla.shared.tests.sounds import mp4, ogg, webm

PLACES = st.integers(0, 400)
RECORDINGS = {
    "ogg": (ogg(65.5), "audio/ogg"),
    "webm": (webm(65.5), "audio/webm"),
    "webm with its length": (webm(65.5, is_stream=False), "audio/webm"),
    "mp4": (mp4(65.5), "audio/mp4"),
    "mp4 in fragments": (mp4(65.5, is_stream=True), "audio/mp4"),
    "opus in mp4": (mp4(65.5, codec=b"Opus"), "audio/mp4"),
}


@pytest.mark.parametrize("name", RECORDINGS)
def test_a_recording_is_known_by_what_is_in_it(name: str) -> None:
    content, kind = RECORDINGS[name]
    found = recognize(content)
    assert found is not None
    assert found.type == kind
    assert found.seconds == pytest.approx(65.5, abs=0.01)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<script>alert(1)</script>",
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"ID3\x04" + bytes(100),
        webm(4, codec=b"V_VP9"),
        mp4(4, kind=b"vide"),
        mp4(4, codec=b"avc1"),
        ogg(4, head=b"\x01vorbis"),
    ],
)
def test_anything_else_is_none(content: bytes) -> None:
    assert recognize(content) is None


@settings(max_examples=300, deadline=None)
@given(name=st.sampled_from(sorted(RECORDINGS)), cut=PLACES, at=PLACES, byte=st.binary(max_size=9))
def test_whatever_is_sent_is_read_without_an_accident(name: str, cut: int, at: int, byte: bytes) -> None:
    content = RECORDINGS[name][0]
    found = recognize(content[:at] + byte + content[at + len(byte) : len(content) - cut])
    assert found is None or found.seconds >= 0
