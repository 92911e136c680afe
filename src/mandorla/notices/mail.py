"""A notice as an e-mail: plain text and HTML, without pictures, colors, or a word about its subject."""

import smtplib
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from mandorla.notices import wording
from mandorla.notices.models import Consent, Notice
from mandorla.notices.ways import Refused, Unreached

WAY = "email"


def send(notice: Notice, consent: Consent, address: str) -> None:
    """Hand it to the mail server. A resend has the same Message-ID, so that a mailbox keeps only one."""
    try:
        message(notice, consent, address).send()
    except smtplib.SMTPRecipientsRefused as refusal:
        code = max(code for code, _reason in refusal.recipients.values())
        raise (Refused if code >= 500 else Unreached) from None
    except (OSError, smtplib.SMTPException):
        raise Unreached from None


def message(notice: Notice, consent: Consent, address: str) -> EmailMultiAlternatives:
    """The whole message. Its one-click ending follows RFC 8058."""
    words, end = wording.words(), _whole(wording.ending_path(consent, notice.kind))
    context = {
        "words": words,
        "url": _whole(wording.path_of(notice)),
        "end_url": end,
        "choices_url": _whole(wording.choices_path()),
    }
    made = EmailMultiAlternatives(
        subject=words.title if settings.MANDORLA_NOTICES_NEUTRAL else words.sentence,
        body=render_to_string("email/notice.txt", context),
        from_email=settings.MANDORLA_NOTICES_FROM,
        to=[address],
        headers={
            "Message-ID": f"<{notice.token.hex}@{_domain()}>",
            "List-Unsubscribe": f"<{end}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    made.attach_alternative(render_to_string("email/notice.html", context), "text/html")
    return made


def _whole(path: str) -> str:
    return f"{settings.MANDORLA_ORIGIN}{path}"


def _domain() -> str:
    sender = parseaddr(settings.MANDORLA_NOTICES_FROM)[1].rpartition("@")[2]
    return sender or urlsplit(settings.MANDORLA_ORIGIN).hostname or "localhost"
