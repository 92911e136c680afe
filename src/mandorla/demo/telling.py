"""A plot comes true: every step is the action that a page would have called, at its own time."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from mandorla.demo.plot import Deed, Step
from mandorla.pairs.models import Member
from mandorla.prompts import actions
from mandorla.prompts.models import Answer, Offer

Members = Mapping[str, Member]


def tell(steps: Iterable[Step], members: Members) -> None:
    """Carry out `steps`, in their order, as the people that `members` names."""
    steps = list(steps)
    pair = next(iter(members.values())).pair
    left = dict(_offered(steps, members))
    for step in steps:
        day = members[step.who].pair_day(step.at)
        if day in left:  # as each day begins, since who goes first changes what comes next
            Offer.objects.create(pair=pair, day=day, slug=left.pop(day))
        DEEDS[step.deed](step, members[step.who])


def _offered(steps: Iterable[Step], members: Members) -> Mapping[date, str]:
    """The question of every day on which something happens: one that begins that day, else one that goes on."""
    begun: dict[date, str] = {}
    going_on: dict[date, str] = {}
    known: set[str] = set()
    for step in steps:
        day, slug = members[step.who].pair_day(step.at), step.entry.prompt.slug
        (going_on if slug in known else begun).setdefault(day, slug)
        known.add(slug)
    return going_on | begun


def _answer(step: Step, member: Member) -> None:
    actions.answer(
        member=member, prompt=step.entry.prompt, text=step.text, rule=step.kind, version=0, now=step.at
    )


def _pass(step: Step, member: Member) -> None:
    actions.pass_on(member=member, slug=step.entry.prompt.slug, now=step.at)


def _welcome(step: Step, member: Member) -> None:
    mine = _answer_by(member.person.name, step, member)
    actions.welcome_advice(member=member, answer=mine, is_welcome=True, now=step.at)


def _reply(step: Step, member: Member) -> None:
    said = _answer_by(step.whose, step, member)
    actions.reply(member=member, answer=said, kind=step.kind, text=step.text, is_meant=True, now=step.at)


def _keep(step: Step, member: Member) -> None:
    actions.keep(member=member, answer=_answer_by(step.whose, step, member), shelf=step.kind)


def _answer_by(name: str, step: Step, member: Member) -> Answer:
    author = next(person for person in member.people if person.name == name)
    seen = Answer.objects.visible_to(member, now=step.at)
    return seen.get(author=author, exchange__slug=step.entry.prompt.slug)


DEEDS: Mapping[Deed, Callable[[Step, Member], None]] = {
    Deed.ANSWER: _answer,
    Deed.PASS: _pass,
    Deed.WELCOME: _welcome,
    Deed.REPLY: _reply,
    Deed.KEEP: _keep,
}
