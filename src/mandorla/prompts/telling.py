"""What the outbox is told of: that something is there for the other, and when it may be read. Never what."""

from datetime import datetime

from django.urls import reverse

from mandorla.notices.actions import notify, withdraw
from mandorla.notices.models import Kind
from mandorla.pairs.models import Member
from mandorla.prompts.models import Answer, Reply


def of_answer(member: Member, answer: Answer) -> None:
    """Tell the other of one's answer when it opens; where it doesn't any more, take the notice back."""
    if answer.opens_at:
        _tell(member, answer, _key(answer), answer.opens_at)
    else:
        no_more_of(answer)


def of_reply(member: Member, reply: Reply, now: datetime) -> None:
    """Tell the other of one's reply."""
    _tell(member, reply.answer, _key(reply), now)


def no_more_of(*rows: Answer | Reply) -> None:
    """Take back what was not told yet: it is not there any more, or they have it before them."""
    for row in rows:
        withdraw(key=_key(row))


def _tell(member: Member, answer: Answer, key: str, due_at: datetime) -> None:
    if member.other:
        link = reverse("prompts:prompt", args=[member.pair_id, answer.exchange.slug])
        notify(
            person=member.other.person,
            pair=member.pair,
            kind=Kind.WRITTEN,
            link=link,
            key=key,
            due_at=due_at,
        )


def _key(row: Answer | Reply) -> str:
    return f"{row._meta.model_name}:{row.pk}"
