"""The two ends of the world: a mail server that keeps what it gets, and a push service with its phones."""

import asyncio
import base64
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from aiosmtpd.smtp import SMTP
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HOST = "127.0.0.1"


@dataclass
class Mailbox:
    """What came in by SMTP, and how the server answers."""

    answer: str = "250 OK"
    got: list[EmailMessage] = field(default_factory=list)
    port: int = 0
    turn: int = 0
    came: dict[str, int] = field(default_factory=dict)  # in which turn of the test each came first

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.answer.startswith("250"):
            message = message_from_bytes(envelope.content, policy=policy.default)
            self.got.append(message)
            self.came.setdefault(str(message["Message-ID"]), self.turn)
        return self.answer

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer

    def forget(self) -> None:
        self.got.clear()
        self.came.clear()

    @property
    def kept(self) -> dict[str, EmailMessage]:
        """As a mailbox that keeps one of each Message-ID."""
        return {str(one["Message-ID"]): one for one in reversed(self.got)}


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    box, loop = Mailbox(), asyncio.new_event_loop()
    factory = partial(SMTP, box, hostname="mail.example", loop=loop)
    server = loop.run_until_complete(loop.create_server(factory, HOST, 0))
    box.port = server.sockets[0].getsockname()[1]
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield box
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


class Phone:
    """A browser that agreed to show notices: it holds the keys, so it alone can read them (RFC 8291)."""

    def __init__(self, service: str, name: str) -> None:
        self.name, self.endpoint = name, f"{service}/push/{name}"
        self.secret, self.key = os.urandom(16), ec.generate_private_key(ec.SECP256R1())
        self.point = point_of(self.key.public_key())

    @property
    def subscription(self) -> dict[str, Any]:
        keys = {"p256dh": text(self.point), "auth": text(self.secret)}
        return {"endpoint": self.endpoint, "expirationTime": None, "keys": keys}

    def read(self, body: bytes) -> Any:
        salt, length = body[:16], body[20]
        sender, sealed = body[21 : 21 + length], body[21 + length :]
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender)
        shared = self.key.exchange(ec.ECDH(), theirs)
        ikm = hkdf(self.secret, shared, b"WebPush: info\0" + self.point + sender, 32)
        key = hkdf(salt, ikm, b"Content-Encoding: aes128gcm\0", 16)
        nonce = hkdf(salt, ikm, b"Content-Encoding: nonce\0", 12)
        padded = AESGCM(key).decrypt(nonce, sealed, None)
        return json.loads(padded.rstrip(b"\0").removesuffix(b"\2"))


@dataclass
class Arrival:
    """One push as the service got it."""

    phone: str
    headers: dict[str, str]
    body: bytes


@dataclass
class PushService:
    """Takes pushes in; it says what `status` tells it to, once it has checked who sent them."""

    origin: str = ""
    public: str = ""
    status: dict[str, int] = field(default_factory=dict)
    got: list[Arrival] = field(default_factory=list)

    def take(self, path: str, headers: dict[str, str], body: bytes) -> int:
        name = path.rsplit("/", 1)[-1]
        status = self.status.get(name, 201)
        if status != 201:
            return status
        if not is_signed(headers["authorization"], self.public, self.origin):
            return 403
        self.got.append(Arrival(name, headers, body))
        return 201


@contextmanager
def push_service() -> Iterator[PushService]:
    service = PushService()

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            self.send_response(service.take(self.path, headers, body))
            self.send_header("Location", f"{service.origin}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *told: Any) -> None:
            pass

    server = ThreadingHTTPServer((HOST, 0), Answer)
    server.daemon_threads = True
    service.origin = f"http://{HOST}:{server.server_address[1]}"
    Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


def is_signed(authorization: str, public: str, audience: str) -> bool:
    """Whether a VAPID header (RFC 8292) is signed by the key that the browser was given, for this service and now."""
    scheme, _, rest = authorization.partition(" ")
    parts = dict(part.strip().split("=", 1) for part in rest.split(","))
    header, claims, signature = parts["t"].split(".")
    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw(public))
    two = raw(signature)
    der = utils.encode_dss_signature(int.from_bytes(two[:32], "big"), int.from_bytes(two[32:], "big"))
    point.verify(der, f"{header}.{claims}".encode(), ec.ECDSA(SHA256()))
    said = json.loads(raw(claims))
    is_fresh = time.time() < said["exp"] < time.time() + 24 * 60 * 60
    return scheme == "vapid" and parts["k"] == public and said["aud"] == audience and is_fresh


def point_of(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def hkdf(salt: bytes, secret: bytes, about: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, about).derive(secret)


def text(raw_bytes: bytes) -> str:
    return base64.urlsafe_b64encode(raw_bytes).rstrip(b"=").decode()


def raw(encoded: str) -> bytes:
    return base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
