"""The whole cast, with rows that belong to somebody, so that everybody can try to reach them."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from time import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import resolve
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from mandorla.checkins import actions as checkins
from mandorla.checkins.logic.saying import Saying
from mandorla.demo import cast
from mandorla.notices import actions as notices
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Kind, Notice
from mandorla.notices.wording import ending_path
from mandorla.pairs import actions as pairs
from mandorla.pairs.access import member_of
from mandorla.pairs.models import Member
from mandorla.people.adapters import INVITED
from mandorla.people.models import Person
from mandorla.prompts import actions as prompts
from mandorla.prompts.decks import catalogue
from mandorla.prompts.models import Answer, Rule
from mandorla.shared import clock
from tests.cast import Player, make_person

MUG, LIGHT, LAW, MINUTES = (
    "everyday-chosen-mug",
    "everyday-red-light",
    "everyday-unwritten-law",
    "everyday-first-ten-minutes",
)
Browsers = dict[str, Client]


@dataclass
class Everybody:
    """`browsers` by who sits before them; `things`: what an address may name."""

    browsers: Browsers
    things: dict[str, Any]


@pytest.fixture
def everybody(
    noor: Player, sam: Player, ines: Player, ada: Player, rae: Player, val: Player, begun_at: datetime
) -> Everybody:
    cache.clear()
    things: dict[str, Any] = {"noors_pair": noor.pair.pk, "ines_pair": ines.pair.pk, "adas_pair": ada.pair.pk}
    kit = _kit(val, things, begun_at)
    things["kits_pair"] = kit.pair.pk
    _answers(noor, sam, things, begun_at)
    _days(noor, sam, things, begun_at)
    _invitations(ada, rae, things, begun_at)
    _belongings(noor, sam, things)
    _notices(noor, things, begun_at)
    guest = Client()
    _remember(guest, {INVITED: things["open_word"]})
    players = {"noor": noor, "sam": sam, "ines": ines, "kit": kit, "ada": ada, "rae": rae, "val": val}
    for player in players.values():
        _confirm(player)
    return Everybody({"anon": Client(), **players, "guest": guest}, things)


@contextmanager
def undone(browser: Client) -> Iterator[None]:
    """What `browser` does within it leaves nothing behind, neither here nor there."""
    before = deepcopy(browser.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    browser.cookies = before
    cache.clear()


def _answers(noor: Player, sam: Player, things: dict[str, Any], now: datetime) -> None:
    things["noors_open"] = _write(noor.member, MUG, Rule.BOTH, now)
    things["sams_open"] = _write(sam.member, MUG, Rule.BOTH, now)
    things["noors_sealed"] = _write(noor.member, LIGHT, Rule.BOTH, now)
    things["sams_sealed"] = _write(sam.member, LAW, Rule.AFTER_A_DAY, now)
    things["sams_kept"] = _write(sam.member, MINUTES, Rule.KEEP, now)
    things["noors_reply"] = _reply(noor.member, things["sams_open"], now)
    things["sams_reply"] = _reply(sam.member, things["noors_open"], now)


def _days(noor: Player, sam: Player, things: dict[str, Any], now: datetime) -> None:
    for name, member in (("noors", noor.member), ("sams", sam.member)):
        day, words = clock.day_of(now, member.person.zone), Saying(note="Words")
        said = checkins.check_in(
            member=member, day=day, version=0, saying=words, parts=["note"], is_usual=True, now=now
        )
        things[f"{name}_day"] = said.pk if said else None
        things[f"{name}_line"] = checkins.share(member=member, text="A heron", now=now).pk
    things["noors_habit"] = checkins.propose_habit(member=noor.member, act="A walk", hour="day").pk


def _reply(member: Member, answer: Any, now: datetime) -> Any:
    said = Answer.objects.get(pk=answer)
    return prompts.reply(member=member, answer=said, kind="thank", text="Thank you", now=now).pk


def _write(member: Member, slug: str, rule: Rule, now: datetime) -> Any:
    prompt = catalogue().by_slug[slug]
    return prompts.answer(member=member, prompt=prompt, text="Words", rule=rule, version=0, now=now).pk


def _kit(val: Player, things: dict[str, Any], now: datetime) -> Player:
    person = make_person(cast.KIT)
    invitation = pairs.invite(member=val.member, now=now)
    things["used_word"] = invitation.word
    pairs.accept(invitation=invitation, person=person, now=now)
    member = member_of(val.pair.pk, person)
    things["kits_open"] = _write(member, MUG, Rule.FIRST, now)
    things["kits_kept"] = _write(member, LIGHT, Rule.KEEP, now)
    things["vals_open"] = _write(val.member, MUG, Rule.BOTH, now)
    things["kits_line"] = checkins.share(member=member, text="A heron", now=now).pk
    pairs.leave(member=member, now=now)
    return Player(person, val.pair)


def _invitations(ada: Player, rae: Player, things: dict[str, Any], now: datetime) -> None:
    things["unknown_word"] = "no-such-word"
    things["open_word"] = pairs.invite(member=ada.member, now=now).word
    things["ended_word"] = pairs.invite(member=rae.member, now=now - timedelta(days=9)).word
    pairs.revoke_invitation(member=rae.member, now=now - timedelta(days=9))
    things["expired_word"] = pairs.invite(member=rae.member, now=now - timedelta(days=8)).word


def _belongings(noor: Player, sam: Player, things: dict[str, Any]) -> None:
    things["noors_phone"] = noor.elsewhere().device.pk
    things["sams_phone"] = sam.elsewhere().device.pk
    things["noors_passkey"] = _passkey(noor.person)
    things["sams_passkey"] = _passkey(sam.person)


def _notices(noor: Player, things: dict[str, Any], now: datetime) -> None:
    consent = notices.ask_for(person=noor.person, wishes=Wishes(kinds=frozenset(Kind.values)), now=now)
    notices.notify(
        person=noor.person,
        pair=noor.pair,
        kind=Kind.WRITTEN,
        link=noor.at("home:today"),
        key="of noor's",
        due_at=now,
    )
    subscription = {"endpoint": "https://push.example/noor", "keys": {}}
    things["noors_browser"] = notices.show_in(device=noor.device, subscription=subscription).pk
    things["noors_notice"] = Notice.objects.get(key="of noor's").token
    things["noors_ending"] = resolve(ending_path(consent, Kind.WRITTEN)).kwargs["token"]


def _passkey(person: Person) -> Any:
    key = ES256.from_cryptography_key(generate_private_key(SECP256R1()).public_key())  # type: ignore[no-untyped-call]
    held = AttestedCredentialData.create(Aaguid.NONE, person.pk.bytes, key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    stored = AuthenticatorData.create(sha256(b"testserver").digest(), flags, 0, held)
    response = {
        "clientDataJSON": websafe_encode(
            CollectedClientData.create("webauthn.create", b"challenge", "http://testserver")
        ),
        "attestationObject": websafe_encode(AttestationObject.create("none", stored, {})),
    }
    identity = websafe_encode(person.pk.bytes)
    credential = {"id": identity, "rawId": identity, "type": "public-key", "response": response}
    data = {
        "name": "Phone",
        "credential": {**credential, "clientExtensionResults": {"credProps": {"rk": True}}},
    }
    return Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data=data).pk


def _confirm(player: Player) -> None:
    """They gave their password a moment ago, so nothing asks for it again."""
    records = [{"method": "password", "at": time(), "reauthenticated": True}]
    keys = {
        "account_authentication_methods": records,
        "account_authentication_methods_user": str(player.person.pk),
    }
    _remember(player, keys)


def _remember(browser: Client, facts: dict[str, Any]) -> None:
    session = browser.session
    session.update(facts)
    session.save()
    browser.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
