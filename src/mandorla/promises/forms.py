from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from mandorla.promises.logic.course import Mark
from mandorla.promises.logic.owning import Choice, Words
from mandorla.promises.logic.terms import Terms
from mandorla.shared.text import SHORT, WritingField

LINE, ESSAY = 280, 2_000
AHEAD = timedelta(days=2 * 365)
TO_OTHER, TO_MYSELF = "other", "myself"


def _line(label: Any, most: int, **options: Any) -> WritingField:
    return WritingField(
        label=label, most=most, widget=forms.TextInput(attrs={"autocomplete": "off"}), **options
    )


class TermsForm(forms.Form):
    """What a promise says. `today` is the maker's day; the day may have gone by only where it was so before."""

    when = _line(_("When"), SHORT, required=False)
    will = _line(_("I will"), LINE)
    due_on = forms.DateField(
        label=_("By this day"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("There is no such day. Pick one, or leave it empty.")},
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Or every week on"),
        choices=[(str(day), name) for day, name in WEEKDAYS.items()],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        self.today = today
        super().__init__(*args, **options)
        self.fields["due_on"].widget.attrs.update(min=today.isoformat(), max=(today + AHEAD).isoformat())

    def clean_when(self) -> str:
        return " ".join(str(self.cleaned_data["when"]).split())

    def clean_will(self) -> str:
        return " ".join(str(self.cleaned_data["will"]).split())

    def clean_due_on(self) -> date | None:
        day: date | None = self.cleaned_data["due_on"]
        if day and day < self.today:
            raise forms.ValidationError(_("That day has gone by. Pick today or a later one."))
        if day and day > self.today + AHEAD:
            raise forms.ValidationError(_("That is very far away. Pick a day within two years."))
        return day

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("due_on") and self.cleaned_data.get("weekdays"):
            self.add_error("weekdays", _("Pick one day, or days of the week. Both at once do not fit."))
        return self.cleaned_data

    def terms(self) -> Terms:
        """The values of a valid form."""
        said = self.cleaned_data
        return Terms(said["will"], said["when"], said["due_on"], frozenset(said["weekdays"]))


class PromiseForm(TermsForm):
    to = forms.ChoiceField(label=_("For whom"), choices=[], widget=forms.RadioSelect)

    def __init__(self, *args: Any, other: str, **options: Any) -> None:
        super().__init__(*args, **options)
        if other:
            choices = [(TO_OTHER, _("For %(name)s") % {"name": other}), (TO_MYSELF, _("For myself alone"))]
            self.fields["to"] = forms.ChoiceField(
                label=_("For whom"), choices=choices, initial=TO_OTHER, widget=forms.RadioSelect
            )
        else:
            del self.fields["to"]

    @property
    def is_to_other(self) -> bool:
        return self.cleaned_data.get("to") == TO_OTHER


class RenegotiationForm(TermsForm):
    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class MarkForm(forms.Form):
    mark = forms.TypedChoiceField(choices=[(one.value, one.value) for one in Mark], coerce=Mark)
    day = forms.DateField(required=False)


class OwningForm(forms.Form):
    did = WritingField(label=_("What I did"), most=ESSAY, widget=forms.Textarea(attrs={"rows": 3}))
    effect = WritingField(
        label=_("What I think it did to you"), most=ESSAY, widget=forms.Textarea(attrs={"rows": 3})
    )
    offer = WritingField(
        label=_("What I offer to do about it"), most=LINE, widget=forms.Textarea(attrs={"rows": 2})
    )

    def words(self) -> Words:
        """The values of a valid form."""
        return Words(**self.cleaned_data)


class ReceptionForm(forms.Form):
    """An empty choice means taking one's time."""

    choice = forms.TypedChoiceField(
        choices=[("", ""), *((one.value, one.value) for one in Choice)],
        coerce=Choice,
        empty_value=None,
        required=False,
    )


def shown_first(terms: Terms, number: int) -> dict[str, Any]:
    """The initial values of the form for a new wording."""
    return {
        "when": terms.when,
        "will": terms.will,
        "due_on": terms.due_on,
        "weekdays": [str(day) for day in sorted(terms.weekdays)],
        "number": number,
    }
