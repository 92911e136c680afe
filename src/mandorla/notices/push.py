"""A notice as a web push: encrypted for the browser (RFC 8291). Its maker carries it, and sees when, not what."""

import json

import requests
from django.conf import settings
from pywebpush import WebPushException, webpush

from mandorla.notices import vapid, wording
from mandorla.notices.endpoints import is_among
from mandorla.notices.models import Browser, Notice
from mandorla.notices.ways import Gone, Refused, Unreached

SECONDS = 10
HALF_A_DAY = 12 * 60 * 60
GONE = {404, 410}
BUSY = {408, 425, 429}


def way_to(browser: Browser) -> str:
    return browser.pk.hex


def send(notice: Notice, browser: Browser) -> None:
    """Hand it to the push service. Sent again, it takes the place of the first, waiting or shown."""
    endpoint = browser.subscription["endpoint"]
    if not is_among(endpoint, settings.MANDORLA_PUSH_SERVICES):
        raise Gone
    try:
        with requests.Session() as session:
            session.max_redirects = 0  # nobody sends this server anywhere else
            webpush(
                browser.subscription,
                payload(notice),
                vapid_private_key=vapid.private_key(),
                vapid_claims={"sub": _contact()},
                headers={"Topic": notice.token.hex, "Urgency": "normal"},
                ttl=HALF_A_DAY,
                timeout=SECONDS,
                requests_session=session,
            )
    except WebPushException as refusal:
        raise _meaning(refusal.status_code) from None
    except requests.RequestException:
        raise Unreached from None


def payload(notice: Notice) -> str:
    """What the browser shows and opens."""
    words = wording.words()
    body = {
        "title": words.title,
        "sentence": words.sentence,
        "path": wording.path_of(notice),
        "tag": notice.token.hex,
    }
    return json.dumps(body)


def _meaning(status: int | None) -> Exception:
    if status in GONE:
        return Gone()
    return Unreached() if status is None or status in BUSY or status >= 500 else Refused()


def _contact() -> str:
    if settings.IS_HTTPS:
        return str(settings.MANDORLA_ORIGIN)
    return f"mailto:{settings.DEFAULT_FROM_EMAIL}"
