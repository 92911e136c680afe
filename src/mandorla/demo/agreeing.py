"""What the first pair has agreed on: a few lines, a change, and an evening without phones."""

from datetime import datetime, time, timedelta

from mandorla.moments import actions as moments
from mandorla.moments.logic.windows import Rule
from mandorla.pairs.actions import agreement
from mandorla.pairs.logic.agreement import Section
from mandorla.pairs.models import AgreementEntry, Member

LINES = (
    (0, Section.OURS, "Sunday mornings, until somebody is hungry"),
    (1, Section.MINE, "What my brother tells me on the phone"),
    (0, Section.CLOSED, "A third cat, until the roof is done"),
)
CHANGED = "A third cat, until the roof is done and paid"
PROPOSED = "Whoever cooks chooses the radio"
AFTER_SUPPER = Rule(time(20), 60, frozenset({1, 3}))


def come_to_terms(members: tuple[Member, Member], *, begun_at: datetime, now: datetime) -> None:
    """Let the two agree on all of this in the weeks after `begun_at`; one proposal of the second waits."""
    at = begun_at + timedelta(days=20)
    written: list[AgreementEntry] = []
    for who, section, text in LINES:
        proposal = agreement.propose_line(member=members[who], section=section, text=text, now=at)
        agreement.agree(member=members[1 - who], proposal=proposal, now=at)
        written.append(proposal)
        at += timedelta(days=9)
    change = agreement.propose_change(
        member=members[1], line=written[-1].line, version=1, text=CHANGED, now=at
    )
    agreement.agree(member=members[0], proposal=change, now=at)
    day = members[0].pair_day(now) + timedelta(days=30)
    review = agreement.propose_review(member=members[0], day=day, now=at)
    agreement.agree(member=members[1], proposal=review, now=at)
    agreement.propose_line(member=members[1], section=Section.OURS, text=PROPOSED, now=now)
    window = moments.propose_window(member=members[0], rule=AFTER_SUPPER, now=at)
    moments.agree_to_window(member=members[1], window=window, now=at)
