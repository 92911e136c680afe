"""Answers and what belongs to them, as they go into a person's export."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from mandorla.pairs.coming import Coming, copied, counted, fixed, in_order, noon_of
from mandorla.pairs.models import Member
from mandorla.pairs.parts import Opening, Part, Taker
from mandorla.prompts import actions
from mandorla.prompts.decks import catalogue
from mandorla.prompts.models import Answer, Exchange, Keep, Mark, Pass, Reply, Rule


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """The person's own answers from all their pairs, those open to them, and the replies to either."""
    person = taker.person
    answers = [
        *Answer.objects.by(person).select_related("exchange").order_by("day", "pk"),
        *(one for member in taker.members for one in _open_to(member, now)),
    ]
    exchanges = {answer.exchange_id: answer.exchange for answer in answers}
    known = [answer.pk for answer in answers]
    yield Part([exchanges[key] for key in sorted(exchanges)], model=Exchange, back=_EXCHANGE)
    yield Part(answers, lambda answer: words_of(answer.exchange), _ANSWER, Answer)
    pairs = [member.pair_id for member in taker.members]
    open_ones = Q(shared_text__isnull=False, pair__in=pairs)
    replies = Reply.objects.filter(Q(author=person) | open_ones & Q(answer__in=known))
    yield Part(replies.order_by("sent_at", "pk"), words_of, _REPLY)
    yield Part(Keep.objects.filter(person=person, answer__in=known).order_by("pk"))
    yield Part(Mark.objects.filter(person=person).order_by("pk"), words_of)
    yield Part(Pass.objects.filter(person=person).order_by("day", "pk"))


def words_of(row: Exchange | Reply | Mark) -> str:
    """The question a row is about, or its slug if we no longer have it."""
    prompt = catalogue().by_slug.get(row.slug)
    return prompt.words(_("the other")) if prompt else row.slug


def _open_to(member: Member, now: datetime) -> list[Answer]:
    seen = Answer.objects.visible_to(member, now=now).exclude(author=member.person)
    return list(seen.select_related("exchange").order_by("day", "pk"))


def _begun_on(coming: Coming, name: str) -> date:
    days = [row["day"] for row in coming.about("prompts.Answer", "exchange", coming.row["id"])]
    return min([date.fromisoformat(day) for day in days], default=coming.values["pair"].begun_on)


def _opens_at(coming: Coming, name: str) -> datetime | None:
    """For the other's answers, an export contains only what is open."""
    is_open = coming.row.get("text") is None and coming.row.get("opened_text") is not None
    return noon_of(coming.values["day"], coming.taker) if is_open else None


def _slug(coming: Coming, name: str) -> str:
    """An earlier file says it only of the answer."""
    slug: str = coming.values["answer"].exchange.slug
    return slug


_EXCHANGE = {"round": counted("pair", "slug"), "version": fixed(1), "begun_on": _begun_on}
_ANSWER = {
    "text": copied("opened_text"),
    "rule": fixed(Rule.BOTH.value),
    "sealed_at": in_order("day", of="author"),
    "opens_at": _opens_at,
}
_REPLY = {"text": copied("shared_text"), "sent_at": in_order("day"), "slug": _slug}

OPENINGS = (
    Opening(
        Answer,
        "opened_text",
        lambda row: f"{words_of(row.exchange)} {row.text}",
        lambda member, row, now: actions.take_back(member=member, answer=row, now=now),
        along=("exchange",),
        newest_first=("-sealed_at",),
    ),
    Opening(
        Reply,
        "shared_text",
        lambda row: row.text,
        lambda member, row, now: actions.take_reply_back(member=member, reply=row),
        newest_first=("-sent_at",),
    ),
)
