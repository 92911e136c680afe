"""Notices: they say that something was written for the other person, never what."""

from datetime import datetime

from django.urls import reverse

from mandorla.notices.telling import tell_other
from mandorla.pairs.models import Member
from mandorla.promises.models import Apology, OpenWord, Promise


def of_promise(member: Member, promise: Promise, now: datetime) -> None:
    """Tell the other of a promise that was made to them."""
    tell_other(member, promise, reverse("promises:promise", args=[member.pair_id, promise.pk]), now)


def of_apology(member: Member, apology: Apology, now: datetime) -> None:
    """Tell the other that a mistake was owned before them."""
    tell_other(member, apology, reverse("promises:apology", args=[member.pair_id, apology.pk]), now)


def of_open_word(member: Member, word: OpenWord, now: datetime) -> None:
    """Tell the other that something was opened to them."""
    tell_other(member, word, reverse("promises:open_word", args=[member.pair_id, word.pk]), now)
