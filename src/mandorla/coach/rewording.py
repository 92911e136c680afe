"""Other wordings of one's own unsent words, by a language model that whoever runs the server has connected.

Off until the host names one and a person wants the button; then one press is one question. Nothing of it is kept or
logged here. Words of fear never go there.
"""

import http.client
import socket
import ssl
import time
from dataclasses import dataclass
from threading import BoundedSemaphore, Timer
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mandorla.coach.logic.rewording import Unreadable, is_near, question, wordings
from mandorla.pairs.models import Member
from mandorla.people.models import Person

MOST_BYTES = 200_000
MOST_AT_ONCE = 2  # a model takes its time, and everybody else's pages need threads too
places = BoundedSemaphore(MOST_AT_ONCE)


NOTHING_TO_SHOW = gettext_lazy("The language model gave no wordings that can be shown.")


class NoAnswer(Exception):
    """There are no other wordings; the text says why, to the person who asked."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What would be sent, word by word, and where, before anything is."""

    text: str
    where: str


def where() -> str:
    """The machine of the connected model, as its address has it; empty where there is none."""
    return urlsplit(settings.MANDORLA_MODEL_URL).netloc.rpartition("@")[2]


def may_ask(person: Person) -> bool:
    """Whether the host has connected a model, and this person wants to be able to ask it."""
    return bool(where()) and person.may_ask_model and person.has_help_with_words


def offer_to(member: Member, text: str) -> Offer | None:
    """The offer that stands under a hint, for words that are one's own alone."""
    return Offer(text, where()) if may_ask(member.person) else None


def ask(text: str) -> tuple[str, ...]:
    """Other wordings of `text`. It leaves this process here, and only here, for the address that the host set."""
    if not places.acquire(blocking=False):
        raise NoAnswer(_("The language model is busy. Nothing was sent to it."))
    try:
        return wordings(_answer(question(text, settings.MANDORLA_MODEL_NAME)))
    except Unreadable as reason:
        raise NoAnswer(str(NOTHING_TO_SHOW)) from reason
    except (OSError, http.client.HTTPException, ValueError) as reason:
        raise NoAnswer(_("The language model did not answer.")) from reason
    finally:
        places.release()


def _answer(body: bytes) -> bytes:
    """What the model answers. No redirect is followed and no proxy is asked: it goes to that machine or nowhere."""
    address, began = urlsplit(settings.MANDORLA_MODEL_URL), time.monotonic()
    connection = http.client.HTTPConnection(address.hostname or "", _port(address))
    connection.sock = line = _line(address)
    cut = Timer(settings.MANDORLA_MODEL_SECONDS, _cut, [line])
    cut.daemon = True
    cut.start()
    try:
        connection.request("POST", f"{address.path}/chat/completions", body, _headers())
        response = connection.getresponse()
        read = response.read(MOST_BYTES + 1)
    finally:
        cut.cancel()
        connection.close()
    if time.monotonic() - began >= settings.MANDORLA_MODEL_SECONDS:
        raise NoAnswer(_("The language model took too long."))
    if response.status != http.client.OK or len(read) > MOST_BYTES:
        raise NoAnswer(_("The language model answered with an error."))
    return read


def _line(address: SplitResult) -> socket.socket:
    """A connection to the machine whose address was looked at, not to one that its name may mean a moment later."""
    near = _near(address)
    line = socket.create_connection(near, timeout=settings.MANDORLA_MODEL_SECONDS)
    if address.scheme == "https":
        return ssl.create_default_context().wrap_socket(line, server_hostname=address.hostname)
    return line


def _near(address: SplitResult) -> tuple[str, int]:
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise NoAnswer(_("The address of the language model is none that can be used."))
    found = socket.getaddrinfo(address.hostname, _port(address), type=socket.SOCK_STREAM)
    places = [(str(one[4][0]), int(one[4][1])) for one in found]
    if not settings.MANDORLA_MODEL_ANYWHERE and not all(is_near(host) for host, _port in places):
        raise NoAnswer(_("The language model is beyond this network, so nothing was sent to it."))
    return places[0]


def _port(address: SplitResult) -> int:
    return address.port or (443 if address.scheme == "https" else 80)


def _headers() -> dict[str, str]:
    key = settings.MANDORLA_MODEL_KEY
    return {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {key}"} if key else {})


def _cut(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:  # it is closed already
        return
