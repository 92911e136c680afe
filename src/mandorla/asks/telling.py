"""What the outbox is told of: that something was written for the other. Never what."""

from datetime import datetime

from django.urls import reverse

from mandorla.asks.models import GoodNews, Response
from mandorla.notices.actions import notify, withdraw
from mandorla.notices.models import Kind
from mandorla.pairs.models import Member


def of_news(member: Member, news: GoodNews, now: datetime) -> None:
    """Tell the other that there is good news."""
    _tell(member, news, _key(news), now)


def of_response(member: Member, response: Response, now: datetime) -> None:
    """Tell the other that something was said to good news."""
    _tell(member, response.news, _key(response), now)


def no_more_of(*rows: GoodNews | Response) -> None:
    """Take back what was not told yet."""
    for row in rows:
        withdraw(key=_key(row))


def _tell(member: Member, news: GoodNews, key: str, now: datetime) -> None:
    if member.other:
        link = reverse("asks:news", args=[member.pair_id, news.pk])
        person = member.other.person
        notify(person=person, pair=member.pair, kind=Kind.WRITTEN, link=link, key=key, due_at=now)


def _key(row: GoodNews | Response) -> str:
    return f"{row._meta.model_name}:{row.pk}"
