from collections.abc import Mapping

from django.db import transaction

from mandorla.pairs.actions import words
from mandorla.pairs.models import Member
from mandorla.people import actions
from mandorla.people.models import Person


@transaction.atomic
def choose_help(
    *, person: Person, is_wanted: bool, may_ask_model: bool | None, wanted: Mapping[Member, bool]
) -> None:
    """Switch help with words on or off, for `person` alone: at all, in single pairs, and the button for wordings.

    None leaves the button as it is, where the page had no such choice. Nobody else is told.
    """
    may_ask = person.may_ask_model if may_ask_model is None else may_ask_model
    actions.choose_help_with_words(person=person, is_wanted=is_wanted, may_ask_model=may_ask)
    for member, is_wanted_here in wanted.items():
        words.choose_help_with_words(member=member, is_wanted=is_wanted_here)
