"""What lies in the sessions of browsers."""

from time import time
from typing import Any

from django.conf import settings
from django.test import Client

from tests.cast import Player


def confirm(player: Player) -> None:
    """They gave their password a moment ago, so nothing asks for it again."""
    records = [{"method": "password", "at": time(), "reauthenticated": True}]
    keys = {
        "account_authentication_methods": records,
        "account_authentication_methods_user": str(player.person.pk),
    }
    remember(player, keys)


def remember(browser: Client, facts: dict[str, Any]) -> None:
    session = browser.session
    session.update(facts)
    session.save()
    browser.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
