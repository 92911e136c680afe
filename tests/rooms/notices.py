"""The outbox, and ways that notices take."""

import json
from typing import Any

from django.urls import resolve, reverse

from mandorla.notices import actions as notices
from mandorla.notices import vapid
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Consent, Kind, Notice, Signature
from mandorla.notices.wording import ending_path
from mandorla.pairs.models import Pair
from mandorla.people.models import Person
from mandorla.vault import host
from tests.access.cast import Cast
from tests.access.deeds import DONE, quiet
from tests.access.garden import Garden
from tests.cast import Player

FORMS: dict[str, dict[str, Any]] = {
    "notices:choices": {"hour": "18"},
    "notices:browser": {"subscription": "{}"},
}
NEVER_SAMS = {"notices.Browser.subscription"}
ENDPOINT = "https://updates.push.services.mozilla.com/wpush/v2/"
WITHOUT_A_PAGE = "notices:notice notices:browser notices:browser_end notices:end"
ENDS = {
    ("changed", "notices.Consent"): "notices:choices",
    ("signed_out", "notices.Browser"): "account_logout",
}


def things(cast: Cast) -> dict[str, Any]:
    noor, now = cast.noor, cast.now
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
    return {
        "noors_browser": notices.show_in(device=noor.device, subscription=subscription).pk,
        "noors_notice": Notice.objects.get(key="of noor's").token,
        "noors_ending": resolve(ending_path(consent, Kind.WRITTEN)).kwargs["token"],
    }


def sow(garden: Garden) -> None:
    vapid.make_ready()
    keys = {"p256dh": vapid.public_key(), "auth": "c2l4dGVlbiBieXRlcyEhIQ"}
    subscription = {"endpoint": ENDPOINT + garden.word("notices.Browser.subscription"), "keys": keys}
    response = garden.noor.post(reverse("notices:browser"), {"subscription": json.dumps(subscription)})
    assert response.status_code in DONE


def sow_by_hand(garden: Garden, person: Person, pair: Pair) -> None:
    Consent.objects.create(person=person, stored={"kinds": [garden.word("notices.Consent.stored")]})
    sealed = Signature.objects.get(name=vapid.NAME).sealed
    garden.words["push key"] = host.unseal(sealed, purpose=vapid.PURPOSE)


@quiet
def ends_all_of_his_notices(sam: Player) -> None:
    assert sam.post(reverse("notices:end")).status_code == 303
