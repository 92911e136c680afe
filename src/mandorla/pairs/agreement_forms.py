from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mandorla.pairs.agreement import SECTIONS
from mandorla.pairs.logic.agreement import MOST_DAYS, Section
from mandorla.shared.text import WritingField

LINE = 280


class TextForm(forms.Form):
    text = WritingField(
        label=_("The line"), most=LINE, widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"})
    )

    def clean_text(self) -> str:
        return " ".join(str(self.cleaned_data["text"]).split())


class LineForm(TextForm):
    section = forms.TypedChoiceField(
        label=_("In which list"),
        choices=[(str(section), title) for section, title in SECTIONS.items()],
        coerce=Section,
        initial=str(Section.OURS),
        widget=forms.RadioSelect,
    )


class ChangeForm(TextForm):
    version = forms.IntegerField(min_value=1, max_value=32_000, widget=forms.HiddenInput)


class DaysForm(forms.Form):
    """For how many more days to continue a trial."""

    version = forms.IntegerField(min_value=1, max_value=32_000, widget=forms.HiddenInput)
    days = forms.IntegerField(
        label=_("For so many days more"),
        initial=14,
        min_value=1,
        max_value=MOST_DAYS,
        error_messages={
            "invalid": _("Write how many days, as a number."),
            "min_value": _("One day is the least."),
            "max_value": _("Ninety days are the most. You can go on once more after that."),
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class ReviewForm(forms.Form):
    day = forms.DateField(label=_("On"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day <= self.today:
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return day
