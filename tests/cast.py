"""The cast as fixtures: each is a browser in which that person is signed in, and knows their pair."""

import secrets
from datetime import datetime
from typing import Any

import pytest
from argon2.low_level import Type, hash_secret
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from django.urls import reverse

from mandorla.demo import cast
from mandorla.pairs.access import member_of
from mandorla.pairs.models import Member, Pair, Place
from mandorla.people import actions as people
from mandorla.people.middleware import DEVICE
from mandorla.people.models import Device, Person
from mandorla.shared import clock

DATABASES = ["default", "keyring"]
PASSWORD = "seven quiet herons"
# A real Argon2 hash with the least work, so that a test may sign in by password without a second of hashing.
_CHEAP = hash_secret(PASSWORD.encode(), b"only for tests, only here", 1, 8, 1, 32, Type.ID).decode()
_PHONE = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


class Player(Client):
    """A browser of one person of the cast, signed in, with the pair it is about."""

    def __init__(self, person: Person, pair: Pair, **options: Any) -> None:
        super().__init__(**options)
        self.person = person
        self.pair = pair
        self.device = sign_in(self, person)

    @property
    def member(self) -> Member:
        """This person's membership, read anew; 404 once they have left."""
        return member_of(self.pair.pk, self.person)

    def at(self, name: str, **parts: Any) -> str:
        """The address of a page of this person's pair."""
        return reverse(name, kwargs={"pair": self.pair.pk, **parts})

    def elsewhere(self) -> "Player":
        """The same person, signed in on one more device."""
        return Player(self.person, self.pair)


def sign_in(client: Client, person: Person) -> Device:
    """Sign `person` in without a form: the session that a sign-in leaves behind, and its device."""
    session = client.session
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    token = session[DEVICE] = secrets.token_urlsafe(32)
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    return people.begin_device(person=person, token=token, user_agent=_PHONE, now=clock.now())


def make_person(role: cast.Role) -> Person:
    """An account for `role` that may also sign in by `PASSWORD`."""
    person = cast.make_person(role)
    person.password = f"argon2{_CHEAP}"
    person.save(update_fields=["password"])
    return person


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever uses the cast, or a database at all, may use both databases."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker is None and "begun_at" not in getattr(item, "fixturenames", ()):
            continue
        options = {"databases": DATABASES, **(marker.kwargs if marker else {})}
        item.add_marker(pytest.mark.django_db(**options), append=False)


@pytest.fixture
def begun_at(db: None) -> datetime:
    """When the cast came together: now."""
    return clock.now()


@pytest.fixture
def noor_and_sam(begun_at: datetime) -> tuple[Player, Player]:
    """Partners in one flat."""
    return _pair(cast.NOOR, cast.SAM, begun_at, Place.TOGETHER)


@pytest.fixture
def noor(noor_and_sam: tuple[Player, Player]) -> Player:
    return noor_and_sam[0]


@pytest.fixture
def sam(noor_and_sam: tuple[Player, Player]) -> Player:
    return noor_and_sam[1]


@pytest.fixture
def ines_and_jo(begun_at: datetime) -> tuple[Player, Player]:
    """Partners eight hours apart."""
    return _pair(cast.INES, cast.JO, begun_at, Place.APART)


@pytest.fixture
def ines(ines_and_jo: tuple[Player, Player]) -> Player:
    return ines_and_jo[0]


@pytest.fixture
def jo(ines_and_jo: tuple[Player, Player]) -> Player:
    return ines_and_jo[1]


@pytest.fixture
def ada(begun_at: datetime) -> Player:
    """Solo: nobody has joined."""
    return _solo(cast.ADA, begun_at)


@pytest.fixture
def rae(begun_at: datetime) -> Player:
    """A stranger, with a pair of one."""
    return _solo(cast.RAE, begun_at)


@pytest.fixture
def val(begun_at: datetime) -> Player:
    """Hosts the server, which gives no rights inside."""
    return _solo(cast.VAL, begun_at)


@pytest.fixture
def kit(val: Player, begun_at: datetime) -> Player:
    """Has left the pair with Val; `kit.pair` is that one."""
    person = make_person(cast.KIT)
    cast.make_former(val.member, person, now=begun_at)
    return Player(person, val.pair)


def _pair(one: cast.Role, other: cast.Role, now: datetime, place: str) -> tuple[Player, Player]:
    members = cast.make_pair(make_person(one), make_person(other), now=now, place=place)
    left, right = (Player(member.person, member.pair) for member in members)
    return left, right


def _solo(role: cast.Role, now: datetime) -> Player:
    member = cast.make_solo(make_person(role), now=now)
    return Player(member.person, member.pair)
