from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from mandorla.pairs import telling
from mandorla.pairs.actions.spaces import nudge
from mandorla.pairs.logic.agreement import A_WEEK, MOST, Section, Wording, longer
from mandorla.pairs.models import AgreementEntry, Member, Pair
from mandorla.shared.ids import new_opaque_id
from mandorla.shared.refusal import Refused


@transaction.atomic
def propose_line(*, member: Member, section: Section, text: str, now: datetime) -> AgreementEntry:
    """Propose a new line for the agreement. Proposing the same line again changes nothing."""
    _take_turn(member)
    whose = str(member.person_id) if section == Section.MINE else ""
    wording = Wording(section, text, whose)
    waiting = list(AgreementEntry.objects.of(member.pair).proposed())
    known = next((row for row in waiting if row.number == 1 and row.wording == wording), None)
    if known:
        return known
    if AgreementEntry.objects.of(member.pair).filter(number=1).count() >= MOST:
        raise Refused(_("There is no room for another line. What you wrote is still below."))
    return _propose(member, new_opaque_id(), 1, wording, now)


@transaction.atomic
def propose_change(*, member: Member, line: UUID, version: int, text: str, now: datetime) -> AgreementEntry:
    """Propose new words for an agreed line. It stays as it is until both agree."""
    _take_turn(member)
    standing = _standing(member, line, version)
    wording = standing.wording
    assert wording
    return _propose(member, line, version + 1, replace(wording, text=text), now)


@transaction.atomic
def propose_more_days(
    *, member: Member, line: UUID, version: int, days: int, now: datetime
) -> AgreementEntry:
    """Propose to extend a trial. Its day stays as it is until both agree."""
    _take_turn(member)
    wording = _standing(member, line, version).wording
    assert wording
    if wording.section != Section.TRIAL:
        raise Refused(_("This line has no last day."))
    return _propose(member, line, version + 1, longer(wording, days, member.pair_day(now)), now)


@transaction.atomic
def propose_end(*, member: Member, line: UUID, version: int, now: datetime) -> AgreementEntry:
    """Propose that a line ends. It stays until both agree."""
    _take_turn(member)
    _standing(member, line, version)
    return _propose(member, line, version + 1, None, now)


@transaction.atomic
def propose_review(*, member: Member, day: date, now: datetime) -> AgreementEntry:
    """Propose a day on which to look at the agreement again."""
    _take_turn(member)
    wording = Wording(Section.REVIEW, day.isoformat())
    return _propose(member, member.pair_id, _next_review(member), wording, now)


@transaction.atomic
def agree(*, member: Member, proposal: AgreementEntry, now: datetime) -> None:
    """Agree to what the other proposed; it counts from now on. Repeating it changes nothing."""
    _take_turn(member)
    if proposal.proposer_id == member.person_id:
        raise Refused(_("It takes the other to agree to this."))
    if AgreementEntry.objects.of(member.pair).filter(pk=proposal.pk).take_away():
        telling.no_more_of(proposal)
        _write(member, proposal, body=proposal.body, now=now)
        until = proposal.wording.until if proposal.wording else None
        if until and until > member.pair_day(now):
            _look_again_by(member, until, now)


@transaction.atomic
def agree_on_trial(*, member: Member, line: UUID, text: str, until: date, now: datetime) -> None:
    """Record a trial both have just agreed to, with a review on `until`. Repeating it changes nothing."""
    _take_turn(member)
    if AgreementEntry.objects.of(member.pair).agreed().about(line).exists():
        return
    wording = Wording(Section.TRIAL, text, until=until)
    entry = AgreementEntry(pair=member.pair, line=line, number=1, proposer=member.person)
    _write(member, entry, body=wording.to_json(), now=now)
    _look_again_by(member, until, now)


@transaction.atomic
def take_proposal_back(*, member: Member, proposal: AgreementEntry) -> None:
    """Withdraw a proposal; the other gets no message. Repeating it changes nothing."""
    mine = AgreementEntry.objects.of(member.pair).filter(pk=proposal.pk, proposer=member.person)
    if mine.take_away():
        telling.no_more_of(proposal)
        nudge(member.other)


@transaction.atomic
def end_line(*, member: Member, line: UUID, now: datetime) -> None:
    """Agree to a line no longer: it ends at once, without the other and without a message. Repeating is silent."""
    _take_turn(member)
    newest = AgreementEntry.objects.of(member.pair).agreed().about(line).order_by("-number").first()
    if newest is None or newest.body is None:
        return
    waiting = AgreementEntry.objects.of(member.pair).about(line)
    for proposal in list(waiting.proposed()):
        telling.no_more_of(proposal)
    waiting.take_away()
    ending = AgreementEntry(pair=member.pair, line=line, number=newest.number + 1, proposer=member.person)
    _write(member, ending, body=None, now=now)


@transaction.atomic
def put_review_off(*, member: Member, now: datetime) -> None:
    """Not be asked to look at the agreement for a week. The other is asked all the same, and not told."""
    until = member.pair_day(now) + A_WEEK
    Member.objects.here().filter(pk=member.pk).update(review_from=until)


@transaction.atomic
def withdraw_proposals(*, member: Member, now: datetime) -> None:
    """When somebody leaves, no proposal waits for an answer. What was agreed stays readable to both."""
    for proposal in list(AgreementEntry.objects.of(member.pair).proposed()):
        telling.no_more_of(proposal)
    AgreementEntry.objects.of(member.pair).take_away()


def _take_turn(member: Member) -> None:
    if member.is_solo:
        raise Refused(_("An agreement takes two. What you wrote is still below."))
    Pair.objects.select_for_update().get(pk=member.pair_id)


def _look_again_by(member: Member, until: date, now: datetime) -> None:
    """Let the day on which both look at the agreement again be `until` at the latest."""
    known, today = member.pair.review_on, member.pair_day(now)
    if known is None or not today < known <= until:
        number = _next_review(member)
        review = AgreementEntry(pair=member.pair, line=member.pair_id, number=number, proposer=member.person)
        _write(member, review, body=Wording(Section.REVIEW, until.isoformat()).to_json(), now=now)


def _next_review(member: Member) -> int:
    newest = AgreementEntry.objects.of(member.pair).agreed().about(member.pair_id).order_by("-number").first()
    return newest.number + 1 if newest else 1


def _standing(member: Member, line: UUID, version: int) -> AgreementEntry:
    newest = AgreementEntry.objects.of(member.pair).agreed().about(line).order_by("-number").first()
    if newest is None or newest.body is None or newest.number != version:
        raise Refused(
            _(
                "This line has changed since you opened the page. It stands above as it is now; yours is below."
            )
        )
    return newest


def _propose(
    member: Member, line: UUID, number: int, wording: Wording | None, now: datetime
) -> AgreementEntry:
    """A line has one proposal at a time: one's own takes the place of one's earlier one; the other's is answered."""
    earlier = AgreementEntry.objects.of(member.pair).proposed().about(line).first()
    if earlier and earlier.number == number and earlier.wording == wording:
        return earlier
    if earlier and earlier.proposer_id != member.person_id:
        raise Refused(
            _("The other has proposed something for it. You will find it on the page of the agreement.")
        )
    if earlier:
        telling.no_more_of(earlier)
        AgreementEntry.objects.filter(pk=earlier.pk).take_away()
    body = wording.to_json() if wording else None
    made = AgreementEntry(pair=member.pair, line=line, number=number, proposer=member.person, body=body)
    made.save(force_insert=True)
    telling.of_proposal(member, made, now)
    nudge(member.other)
    return made


def _write(member: Member, entry: AgreementEntry, *, body: Any, now: datetime) -> None:
    written = AgreementEntry(
        pair=member.pair,
        line=entry.line,
        number=entry.number,
        proposer_id=entry.proposer_id,
        body=body,
        agreed_on=member.pair_day(now),
    )
    written.save(force_insert=True)
    if entry.line == member.pair_id:
        review_on = written.wording.day if written.wording else None
        Pair.objects.filter(pk=member.pair_id).update(review_on=review_on)
        member.pair.review_on = review_on
    nudge(member.other)
