"""Notices: they say that something is there for the other person and when it opens, never what."""

from datetime import datetime

from django.urls import reverse

from mandorla.notices.telling import tell_no_more, tell_other
from mandorla.pairs.models import Member
from mandorla.prompts.models import Answer, Reply


def of_answer(member: Member, answer: Answer) -> None:
    """Notify the other person when the answer opens; withdraw the notice if it no longer will."""
    if answer.opens_at:
        tell_other(member, answer, _link(member, answer.exchange.slug), answer.opens_at)
    else:
        tell_no_more(answer)


def of_reply(member: Member, reply: Reply, now: datetime) -> None:
    """Notify the other person of a reply."""
    tell_other(member, reply, _link(member, reply.slug), now)


def _link(member: Member, slug: str) -> str:
    return reverse("prompts:prompt", args=[member.pair_id, slug])
