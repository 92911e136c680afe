from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from mandorla.shared import clock
from mandorla.shared.text import WritingField
from mandorla.talks.logic.script import LIST_MOST, RATINGS, Ask, Step
from mandorla.talks.logic.state import Keeping, Mode, Value
from mandorla.talks.wording import KEEPING, LENGTHS, MANNERS, MODES

LONGEST_AHEAD = timedelta(days=60)
ME, OTHER = "me", "other"
LINE_MOST = 500


class AnswerForm(forms.Form):
    """What a step asks for, as one field named `value`; none where it asks for a word that one is done."""

    visit = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, step: Step, is_spoken: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.step = step
        field = _field(step, is_spoken=is_spoken)
        if field:
            self.fields["value"] = field

    def entry(self) -> Value:
        """The entry of a valid form, as the engine takes it."""
        given = self.cleaned_data.get("value")
        return tuple(given) if isinstance(given, list) else given


class ListField(WritingField):
    """Several things, one a line."""

    def clean(self, value: Any) -> Any:
        rows = [" ".join(row.split()) for row in str(super().clean(value)).splitlines()]
        rows = [row for row in rows if row]
        if len(rows) > LIST_MOST or any(len(row) > LINE_MOST for row in rows):
            raise forms.ValidationError(
                _("At most %(most)d lines, and none of them very long. Your text is still here."),
                params={"most": LIST_MOST},
            )
        return rows


class VisitForm(forms.Form):
    """The step as it stood on the page that something was pressed on."""

    visit = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


class TimeOutForm(forms.Form):
    minutes = forms.TypedChoiceField(
        label=_("When we go on"),
        choices=list(LENGTHS.items()),
        coerce=int,
        initial=30,
        widget=forms.RadioSelect,
    )


class KeepingForm(forms.Form):
    keeping = forms.ChoiceField(
        label=_("From here on"),
        choices=[(one.value, words) for one, words in KEEPING.items()],
        initial=Keeping.MINE,
        widget=forms.RadioSelect,
    )


class TimesForm(forms.Form):
    """Up to three times, on the clock of whoever proposes them."""

    def __init__(self, *args: Any, zone: ZoneInfo, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone, self.now = zone, now
        for number, label in enumerate((_("One time"), _("Another"), _("A third")), 1):
            self.fields[f"time_{number}"] = forms.DateTimeField(
                label=label,
                required=False,
                input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"],
                widget=forms.DateTimeInput(
                    attrs={"type": "datetime-local", "autocomplete": "off"}, format="%Y-%m-%dT%H:%M"
                ),
                error_messages={"invalid": _("That is not a time. Write it as 2026-03-04 20:30.")},
            )

    def times(self) -> list[datetime]:
        """The times of a valid form, in UTC, the earliest first."""
        return sorted(set(self._given(self.cleaned_data).values()))

    def clean(self) -> dict[str, Any]:
        given = self._given(super().clean() or {})
        for name, time in given.items():
            if not self.now < time <= self.now + LONGEST_AHEAD:
                self.add_error(name, _("Choose a time from now on, within sixty days."))
        return dict(self.cleaned_data)

    def _given(self, cleaned: Mapping[str, Any]) -> dict[str, datetime]:
        named = {name: value for name, value in cleaned.items() if name.startswith("time_") and value}
        return {name: clock.at_local(value.replace(tzinfo=None), self.zone) for name, value in named.items()}


class ProposalForm(TimesForm):
    """How a talk is to go, and when: without a time, now."""

    mode = forms.ChoiceField(
        label=_("How"),
        choices=[(one.value, words) for one, words in MODES.items()],
        initial=Mode.TWO,
        widget=forms.RadioSelect,
    )
    manner = forms.ChoiceField(
        label=_("In which way"), choices=list(MANNERS.items()), initial="spoken", widget=forms.RadioSelect
    )
    first = forms.ChoiceField(label=_("Who speaks first"), initial=ME, widget=forms.RadioSelect)
    field_order = ("mode", "manner", "first")

    def __init__(self, *args: Any, other: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["first"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(ME, _("I do")), (OTHER, other)]


def _field(step: Step, *, is_spoken: bool) -> forms.Field | None:
    label, is_needed = step.label, not is_spoken
    if step.ask is Ask.TEXT:
        return WritingField(label=label, required=is_needed)
    if step.ask is Ask.LIST:
        return ListField(label=label, required=is_needed, help_text=_("One a line."))
    if step.ask is Ask.CHOICE:
        return forms.ChoiceField(label=label, choices=list(step.choices.items()), widget=forms.RadioSelect)
    if step.ask is Ask.RATING:
        return forms.TypedChoiceField(
            label=label, choices=[(one, str(one)) for one in RATINGS], coerce=int, widget=forms.RadioSelect
        )
    return None
