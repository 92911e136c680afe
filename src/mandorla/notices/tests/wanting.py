"""People who want notices, and things to be told of."""

import json
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from allauth.account.models import EmailAddress
from tests.cast import Player

from mandorla.notices import actions
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Browser, Kind, Notice
from mandorla.notices.tests.sinks import Phone, PushService

ALL = frozenset(Kind.values)
_numbers = count()


def want(player: Player, now: datetime, *, is_confirmed: bool = True, **wishes: Any) -> str:
    """Ask for everything by mail, without quiet hours unless said otherwise; the address it goes to."""
    address = f"{player.person.username}@mail.example"
    EmailAddress.objects.update_or_create(
        user=player.person, email=address, defaults={"verified": is_confirmed, "primary": True}
    )
    asked = {"kinds": ALL, "is_by_email": True, "quiet": None, **wishes}
    actions.ask_for(person=player.person, wishes=Wishes(**asked), now=now)
    return address


def show_in_browser(player: Player, service: PushService) -> Phone:
    """Add the player's browser by the form of the page, as its script does."""
    phone = Phone(service.origin, f"{player.person.username}-{next(_numbers)}")
    player.post("/me/notices/browser/", {"subscription": json.dumps(phone.subscription)})
    assert Browser.objects.filter(device=player.device).exists()
    return phone


def tell(player: Player, due_at: datetime, kind: Kind = Kind.WRITTEN, key: str = "") -> Notice:
    """Put a notice for the player into the outbox."""
    key = key or f"test:{next(_numbers)}"
    person, pair = player.person, player.pair
    actions.notify(person=person, pair=pair, kind=kind, link=f"/with/{pair.pk}/", key=key, due_at=due_at)
    return Notice.objects.get(key=key)


QUARTER = timedelta(minutes=15)
