"""Good news and the responses to it, as they go into a person's export."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from mandorla.asks import actions
from mandorla.asks.models import GoodNews, Response
from mandorla.pairs.coming import copied, in_order
from mandorla.pairs.parts import Opening, Part, Taker


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """The person's own news from all their pairs, news shared with them, and the responses to either."""
    person = taker.person
    news = [*GoodNews.objects.by(person)]
    for member in taker.members:
        news += [*GoodNews.objects.visible_to(member).exclude(author=person)]
    news.sort(key=_by_day)
    yield Part(news, model=GoodNews, back={"text": copied("shared_text"), "written_at": in_order("day")})
    pairs = [member.pair_id for member in taker.members]
    open_ones = Q(shared_text__isnull=False, pair__in=pairs)
    known = [row.pk for row in news]
    responses = Response.objects.filter(Q(author=person) | open_ones & Q(news__in=known))
    yield Part(
        responses.order_by("sent_at", "pk"), back={"text": copied("shared_text"), "sent_at": in_order("day")}
    )


def _by_day(news: GoodNews) -> tuple[date, datetime, UUID]:
    return news.day, news.written_at, news.pk


OPENINGS = (
    Opening(
        GoodNews,
        "shared_text",
        lambda row: row.text,
        lambda member, row, now: actions.take_back(member=member, news=row),
        newest_first=("-written_at",),
    ),
    Opening(
        Response,
        "shared_text",
        lambda row: row.text,
        lambda member, row, now: actions.take_response_back(member=member, response=row),
        newest_first=("-sent_at",),
    ),
)
