import json
from datetime import time
from typing import Any

from django import forms
from django.conf import settings
from django.utils.formats import time_format
from django.utils.translation import gettext_lazy as _

from mandorla.notices.endpoints import subscription_in
from mandorla.notices.logic.quiet import Quiet
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import BY_THE_HOUR, Kind


def _hours() -> list[tuple[int, str]]:
    return [(hour, time_format(time(hour), "TIME_FORMAT")) for hour in range(24)]


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": _("Write it as 21:30, or leave both empty.")},
    )


class ChoicesForm(forms.Form):
    """Which notices come, how, and when not."""

    kinds = forms.MultipleChoiceField(
        label=_("Tell me when"), choices=Kind.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    hour = forms.TypedChoiceField(
        label=_("Tell me of the question and of the letter at"),
        coerce=int,
        choices=_hours,
        help_text=_(
            "By the clock you live by. Besides what was written for you, at most one notice comes in a day, and none"
            " of a question that you have already answered."
        ),
    )
    is_by_email = forms.BooleanField(label=_("Send them by e-mail"), required=False)
    starts = _time(_("Quiet from"))
    ends = _time(_("Quiet until"))

    def __init__(self, given: Any, *, wishes: Wishes, has_address: bool) -> None:
        quiet = wishes.quiet
        known = {"kinds": sorted(wishes.kinds), "hour": wishes.hour, "is_by_email": wishes.is_by_email}
        times = {"starts": quiet.starts, "ends": quiet.ends} if quiet else {}
        super().__init__(given, initial={**known, **times})
        if not has_address:
            del self.fields["is_by_email"]

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        starts, ends = clean.get("starts"), clean.get("ends")
        if self.errors.keys() & {"starts", "ends"}:
            return clean
        if (starts is None) != (ends is None):
            missing = "starts" if starts is None else "ends"
            self.add_error(missing, _("Quiet hours need a beginning and an end. Leave both empty for none."))
        elif starts is not None and starts == ends:
            self.add_error("ends", _("That is no time at all. Leave both empty for no quiet hours."))
        elif self._asks_in_the_quiet(clean):
            self.add_error("hour", _("That hour lies in your quiet hours. Choose another, or move those."))
        return clean

    def wishes(self) -> Wishes:
        """The clean values as wishes."""
        clean = self.cleaned_data
        return Wishes(
            kinds=frozenset(clean["kinds"]),
            is_by_email=clean.get("is_by_email", False),
            hour=clean["hour"],
            quiet=Quiet(clean["starts"], clean["ends"]) if clean["starts"] is not None else None,
        )

    def _asks_in_the_quiet(self, clean: dict[str, Any]) -> bool:
        hour, starts, ends = clean.get("hour"), clean.get("starts"), clean.get("ends")
        if (
            hour is None
            or starts is None
            or ends is None
            or not BY_THE_HOUR.intersection(clean.get("kinds", ()))
        ):
            return False
        return Quiet(starts, ends).covers(time(hour))


class BrowserForm(forms.Form):
    """What a browser says of itself when it agrees to show notices."""

    subscription = forms.CharField(max_length=4000, widget=forms.HiddenInput)

    def clean_subscription(self) -> dict[str, Any]:
        try:
            given = json.loads(self.cleaned_data["subscription"])
        except ValueError:
            given = None
        known = subscription_in(given, settings.MANDORLA_PUSH_SERVICES)
        if known is None:
            raise forms.ValidationError(
                _("This browser's notices go through a service that this server does not know.")
            )
        return known
