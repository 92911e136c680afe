"""The cast of the demonstration and of the tests, made by the same actions as anybody else."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mandorla.pairs import actions
from mandorla.pairs.access import member_of
from mandorla.pairs.models import Kind, Member, Place
from mandorla.people.models import Person
from mandorla.vault import keys


@dataclass(frozen=True, slots=True)
class Role:
    """Who somebody is: a name, a color and the clock they live by."""

    name: str
    hue: int
    zone: str
    about: Promise

    @property
    def username(self) -> str:
        return self.name.lower()


NOOR = Role("Noor", 2, "Europe/Berlin", _("Six years with Sam, six months of answers. Writes as if talking."))
SAM = Role("Sam", 17, "Europe/Berlin", _("Six years with Noor. Writes as little as possible, and means it."))
INES = Role("Ines", 5, "Europe/Lisbon", _("In Lisbon, hours away from Jo, with a few weeks of answers."))
JO = Role("Jo", 12, "Asia/Singapore", _("In Singapore, hours ahead of Ines. Has gone first today."))
ADA = Role("Ada", 21, "America/New_York", _("Alone here for now, with ten answers."))
KIT = Role("Kit", 9, "Europe/Berlin", _("Has left the pair with Val."))
RAE = Role("Rae", 14, "Europe/Paris", _("A stranger to all the others, and new here."))
VAL = Role("Val", 19, "Europe/Berlin", _("Runs this server, which gives no rights inside."))
EVERYBODY = (NOOR, SAM, INES, JO, ADA, KIT, RAE, VAL)


def make_person(role: Role) -> Person:
    """An account for `role`, with a key of their own and no password."""
    person = Person(username=role.username, hue=role.hue, time_zone=role.zone, is_adult=True)
    person.set_unusable_password()
    keys.create(person.id)
    person.display_name = role.name
    person.save()
    return person


def make_solo(person: Person, *, now: datetime) -> Member:
    """A pair of one for `person`."""
    begun = actions.begin_pair(person=person, kind=Kind.PARTNERS, place=Place.TOGETHER, now=now)
    return member_of(begun.pair_id, person)


def make_pair(
    inviting: Person, invited: Person, *, now: datetime, place: str = Place.TOGETHER
) -> tuple[Member, Member]:
    """A pair of the two, by invitation; the members come in the order of the arguments."""
    begun = actions.begin_pair(person=inviting, kind=Kind.PARTNERS, place=place, now=now)
    _join(begun, invited, now)
    return member_of(begun.pair_id, inviting), member_of(begun.pair_id, invited)


def make_former(inviting: Member, person: Person, *, now: datetime) -> None:
    """Let `person` join the pair of one that `inviting` has, and leave it."""
    actions.leave(member=_join(inviting, person, now), now=now)


def _join(inviting: Member, person: Person, now: datetime) -> Member:
    invitation = actions.invite(member=inviting, now=now)
    return actions.accept(invitation=invitation, person=person, now=now)
