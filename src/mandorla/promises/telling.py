"""What the outbox is told of: that something was written for the other. Never what."""

from datetime import datetime

from django.urls import reverse

from mandorla.notices.actions import notify, withdraw
from mandorla.notices.models import Kind
from mandorla.pairs.models import Member
from mandorla.promises.models import Apology, OpenWord, Promise


def of_promise(member: Member, promise: Promise, now: datetime) -> None:
    """Tell the other of a promise that was made to them."""
    _tell(member, promise, reverse("promises:promise", args=[member.pair_id, promise.pk]), now)


def of_apology(member: Member, apology: Apology, now: datetime) -> None:
    """Tell the other that a mistake was owned before them."""
    _tell(member, apology, reverse("promises:apology", args=[member.pair_id, apology.pk]), now)


def of_open_word(member: Member, word: OpenWord, now: datetime) -> None:
    """Tell the other that something was opened to them."""
    _tell(member, word, reverse("promises:open_word", args=[member.pair_id, word.pk]), now)


def no_more_of(row: Promise | Apology | OpenWord) -> None:
    """Take back what was not told yet: it is not there any more."""
    withdraw(key=_key(row))


def _tell(member: Member, row: Promise | Apology | OpenWord, link: str, now: datetime) -> None:
    if member.other:
        person = member.other.person
        notify(person=person, pair=member.pair, kind=Kind.WRITTEN, link=link, key=_key(row), due_at=now)


def _key(row: Promise | Apology | OpenWord) -> str:
    return f"{row._meta.model_name}:{row.pk}"
