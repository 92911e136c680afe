"""What kind of recording some bytes are, and how long it lasts: by what is in them, not by what they are called.

Read are the containers that phones and browsers record in: WebM (RFC 9559) and Ogg (RFC 3533, 7845) with Opus, and MP4
(ISO/IEC 14496-12) with AAC or Opus. Anything else, and anything with a picture in it, is no recording.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

WEBM, OGG, MP4 = "audio/webm", "audio/ogg", "audio/mp4"
OPUS_RATE = 48_000
A_DAY = 24 * 60 * 60
_EBML, _SCALE, _DURATION, _CODEC, _CLUSTER_TIME = 0x1A45DFA3, 0x2AD7B1, 0x4489, 0x86, 0xE7
_BLOCKS = (0xA3, 0xA1)
# Containers: read on inside them. Then an unknown length, as in a stream, needs no special care.
_HOLDING = (0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0x1F43B675, 0xA0)
_BOXES = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"moof", b"traf")
_NANO = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Recording:
    """A kind of recording, and for how many seconds it goes on at least."""

    type: str
    seconds: float


def recognize(content: bytes) -> Recording | None:
    """The kind of recording in `content`, or None if it is not one we can play."""
    try:
        found = _read(content)
    except (ValueError, IndexError, struct.error, ZeroDivisionError, OverflowError):
        return None
    return found if found and 0 <= found.seconds < A_DAY else None


def _read(content: bytes) -> Recording | None:
    if content[:4] == _EBML.to_bytes(4, "big"):
        return _webm(content)
    if content[:4] == b"OggS":
        return _ogg(content)
    return _mp4(content) if content[4:8] == b"ftyp" else None


def _webm(content: bytes) -> Recording | None:
    scale, told, cluster, last, codecs = 1_000_000, 0.0, 0, 0, set()
    for name, body in _elements(content):
        if name == _SCALE:
            scale = int.from_bytes(body, "big")
        elif name == _DURATION:
            told = struct.unpack(">d" if len(body) == 8 else ">f", body)[0]
        elif name == _CODEC:
            codecs.add(body.rstrip(b"\x00"))
        elif name == _CLUSTER_TIME:
            cluster = int.from_bytes(body, "big")
        elif name in _BLOCKS:
            _track, start = _number(body, 0)
            last = max(last, cluster + struct.unpack_from(">h", body, start)[0])
    if codecs != {b"A_OPUS"}:
        return None
    return Recording(WEBM, max(told, last) * scale / _NANO)


def _elements(content: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place < len(content):
        name, place = _number(content, place, is_name=True)
        size, place = _number(content, place)
        if name not in _HOLDING:
            yield name, content[place : place + size]
            place += size


def _number(content: bytes, place: int, *, is_name: bool = False) -> tuple[int, int]:
    """A number of one to eight bytes, whose first one says how many, and where it ends (RFC 8794)."""
    length = 9 - content[place].bit_length()
    if length > 8:
        raise ValueError("not a number")
    number = int.from_bytes(content[place : place + length], "big")
    return number if is_name else number & ~(1 << 7 * length), place + length


def _ogg(content: bytes) -> Recording | None:
    place, last = 0, 0
    if content[28:36] != b"OpusHead":
        return None
    while content[place : place + 4] == b"OggS":
        position, segments = struct.unpack_from("<q", content, place + 6)[0], content[place + 26]
        last = max(last, position)
        place += 27 + segments + sum(content[place + 27 : place + 27 + segments])
    return Recording(OGG, last / OPUS_RATE)


def _mp4(content: bytes) -> Recording | None:
    lengths, rate, codecs, tracks = [0.0], 0, set(), set()
    for name, body in _inner(content):
        if name in (b"mvhd", b"mdhd"):
            scale, duration = _lasting(body)
            lengths.append(duration / scale)
            rate = scale if name == b"mdhd" else rate
        elif name == b"hdlr":
            tracks.add(body[8:12])
        elif name == b"stsd":
            codecs.add(body[12:16])
        elif name == b"tfdt" and rate:
            lengths.append(int.from_bytes(body[4:12] if body[0] else body[4:8], "big") / rate)
    if tracks != {b"soun"} or not codecs or not codecs <= {b"mp4a", b"Opus"}:
        return None
    return Recording(MP4, max(lengths))


def _inner(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 0
    while place + 8 <= len(content):
        size, name, start = (
            int.from_bytes(content[place : place + 4], "big"),
            content[place + 4 : place + 8],
            8,
        )
        if size == 1:
            size, start = int.from_bytes(content[place + 8 : place + 16], "big"), 16
        size = size or len(content) - place
        if size < start:
            raise ValueError("not a box")
        if name not in _BOXES:
            yield name, content[place + start : place + size]
        place += start if name in _BOXES else size


def _lasting(body: bytes) -> tuple[int, int]:
    """Of a header of a film or a track: how many units a second has, and how many it lasts; none known: 0."""
    start, form = (20, ">IQ") if body[0] else (12, ">II")
    scale, duration = struct.unpack_from(form, body, start)
    is_unknown = duration in (0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF)
    return scale, 0 if is_unknown else duration
