"""What the page of one question shows: never more than its reader may see."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.safestring import SafeString

from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.models import Member
from mandorla.prompts.logic.catalogue import Prompt
from mandorla.prompts.markup import shelf_options
from mandorla.prompts.models import Answer, Keep, Mark, Reply
from mandorla.prompts.models.answer import of_this_year
from mandorla.shared.prepared import prepared


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as one reader sees it, with the replies that reader may see."""

    answer: Answer
    text: str
    is_open: bool
    shelf: str = ""
    replies: list["Heard"] = field(default_factory=list)

    @property
    def shelf_options(self) -> SafeString:
        return shelf_options(self.shelf)


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
    is_left_out: bool = False  # its deck, by its reader
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
    answers = _visible(member, prompt, now)
    mine, theirs = of_this_year(answers, member.person, member.pair_day(now))
    said = {one.answer.id: one for one in _said(member, prompt, answers, now)}
    return Sitting(
        prompt=prompt,
        mine=said[mine.id] if mine else None,
        theirs=said[theirs.id] if theirs else None,
        before=[said[one.id] for one in answers if one.author_id == member.person_id and one is not mine],
        is_marked=bool(_marks(member.pair_id, member.person_id, prompt.slug)),
        is_left_out=prompt.deck in Boundaries(member).mine().left_out,
        last_day=answers[0].day if answers and not (mine or theirs) else None,
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a question for one of the two, as today's page needs it. Circles as in `Sitting`."""

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
    """The state of `prompt` for `member` at `now`. One query, and nothing is decrypted."""
    mine, theirs = of_this_year(_visible(member, prompt, now), member.person, member.pair_day(now))
    return Standing(
        has_mine=mine is not None,
        counts=mine is not None and mine.counts,
        is_open=mine is not None and mine.is_open(now),
        has_theirs=theirs is not None,
    )


def _visible(member: Member, prompt: Prompt, now: datetime) -> list[Answer]:
    """What `member` may see from all years, newest first."""
    return _answers(member.pair_id, member.person_id, prompt.slug, now)


def _said(member: Member, prompt: Prompt, answers: list[Answer], now: datetime) -> list[Said]:
    if not answers:
        return []
    person, here = member.person, (member.pair_id, member.person_id, prompt.slug)
    shelves = {one.answer_id: one.shelf for one in _keeps(*here)}
    heard: dict[object, list[Heard]] = {}
    for reply in _replies(*here):
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


@prepared
def _answers(pair: UUID, reader: UUID, slug: str, now: datetime) -> QuerySet[Answer]:
    return Answer.objects.in_sight(pair=pair, reader=reader, now=now).filter(exchange__pair=pair).to(slug)


@prepared
def _keeps(pair: UUID, person: UUID, slug: str) -> QuerySet[Keep]:
    question = Q(answer__exchange__slug=slug, answer__exchange__pair=pair)
    return Keep.objects.filter(question, pair=pair, person=person)


@prepared
def _replies(pair: UUID, reader: UUID, slug: str) -> QuerySet[Reply]:
    heard = Q(author=reader) | Q(answer__author=reader, shared_text__isnull=False)
    return Reply.objects.filter(heard, pair=pair, slug=slug).order_by("sent_at", "id")


@prepared
def _marks(pair: UUID, person: UUID, slug: str) -> QuerySet[Mark]:
    return Mark.objects.filter(pair=pair, person=person, slug=slug)
