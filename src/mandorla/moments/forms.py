from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from mandorla.moments.logic.windows import LONGEST, SHORTEST, Rule, is_over
from mandorla.moments.wording import AT_ONCE, FELT, LENGTHS


class NowForm(forms.Form):
    """The buttons are the lengths: one press starts it."""

    minutes = forms.TypedChoiceField(label=_("For how long"), choices=list(AT_ONCE.items()), coerce=int)
    is_for_both = forms.BooleanField(label=_("We are both here, with this one phone"), required=False)


class WindowForm(forms.Form):
    days = forms.TypedMultipleChoiceField(
        label=_("Every week on"),
        choices=list(WEEKDAYS.items()),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    on = forms.DateField(
        label=_("Or once, on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    starts = forms.TimeField(
        label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), initial="20:00"
    )
    minutes = forms.IntegerField(
        label=_("For"), initial=60, widget=forms.Select(choices=list(LENGTHS.items()))
    )

    def __init__(self, *args: Any, zone: ZoneInfo, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone, self.now = zone, now

    def clean_minutes(self) -> int:
        minutes: int = self.cleaned_data["minutes"]
        if minutes <= 0:
            raise forms.ValidationError(_("That would end before it begins."))
        if not SHORTEST <= minutes <= LONGEST:
            raise forms.ValidationError(_("Choose a length between five minutes and twelve hours."))
        return minutes

    def clean(self) -> Any:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        if bool(cleaned["days"]) == bool(cleaned["on"]):
            raise forms.ValidationError(_("Choose days of the week, or one date."))
        if is_over(self.rule(), self.zone, self.now):
            self.add_error("on", _("That time is over already. Choose one that is still to come."))
        return cleaned

    def rule(self) -> Rule:
        """What a valid form asks for."""
        chosen = self.cleaned_data
        starts = chosen["starts"].replace(second=0, microsecond=0)
        return Rule(starts, chosen["minutes"], frozenset(chosen["days"]), chosen["on"])


class RatingForm(forms.Form):
    felt = forms.TypedChoiceField(
        label=_("How interrupted did it feel?"),
        choices=list(FELT.items()),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one, or leave this page as it is.")},
    )
