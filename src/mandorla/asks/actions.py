from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from mandorla.asks import telling
from mandorla.asks.models import GoodNews, Response
from mandorla.drafts import actions as drafts
from mandorla.notices.telling import tell_no_more
from mandorla.pairs.actions import nudge
from mandorla.pairs.models import Member
from mandorla.practices import actions as practices
from mandorla.practices.models import Kind as Done
from mandorla.shared import clock
from mandorla.shared.refusal import Refused

TOPIC = "asks"
NEWS, WORDING, RESPONSE = "good-news", "good-news-wording", "good-news-response"


class ChangedMeanwhile(Refused):
    """The news was edited elsewhere since the form was shown; neither text is overwritten."""

    def __init__(self, news: GoodNews) -> None:
        self.news = news
        super().__init__(
            _(
                "You changed this somewhere else meanwhile. What stands now is above; what you just wrote is below. If"
                " you send it again, it counts."
            )
        )


@transaction.atomic
def tell(*, member: Member, text: str, is_kept: bool, now: datetime) -> GoodNews:
    """Tell good news, shared with the other at once. If kept, or without a partner, it stays private."""
    is_open = not (is_kept or member.is_solo)
    made = GoodNews.objects.create(
        pair=member.pair,
        author=member.person,
        day=clock.day_of(now, member.person.zone),
        written_at=now,
        text=text,
        shared_text=text if is_open else None,
    )
    drafts.discard(author=member.person, form=NEWS, subject=member.pair_id.hex)
    if is_open:
        practices.record(member=member, kind=Done.NEWS, source=made.pk, now=now)
        telling.of_news(member, made, now)
        nudge(member.other, TOPIC)
    return made


@transaction.atomic
def word_anew(*, member: Member, news: GoodNews, text: str, version: int) -> GoodNews:
    """Edit good news, including the copy the other reads. Repeating it changes nothing."""
    mine = _locked(news)
    if mine is None:
        return news
    if mine.version != version:
        raise ChangedMeanwhile(mine)
    drafts.discard(author=member.person, form=WORDING, subject=news.pk.hex)
    if mine.text != text:
        mine.text, mine.version = text, mine.version + 1
        mine.shared_text = text if mine.is_open else None
        mine.save(update_fields=["text", "version", "shared_text"])
        if mine.is_open:
            nudge(member.other, TOPIC)
    return mine


@transaction.atomic
def take_back(*, member: Member, news: GoodNews) -> None:
    """Take good news off the other's pages; its author keeps it. Repeating it changes nothing."""
    mine = _locked(news)
    if mine and mine.is_open:
        mine.shared_text = None
        mine.save(update_fields=["shared_text"])
        tell_no_more(mine, *mine.responses.all())
        nudge(member.other, TOPIC)


@transaction.atomic
def open_news(*, member: Member, news: GoodNews, now: datetime) -> None:
    """Share good news that was private until now. Repeating it changes nothing."""
    mine = _locked(news)
    if mine and not mine.is_open and member.other:
        mine.shared_text = mine.text
        mine.save(update_fields=["shared_text"])
        practices.record(member=member, kind=Done.NEWS, source=mine.pk, now=now)
        telling.of_news(member, mine, now)
        nudge(member.other, TOPIC)


@transaction.atomic
def erase(*, member: Member, news: GoodNews) -> None:
    """Delete good news with one's own responses to it. Repeating it changes nothing.

    To the other it is the same as if it was taken back: what they said to it stays theirs.
    """
    mine = _locked(news)
    if mine:
        was_open = mine.is_open
        tell_no_more(mine, *mine.responses.all())
        drafts.discard(author=member.person, form=WORDING, subject=news.pk.hex)
        practices.forget(source=mine.pk, person=member.person)
        mine.responses.filter(author=member.person).delete()
        mine.delete()
        if was_open:
            nudge(member.other, TOPIC)


@transaction.atomic
def rate(*, news: GoodNews, felt: str) -> None:
    """Record privately whether telling it felt shared; an empty value deletes that. Nobody is told."""
    mine = _locked(news)
    if mine and mine.felt != felt:
        mine.felt = felt
        mine.save(update_fields=["felt"])


@transaction.atomic
def respond(*, member: Member, news: GoodNews, text: str, now: datetime) -> Response:
    """Respond to good news that both can see."""
    seen = _locked(news)
    if member.is_solo or seen is None or not seen.is_open:
        raise Refused(_("This is not open between you now, so nothing was sent. Your words are still below."))
    made = Response.objects.create(
        pair=member.pair,
        news=seen,
        author=member.person,
        day=clock.day_of(now, member.person.zone),
        sent_at=now,
        text=text,
        shared_text=text,
    )
    drafts.discard(author=member.person, form=RESPONSE, subject=news.pk.hex)
    practices.record(member=member, kind=Done.ANSWERED_NEWS, source=news.pk, now=now)
    tell_no_more(seen)  # the one who responds already sees it
    telling.of_response(member, seen, made, now)
    nudge(member.other, TOPIC)
    return made


@transaction.atomic
def take_response_back(*, member: Member, response: Response) -> None:
    """Take a response off the other's pages; its author keeps it. Repeating it changes nothing."""
    if response.is_open:
        response.shared_text = None
        response.save(update_fields=["shared_text"])
        tell_no_more(response)
        _nudge_about(member, response)


@transaction.atomic
def open_response(*, member: Member, response: Response) -> None:
    """Share again a response that was taken back. Repeating it changes nothing."""
    if not response.is_open and member.other:
        response.shared_text = response.text
        response.save(update_fields=["shared_text"])
        _nudge_about(member, response)


@transaction.atomic
def erase_response(*, member: Member, response: Response) -> None:
    """Delete a response. Repeating it changes nothing."""
    Response.objects.filter(pk=response.pk).delete()
    tell_no_more(response)
    if response.is_open:
        _nudge_about(member, response)


def _nudge_about(member: Member, response: Response) -> None:
    """The other's page changes only if they can see the news: because it is theirs, or because it is shared."""
    news = response.news
    if news and (news.author_id != member.person_id or news.is_open):
        nudge(member.other, TOPIC)


def _locked(news: GoodNews) -> GoodNews | None:
    """The news as it stands now, locked against other writers."""
    return GoodNews.objects.select_for_update().filter(pk=news.pk).first()
