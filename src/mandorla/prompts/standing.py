"""The current answers to one question, read in order to be changed."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from mandorla.pairs.models import Member
from mandorla.prompts.models import Answer, Exchange
from mandorla.prompts.models.answer import of_this_year
from mandorla.shared.prepared import prepared


def standing(member: Member, slug: str, day: date) -> tuple[Answer | None, Answer | None]:
    """This year's answers to a question by the two members: mine and theirs."""
    here = [person.pk for person in member.people]
    answers = [one for one in _answers_to(member.pair_id, slug) if one.author_id in here]
    return of_this_year(answers, member.person, day)


@prepared
def _answers_to(pair: UUID, slug: str) -> QuerySet[Answer]:
    return Answer.objects.filter(pair=pair, exchange__pair=pair).to(slug)


@prepared
def in_round(exchange: UUID, author: UUID) -> QuerySet[Answer]:
    return Answer.objects.filter(exchange=exchange, author=author)


@prepared
def rounds(pair: UUID, slug: str) -> QuerySet[Exchange]:
    return Exchange.objects.filter(pair=pair).about(slug)
