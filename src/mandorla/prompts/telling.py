"""What the outbox is told of: that something is there for the other, and when it may be read. Never what."""

from datetime import datetime

from django.urls import reverse

from mandorla.notices.telling import tell_no_more, tell_other
from mandorla.pairs.models import Member
from mandorla.prompts.models import Answer, Reply


def of_answer(member: Member, answer: Answer) -> None:
    """Tell the other of one's answer when it opens; where it doesn't any more, take the notice back."""
    if answer.opens_at:
        tell_other(member, answer, _link(member, answer), answer.opens_at)
    else:
        tell_no_more(answer)


def of_reply(member: Member, reply: Reply, now: datetime) -> None:
    """Tell the other of one's reply."""
    tell_other(member, reply, _link(member, reply.answer), now)


def _link(member: Member, answer: Answer) -> str:
    return reverse("prompts:prompt", args=[member.pair_id, answer.exchange.slug])
