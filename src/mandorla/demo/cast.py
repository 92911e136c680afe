"""The cast of the demonstration and of the tests, made by the same actions as anybody else."""

from dataclasses import dataclass
from datetime import datetime

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
    about: str


NOOR = Role("Noor", 2, "Europe/Berlin", "with Sam for six years; six months of answers")
SAM = Role("Sam", 17, "Europe/Berlin", "with Noor for six years; writes less, and means it")
INES = Role("Ines", 5, "Europe/Lisbon", "eight hours from Jo; a few weeks of answers")
JO = Role("Jo", 12, "Asia/Singapore", "eight hours from Ines; answers while Ines sleeps")
ADA = Role("Ada", 21, "America/New_York", "on her own for now; ten answers")
KIT = Role("Kit", 9, "Europe/Berlin", "has left a pair")
RAE = Role("Rae", 14, "Europe/Paris", "a stranger to all the others")
VAL = Role("Val", 19, "Europe/Berlin", "runs this server")


def make_person(role: Role) -> Person:
    """An account for `role`, with a key of their own and no password."""
    person = Person(username=role.name.lower(), hue=role.hue, time_zone=role.zone, is_adult=True)
    person.set_unusable_password()
    keys.create(person.id)
    person.display_name = role.name
    person.save()
    return person


def make_solo(person: Person, *, now: datetime, kind: str = Kind.PARTNERS) -> Member:
    """A pair of one for `person`."""
    begun = actions.begin_pair(person=person, kind=kind, place=Place.TOGETHER, now=now)
    return member_of(begun.pair_id, person)


def make_pair(
    inviting: Person,
    invited: Person,
    *,
    now: datetime,
    kind: str = Kind.PARTNERS,
    place: str = Place.TOGETHER,
) -> tuple[Member, Member]:
    """A pair of the two, by invitation; the members come in the order of the arguments."""
    begun = actions.begin_pair(person=inviting, kind=kind, place=place, now=now)
    invitation = actions.invite(member=begun, now=now)
    actions.accept(invitation=invitation, person=invited, now=now)
    return member_of(begun.pair_id, inviting), member_of(begun.pair_id, invited)
