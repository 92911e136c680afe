from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from mandorla.appreciation import telling
from mandorla.appreciation.logic.said import Part, Said
from mandorla.appreciation.models import Appreciation, Landing, Plan
from mandorla.appreciation.wording import whole_of
from mandorla.coach import hints
from mandorla.coach.logic.repetition import repeated
from mandorla.drafts import actions as drafts
from mandorla.notices.logic.quiet import next_at
from mandorla.notices.telling import tell_no_more
from mandorla.pairs.actions import nudge
from mandorla.pairs.models import Member
from mandorla.practices import actions as practices
from mandorla.practices.models import Kind as Done
from mandorla.shared.refusal import Refused

TOPIC = "appreciation"
FORMS: dict[str, str] = {part.value: f"appreciation-{part}" for part in Part}
LANDING = "landing"
WEEKS = timedelta(weeks=4)
MOST_COMPARED = 40


class Repeated(Exception):
    """Too similar to `earlier`, from the last weeks. Nothing was sent; the author may still choose to send it."""

    def __init__(self, earlier: Appreciation) -> None:
        self.earlier = earlier
        super().__init__("much the same was said not long ago")


@transaction.atomic
def appreciate(*, member: Member, said: Said, is_open: bool, is_meant: bool, now: datetime) -> Appreciation:
    """Write an appreciation: shared at once, or private for now. Without a partner it stays private.

    If its author wants hints, and it repeats what they said in the last weeks or stays general, nothing
    is sent unless it `is_meant` so.
    """
    is_open = is_open and not member.is_solo
    if is_open and not is_meant and hints.are_wanted(member):
        _expect_to_be_meant(member, said, now)
    made = Appreciation.objects.create(
        pair=member.pair,
        author=member.person,
        written_at=now,
        opened_at=now if is_open else None,
        said=said.to_json(),
        shared=said.to_json() if is_open else None,
    )
    drafts.discard_all(author=member.person, forms=FORMS.values(), subject=subject_of(member))
    if is_open:
        practices.record(member=member, kind=Done.THANKS, source=made.pk, now=now)
        _tell(member, made, now)
    return made


@transaction.atomic
def reword(*, member: Member, appreciation: Appreciation, said: Said, version: int) -> Appreciation:
    """Edit an appreciation; if it is shared, the other reads the new words from now on.

    `version` is the one the form was shown with.
    """
    mine = Appreciation.objects.select_for_update().get(pk=appreciation.pk)
    if mine.said != said.to_json():
        if mine.version != version:
            raise Refused(
                _(
                    "You changed this somewhere else meanwhile. What you see here is what you just sent; if you"
                    " send it again, it counts."
                )
            )
        mine.said, mine.version = said.to_json(), mine.version + 1
        mine.shared = said.to_json() if mine.is_open else None
        mine.save(update_fields=["said", "shared", "version"])
        if mine.is_open:
            nudge(member.other, TOPIC)
    drafts.discard_all(author=member.person, forms=FORMS.values(), subject=subject_of(member, mine))
    return mine


@transaction.atomic
def open_up(*, member: Member, appreciation: Appreciation, now: datetime) -> None:
    """Share what was private until now. Repeating it changes nothing."""
    mine = _locked(appreciation)
    if mine and not mine.is_open and member.other:
        mine.opened_at, mine.shared = now, mine.said
        mine.save(update_fields=["opened_at", "shared"])
        practices.record(member=member, kind=Done.THANKS, source=mine.pk, now=now)
        _tell(member, mine, now)


@transaction.atomic
def take_back(*, member: Member, appreciation: Appreciation) -> None:
    """Take it off the other's pages; its author keeps it. Repeating it changes nothing."""
    mine = _locked(appreciation)
    if mine and mine.is_open:
        mine.opened_at, mine.shared = None, None
        mine.save(update_fields=["opened_at", "shared"])
        tell_no_more(mine)
        nudge(member.other, TOPIC)


@transaction.atomic
def erase(*, member: Member, appreciation: Appreciation) -> None:
    """Delete an appreciation. Repeating it changes nothing. To the other it is the same as if it was taken back."""
    mine = _locked(appreciation)
    if mine:
        tell_no_more(mine, *Landing.objects.filter(appreciation=mine))
        practices.forget(source=mine.pk, person=member.person)
        mine.delete()
        if mine.is_open:
            nudge(member.other, TOPIC)


@transaction.atomic
def take_in(
    *, member: Member, appreciation: Appreciation, text: str, is_sent: bool, now: datetime
) -> Landing:
    """Say how the other's appreciation landed, either sent to them or kept private; without words it is put away."""
    if appreciation.author_id == member.person_id or not appreciation.is_open:
        raise Refused(_("There is nothing open here to take in."))
    Appreciation.objects.select_for_update().get(pk=appreciation.pk)
    known = Landing.objects.filter(appreciation=appreciation).first()
    if known and known.text and known.text != text:
        raise Refused(_("You have said already how it landed. You can delete that first, and say it anew."))
    is_sent = is_sent and bool(text) and member.other is not None
    landing = known or Landing(pair=member.pair, appreciation=appreciation, author=member.person)
    landing.said_at, landing.text, landing.shared_text = now, text, text if is_sent else None
    landing.save()
    drafts.discard(author=member.person, form=LANDING, subject=subject_of(member, appreciation))
    tell_no_more(appreciation)
    practices.record(member=member, kind=Done.TAKING_IN, source=appreciation.pk, now=now)
    if is_sent:
        _tell_of_landing(member, landing, now)
    return landing


@transaction.atomic
def send_landing(*, member: Member, landing: Landing, now: datetime) -> None:
    """Send a response that was kept private to the author of the appreciation. Repeating it changes nothing."""
    if landing.text and not landing.is_sent and member.other:
        landing.shared_text = landing.text
        landing.save(update_fields=["shared_text"])
        _tell_of_landing(member, landing, now)


@transaction.atomic
def take_landing_back(*, member: Member, landing: Landing) -> None:
    """Take a response off the other's pages; its author keeps it. Repeating it changes nothing."""
    if landing.is_sent:
        landing.shared_text = None
        landing.save(update_fields=["shared_text"])
        tell_no_more(landing)
        if landing.appreciation and landing.appreciation.is_open:
            nudge(member.other, TOPIC)


@transaction.atomic
def erase_landing(*, member: Member, landing: Landing) -> None:
    """Delete how it landed, and that it was put away. Repeating it changes nothing."""
    tell_no_more(landing)
    if landing.appreciation_id:
        practices.forget(source=landing.appreciation_id, person=member.person)
    Landing.objects.filter(pk=landing.pk).delete()
    if landing.is_sent:
        nudge(member.other, TOPIC)


@transaction.atomic
def plan(*, member: Member, moment: str, act: str, hour: int | None, now: datetime) -> Plan:
    """Save a plan to thank, replacing the earlier one. Nobody else learns of it."""
    mine = Plan.objects.of(member.pair, member.person).first()
    mine = mine or Plan(pair=member.pair, person=member.person)
    mine.wording = {"moment": moment, "act": act, **({} if hour is None else {"hour": hour})}
    mine.reminds_at = None if hour is None else next_at(hour, now, member.person.zone)
    mine.save()
    return mine


@transaction.atomic
def end_plan(*, member: Member) -> None:
    """Delete the plan and its reminder. Repeating it changes nothing."""
    Plan.objects.of(member.pair, member.person).delete()


@transaction.atomic
def remind_again(*, plan: Plan, now: datetime) -> None:
    """Move a reminder to its hour on the next day."""
    plan.reminds_at = None if plan.hour is None else next_at(plan.hour, now, plan.person.zone)
    plan.save(update_fields=["reminds_at"])


@transaction.atomic
def end_reminders(*, member: Member, now: datetime) -> None:
    """When somebody leaves, stop their reminders; the words of their plan stay theirs."""
    Plan.objects.of(member.pair, member.person).update(reminds_at=None)


def subject_of(member: Member, appreciation: Appreciation | None = None) -> str:
    """The draft's subject in this pair, for a new appreciation or an existing one."""
    return f"{member.pair_id.hex}:{appreciation.pk.hex}" if appreciation else member.pair_id.hex


def _expect_to_be_meant(member: Member, said: Said, now: datetime) -> None:
    """At most one hint: safety first, and repetition before generality."""
    given = [part for part in (Part.WHEN, Part.EFFECT) if getattr(said, part)]
    hint = hints.on_praise(member, whole_of(said), given=given)
    if hint is None or hint.kind != hints.Kind.HELP:
        _expect_something_new(member, said, now)
    if hint:
        raise hints.Hinted(hint)


def _expect_something_new(member: Member, said: Said, now: datetime) -> None:
    mine = Appreciation.objects.of(member.pair).by(member.person).written_since(now - WEEKS)
    earlier = list(mine.filter(opened_at__isnull=False).order_by("-written_at", "id")[:MOST_COMPARED])
    found = repeated(said.plain, [Said.from_json(one.said).plain for one in earlier])
    if found:
        raise Repeated(earlier[found.index])


def _locked(appreciation: Appreciation) -> Appreciation | None:
    return Appreciation.objects.select_for_update().filter(pk=appreciation.pk).first()


def _tell(member: Member, appreciation: Appreciation, now: datetime) -> None:
    telling.of_appreciation(member, appreciation, now)
    nudge(member.other, TOPIC)


def _tell_of_landing(member: Member, landing: Landing, now: datetime) -> None:
    telling.of_landing(member, landing, now)
    nudge(member.other, TOPIC)
