from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mandorla.coach.hints import Hinted
from mandorla.drafts import actions as drafts
from mandorla.notices.telling import tell_no_more
from mandorla.pairs.actions import nudge
from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.models import Member, Pair
from mandorla.practices import actions as practices
from mandorla.practices.models import Kind as Done
from mandorla.prompts import telling
from mandorla.prompts.logic.catalogue import Prompt
from mandorla.prompts.models import Answer, Exchange, Keep, Mark, Offer, Pass, Reply, ReplyKind, Rule
from mandorla.prompts.offers import choice_for, offer_on
from mandorla.prompts.replying import hint_on
from mandorla.prompts.standing import in_round, rounds, standing
from mandorla.shared import clock
from mandorla.shared.prepared import insert, prepared
from mandorla.shared.refusal import Refused

TOPIC = "prompts"
FORM = "answer"
A_DAY = timedelta(days=1)


class AlreadyOpen(Refused):
    """The other may read the answer, so its words stay as they are."""


class ChangedMeanwhile(Refused):
    """The answer was edited elsewhere since the form was shown; neither text is overwritten."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        super().__init__(
            _("You changed this answer somewhere else meanwhile. Both texts are below; nothing is lost.")
        )


def write_offer(*, member: Member, day: date) -> Offer:
    """Fix the pair's question for `day`; it stays whatever happens later that day. Repeating it changes nothing."""
    known = offer_on(member, day)
    if known:
        return known
    chosen = choice_for(member, day, Boundaries(member))
    return Offer.objects.get_or_create(
        pair=member.pair, day=day, defaults={"slug": chosen.slug if chosen else ""}
    )[0]


@transaction.atomic
def answer(*, member: Member, prompt: Prompt, text: str, rule: str, version: int, now: datetime) -> Answer:
    """Write or edit an answer and seal it by `rule`. Once both answers count, both open in this same transaction.

    `version` is the one the form was shown with; 0 means a first answer.
    """
    day = _begin(member, now)
    mine, theirs = standing(member, prompt.slug, day)
    if mine and mine.is_open(now) and mine.counts:
        raise AlreadyOpen(
            _("This answer is open already, so its words stay as they are. You can take it back.")
        )
    if mine and mine.version != version:
        raise ChangedMeanwhile(mine)
    if mine is None:
        exchange = _round_for(member, prompt, theirs, day)
        mine = Answer(pair=member.pair, exchange=exchange, author=member.person, version=0)
    mine.text, mine.version = text, mine.version + 1
    mine.day = clock.day_of(now, member.person.zone)
    _seal(mine, theirs, member, rule, now)
    practices.record(member=member, kind=Done.QUESTION, source=mine.exchange_id, slug=prompt.slug, now=now)
    drafts.discard(author=member.person, form=FORM, subject=subject_of(member, prompt))
    return mine


@transaction.atomic
def seal_again(*, member: Member, answer: Answer, rule: str, now: datetime) -> Answer:
    """Seal an answer that was kept or taken back again, with its words unchanged. Repeating it changes nothing."""
    mine = _locked(answer, member, now)
    if mine and mine.rule != rule:
        newest, theirs = standing(member, mine.exchange.slug, member.pair_day(now))
        _seal(mine, theirs if mine == newest else None, member, rule, now)
    return mine or answer


@transaction.atomic
def take_back(*, member: Member, answer: Answer, now: datetime) -> Answer:
    """Make an answer private again: delete the copy the other could read. Repeating it changes nothing."""
    mine = _locked(answer, member, now)
    if mine and mine.counts:
        was_open = mine.is_open(now)
        mine.rule, mine.opens_at, mine.opened_text = Rule.KEEP, None, None
        mine.save(update_fields=["rule", "opens_at", "opened_text"])
        tell_no_more(mine)
        if was_open:
            nudge(member.other, TOPIC)
    return mine or answer


@transaction.atomic
def erase(*, member: Member, answer: Answer, now: datetime) -> None:
    """Delete an answer. Repeating it changes nothing. To the other it is the same as if it was taken back."""
    mine = _locked(answer, member, now)
    if mine:
        tell_no_more(mine, *mine.replies.all())
        practices.forget(source=mine.exchange_id, person=member.person)
        mine.delete()
        if mine.is_open(now):
            nudge(member.other, TOPIC)


@transaction.atomic
def close_what_waits(*, member: Member, now: datetime) -> None:
    """When somebody leaves, their sealed, unopened answers stay private, whatever their rule was."""
    _locked_pair(member.pair_id)
    shut = Answer.objects.of(member.pair).by(member.person).shut(now)
    # Any other instant after `now` is that of an answer of the other, which has just opened both.
    waiting = [one.pk for one in shut if one.opens_at in (None, one.sealed_at + A_DAY)]
    Answer.objects.filter(pk__in=waiting).update(rule=Rule.KEEP, opens_at=None, opened_text=None)


@transaction.atomic
def pass_on(*, member: Member, slug: str, now: datetime) -> None:
    """Skip this question today or, with no slug, all of today's. Changes only this person's own page."""
    day = member.pair_day(now)
    write_offer(member=member, day=day)
    Pass.objects.get_or_create(pair=member.pair, person=member.person, day=day, slug=slug)


@transaction.atomic
def take_up_again(*, member: Member, now: datetime) -> None:
    """Undo "not today"."""
    Pass.objects.of(member.pair).by(member.person, member.pair_day(now)).filter(slug="").delete()


@transaction.atomic
def mark(*, member: Member, slug: str, is_marked: bool) -> None:
    """Put a question on the member's private list for a talk, or take it off."""
    if is_marked:
        Mark.objects.get_or_create(pair=member.pair, person=member.person, slug=slug)
    else:
        Mark.objects.of(member.pair, member.person).filter(slug=slug).delete()


@transaction.atomic
def keep(*, member: Member, answer: Answer, shelf: str) -> None:
    """Put an answer on one of the member's shelves; an empty shelf takes it off."""
    if shelf:
        Keep.objects.update_or_create(
            person=member.person, answer=answer, defaults={"pair": member.pair, "shelf": shelf}
        )
    else:
        Keep.objects.of(member.pair, member.person).filter(answer=answer).delete()


@transaction.atomic
def reply(*, member: Member, answer: Answer, kind: str, text: str, is_meant: bool, now: datetime) -> Reply:
    """Reply to the other's open answer. Advice is refused unless asked for; a hint comes first, unless `is_meant`."""
    if answer.author_id == member.person_id or not answer.is_open(now):
        raise Refused(_("There is nothing open here to reply to."))
    if kind == ReplyKind.ADVICE and not answer.welcomes_advice:
        raise Refused(_("Advice was not asked for here. Your words are still below."))
    hint = None if is_meant else hint_on(member, answer, kind, text)
    if hint:
        raise Hinted(hint)
    made = Reply.objects.create(
        pair=member.pair,
        slug=answer.exchange.slug,
        answer=answer,
        author=member.person,
        kind=kind,
        day=clock.day_of(now, member.person.zone),
        sent_at=now,
        text=text,
        shared_text=text,
    )
    telling.of_reply(member, made, now)
    nudge(member.other, TOPIC)
    return made


@transaction.atomic
def take_reply_back(*, member: Member, reply: Reply) -> None:
    """Take a reply off the other's pages; its author keeps the words. Repeating it changes nothing."""
    mine = Reply.objects.select_for_update().filter(pk=reply.pk, shared_text__isnull=False).first()
    if mine:
        mine.shared_text = None
        mine.save(update_fields=["shared_text"])
        tell_no_more(mine)
        if mine.answer_id:
            nudge(member.other, TOPIC)


@transaction.atomic
def welcome_advice(*, member: Member, answer: Answer, is_welcome: bool, now: datetime) -> None:
    """Allow or stop advice on the member's own answer; the other is told only if they can read that answer."""
    differs = Answer.objects.filter(pk=answer.pk, welcomes_advice=not is_welcome)
    if differs.update(welcomes_advice=is_welcome) and answer.is_open(now):
        nudge(member.other, TOPIC)


def subject_of(member: Member, prompt: Prompt) -> str:
    """The draft's subject for this question in this pair."""
    return f"{member.pair_id.hex}:{prompt.slug}"


def _begin(member: Member, now: datetime) -> date:
    """Lock the pair's answers, and fix today's offer so that no answer changes it."""
    _locked_pair(member.pair_id)
    day = member.pair_day(now)
    write_offer(member=member, day=day)
    return day


def _locked(answer: Answer, member: Member, now: datetime) -> Answer | None:
    """The answer as it stands now, locked against other writers."""
    _begin(member, now)
    return Answer.objects.select_related("exchange").filter(pk=answer.pk).first()


def _round_for(member: Member, prompt: Prompt, theirs: Answer | None, day: date) -> Exchange:
    """The round for a new answer: the one the other's answer is in, or a new one that takes theirs along."""
    if theirs and not in_round(theirs.exchange_id, member.person_id):
        return theirs.exchange
    newest = next(iter(rounds(member.pair_id, prompt.slug)), None)
    begun = Exchange(
        pair=member.pair,
        slug=prompt.slug,
        version=prompt.version,
        depth=prompt.depth,
        round=newest.round + 1 if newest else 1,
        begun_on=day,
    )
    insert(begun)
    if theirs:
        theirs.exchange = begun
        theirs.save(update_fields=["exchange"])
    return begun


def _seal(mine: Answer, theirs: Answer | None, member: Member, rule: str, now: datetime) -> None:
    """Apply `rule` to `mine`, open whatever may open, and save both."""
    was_open, was_to_open = mine.is_open(now), mine.opens_at is not None
    mine.rule = Rule.KEEP if member.is_solo else rule
    mine.sealed_at = now
    mine.opens_at = {Rule.FIRST: now, Rule.AFTER_A_DAY: now + A_DAY}.get(Rule(mine.rule))
    have_both = mine.counts and theirs is not None and theirs.counts
    if have_both:
        mine.opens_at = now
    mine.opened_text = mine.text if mine.opens_at else None
    if have_both and theirs:
        mine.met_on = member.pair_day(now)
        practices.record_for_both(member=member, kind=Done.REVEAL, source=mine.exchange_id, now=now)
        _open(theirs, now, mine.met_on)
        Exchange.objects.filter(pk=mine.exchange_id, opened_on=None).update(opened_on=mine.met_on)
    mine.save()
    if mine.rule == Rule.FIRST and not have_both:  # this is the other's next question, whatever was chosen
        Offer.objects.of(member.pair).filter(day__gt=member.pair_day(now)).delete()
    if mine.opens_at or was_to_open:
        telling.of_answer(member, mine)
    if mine.is_open(now) != was_open:
        nudge(member.other, TOPIC)


def _open(theirs: Answer, now: datetime, day: date) -> None:
    if not theirs.is_open(now):
        tell_no_more(theirs)  # the one who answers last already sees it
        theirs.opens_at, theirs.opened_text = now, theirs.text
    theirs.met_on = day
    theirs.save(update_fields=["opens_at", "opened_text", "met_on"])


@prepared
def _locked_pair(pair: UUID) -> QuerySet[Pair]:
    return Pair.objects.filter(pk=pair).select_for_update(no_key=True)
