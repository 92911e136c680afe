"""Notices: they say that something was written for the other person, never what."""

from datetime import datetime

from django.urls import reverse

from mandorla.asks.models import GoodNews, Response
from mandorla.notices.telling import tell_other
from mandorla.pairs.models import Member


def of_news(member: Member, news: GoodNews, now: datetime) -> None:
    """Notify the other person that there is good news."""
    tell_other(member, news, _link(member, news), now)


def of_response(member: Member, news: GoodNews, response: Response, now: datetime) -> None:
    """Notify the other person that there is a response to good news."""
    tell_other(member, response, _link(member, news), now)


def _link(member: Member, news: GoodNews) -> str:
    return reverse("asks:news", args=[member.pair_id, news.pk])
