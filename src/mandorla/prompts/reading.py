"""What a page about one question shows: never more than its reader may see."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q

from mandorla.pairs.models import Member
from mandorla.prompts.logic.catalogue import Prompt
from mandorla.prompts.models import Answer, Exchange, Keep, Mark, Reply


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as one reader sees it, with the replies that reader may see."""

    answer: Answer
    text: str
    is_open: bool
    shelf: str = ""
    replies: list["Heard"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Heard:
    """A reply as one reader sees it."""

    reply: Reply
    text: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Sitting:
    """One question between the two, as one of them sees it."""

    prompt: Prompt
    mine: Said | None
    theirs: Said | None
    before: list[Said]  # my own answers of earlier years
    is_marked: bool
    last_day: date | None = None

    @property
    def state(self) -> str:
        """What the two circles show: apart, waiting, open or solo."""
        if self.mine and self.theirs:
            return "open"
        if self.mine and self.mine.answer.counts and not self.mine.is_open:
            return "waiting"
        return "apart"


def sitting(member: Member, prompt: Prompt, now: datetime) -> Sitting:
    """Everything about `prompt` that `member` may see at `now`. At most five queries."""
    rounds = list(Exchange.objects.of(member.pair).about(prompt.slug))
    running = rounds[0] if rounds and not rounds[0].is_over(member.pair_day(now)) else None
    answers = _answers(member, rounds, now)
    said = _said(member, answers, now)
    current = [one for one in said if running and one.answer.exchange_id == running.id]
    earlier = [one for one in said if one not in current and one.answer.author_id == member.person_id]
    return Sitting(
        prompt=prompt,
        mine=next((one for one in current if one.answer.author_id == member.person_id), None),
        theirs=next((one for one in current if one.answer.author_id != member.person_id), None),
        before=earlier,
        is_marked=Mark.objects.of(member.pair, member.person).filter(slug=prompt.slug).exists(),
        last_day=rounds[0].begun_on if rounds and running is None else None,
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How a question stands for one of the two, in a line: what today's page needs. Two circles as in `Sitting`."""

    has_mine: bool
    counts: bool
    is_open: bool
    has_theirs: bool

    @property
    def state(self) -> str:
        if self.has_mine and self.has_theirs:
            return "open"
        return "waiting" if self.has_mine and self.counts and not self.is_open else "apart"


def standing(member: Member, prompt: Prompt, now: datetime) -> Standing:
    """How `prompt` stands for `member` at `now`. One query, and nothing is decrypted."""
    seen = Answer.objects.visible_to(member, now=now).filter(exchange__slug=prompt.slug).defer("text", "opened_text")
    answers = list(seen.select_related("exchange").order_by("-exchange__round"))
    day = member.pair_day(now)
    running = [one for one in answers if one.exchange.round == answers[0].exchange.round]
    running = [one for one in running if not one.exchange.is_over(day)]
    mine = next((one for one in running if one.author_id == member.person_id), None)
    return Standing(
        has_mine=mine is not None,
        counts=mine is not None and mine.counts,
        is_open=mine is not None and mine.is_open(now),
        has_theirs=any(one.author_id != member.person_id for one in running),
    )


def _answers(member: Member, rounds: list[Exchange], now: datetime) -> list[Answer]:
    if not rounds:
        return []
    return list(Answer.objects.visible_to(member, now=now).filter(exchange__in=rounds))


def _said(member: Member, answers: list[Answer], now: datetime) -> list[Said]:
    if not answers:
        return []
    person = member.person
    ids = [answer.id for answer in answers]
    shelves = dict(
        Keep.objects.of(member.pair, person).filter(answer__in=ids).values_list("answer_id", "shelf")
    )
    heard: dict[object, list[Heard]] = {}
    visible = Q(author=person) | Q(answer__author=person, shared_text__isnull=False)
    for reply in Reply.objects.of(member.pair).filter(visible, answer__in=ids).order_by("id"):
        heard.setdefault(reply.answer_id, []).append(
            Heard(reply, reply.words_for(person), reply.author_id == person.id)
        )
    return [
        Said(
            answer=answer,
            text=answer.words_for(person),
            is_open=answer.is_open(now),
            shelf=shelves.get(answer.id, ""),
            replies=heard.get(answer.id, []),
        )
        for answer in answers
    ]
