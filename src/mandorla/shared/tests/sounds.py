"""Recordings for tests, as small as their containers let them be: the frame of one, and no voice in it."""

import struct


def ogg(seconds: float = 4, *, filling: int = 0, head: bytes = b"OpusHead\x01\x01") -> bytes:
    """Opus in Ogg, as Firefox records it."""
    pages = _page(0, head)
    body = bytes(filling)
    for start in range(0, len(body), 60_000):
        pages += _page(0, body[start : start + 60_000])
    return pages + _page(round(seconds * 48_000), b"end")


def _page(position: int, body: bytes) -> bytes:
    lacing = b"\xff" * (len(body) // 255) + bytes([len(body) % 255])
    return b"OggS\x00\x00" + struct.pack("<qIII", position, 7, 0, 0) + bytes([len(lacing)]) + lacing + body


def webm(seconds: float = 4, *, codec: bytes = b"A_OPUS", is_stream: bool = True) -> bytes:
    """Opus in WebM as Chromium records it: lengths unknown, since it is written while one speaks."""
    unknown = b"\x01" + b"\xff" * 7
    millis = round(seconds * 1000)
    cluster_at, within = max(0, millis - 1000), min(1000, millis)
    track = _element(b"\xae", _element(b"\xd7", b"\x01") + _element(b"\x86", codec))
    block = _element(b"\xa3", b"\x81" + struct.pack(">h", within) + b"\x80" + b"voice")
    times = _element(b"\xe7", cluster_at.to_bytes(4, "big")) + block
    told = b"" if is_stream else _element(b"\x44\x89", struct.pack(">d", millis))
    info = _element(b"\x15\x49\xa9\x66", _element(b"\x2a\xd7\xb1", (1_000_000).to_bytes(3, "big")) + told)
    tracks = _element(b"\x16\x54\xae\x6b", track)
    cluster = b"\x1f\x43\xb6\x75" + unknown + times
    return (
        _element(b"\x1a\x45\xdf\xa3", _element(b"\x42\x82", b"webm"))
        + b"\x18\x53\x80\x67"
        + unknown
        + info
        + tracks
        + cluster
    )


def _element(name: bytes, body: bytes) -> bytes:
    return name + (0x10000000 | len(body)).to_bytes(4, "big") + body


def mp4(
    seconds: float = 4, *, codec: bytes = b"mp4a", kind: bytes = b"soun", is_stream: bool = False
) -> bytes:
    """AAC in MP4, as phones record it; in fragments, as Safari does while one speaks."""
    length = 0 if is_stream else round(seconds * 1000)
    header = _box(b"mvhd", bytes(12) + struct.pack(">II", 1000, length) + bytes(80))
    media = _box(b"mdhd", bytes(12) + struct.pack(">II", 1000, length) + bytes(4))
    media += _box(b"hdlr", bytes(8) + kind + bytes(12))
    sample = _box(b"stsd", bytes(4) + b"\x00\x00\x00\x01" + _box(codec, bytes(28)))
    media += _box(b"minf", _box(b"stbl", sample))
    made = _box(b"ftyp", b"M4A \x00\x00\x00\x00") + _box(
        b"moov", header + _box(b"trak", _box(b"mdia", media))
    )
    if is_stream:
        time = _box(b"tfdt", b"\x01\x00\x00\x00" + round(seconds * 1000).to_bytes(8, "big"))
        made += _box(b"moof", _box(b"traf", time))
    return made + _box(b"mdat", b"voice")


def _box(name: bytes, body: bytes) -> bytes:
    return (8 + len(body)).to_bytes(4, "big") + name + body
