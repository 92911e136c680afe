from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.shared.text import WritingField

MOST_REWORDED = 2_000


class WordsForm(forms.Form):
    """Whether one wants help with words at all, with whom, and with a button for other wordings."""

    is_wanted = forms.BooleanField(label=gettext_lazy("Show me hints about my words"), required=False)
    wanted_in = forms.MultipleChoiceField(
        label=gettext_lazy("With whom"), required=False, widget=forms.CheckboxSelectMultiple
    )
    may_ask_model = forms.BooleanField(
        label=gettext_lazy("Show me a button for other wordings under a hint"), required=False
    )

    def __init__(
        self, given: Any = None, *, person: Person, members: Sequence[Member], has_server: bool
    ) -> None:
        first = {
            "is_wanted": person.has_help_with_words,
            "may_ask_model": person.may_ask_model,
            "wanted_in": [str(member.pk) for member in members if member.has_help_with_words],
        }
        super().__init__(given, initial=first)
        field = self.fields["wanted_in"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(one.pk), one.other.person.name) for one in members if one.other]
        for name, is_there in (("wanted_in", field.choices), ("may_ask_model", has_server)):
            if not is_there:
                del self.fields[name]

    def chosen(self, members: Sequence[Member]) -> dict[str, Any]:
        """At all, the button, and for each pair that was asked about whether hints are wanted there."""
        asked = self.cleaned_data
        wanted = {one: str(one.pk) in asked.get("wanted_in", []) for one in members if one.other}
        return {
            "is_wanted": asked["is_wanted"],
            "may_ask_model": asked.get("may_ask_model"),
            "wanted": wanted,
        }


class RewordForm(forms.Form):
    """One's own words, for other wordings of them."""

    text = WritingField(most=MOST_REWORDED)


class MeantForm(forms.Form):
    """A form whose words may get a hint before they are sent. Whoever sends it after that means it so."""

    is_meant = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def ask_back(self) -> None:
        """Take it as meant from here on: whoever sends the form again has seen the hint."""
        self.data = {**dict(self.data.items()), "is_meant": "on"}
