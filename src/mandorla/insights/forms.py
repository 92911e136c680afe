from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from mandorla.checkins.wording import CLOSENESS
from mandorla.insights.logic.pulse import Item, Questionnaire
from mandorla.practices.models import Closer


class QuestionnaireForm(forms.Form):
    """A questionnaire, word for word. Every question may be left out; then there is no total."""

    def __init__(self, questionnaire: Questionnaire, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questionnaire = questionnaire
        for number, item in enumerate(questionnaire.items):
            self.fields[f"item{number}"] = forms.TypedChoiceField(
                label=_words(item),
                choices=[(place, answer.label) for place, answer in enumerate(item.answers)],
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )

    @property
    def rows(self) -> list[tuple[Item, forms.BoundField]]:
        """Each question with its field."""
        return list(zip(self.questionnaire.items, self, strict=True))

    @property
    def ticked(self) -> list[int | None]:
        """The place of what was ticked, question by question."""
        return [self.cleaned_data[name] for name in self.fields]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if not self.errors and all(value is None for value in found.values()):
            raise forms.ValidationError(_("Nothing is ticked yet."))
        return found


class GuessForm(forms.Form):
    """How close the other feels today, in the words of the two circles; kept as the middle of each."""

    closeness = forms.TypedChoiceField(
        label=_lazy("How close"),
        choices=[(round((step + 0.5) * 100 / len(CLOSENESS)), words) for step, words in enumerate(CLOSENESS)],
        coerce=int,
        widget=forms.RadioSelect,
    )


class CloserForm(forms.Form):
    """One's answer to "Did this bring us closer?"; empty takes it away."""

    closer = forms.ChoiceField(choices=[("", ""), *Closer.choices], required=False)


def _words(item: Item) -> str:
    return f"{item.text} – {item.opposite}" if item.opposite else item.text
