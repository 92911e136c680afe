from datetime import time
from typing import Any

from django import forms
from django.utils.formats import time_format
from django.utils.translation import gettext_lazy as _

from mandorla.appreciation import wording
from mandorla.appreciation.logic.said import Kind, Part, Said
from mandorla.coach.forms import MeantForm
from mandorla.shared.text import SHORT, WritingField

PART, WORDS, LANDING = 200, 2_000, 280


class LineField(WritingField):
    """A text field that folds line breaks into one line."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


def _part(label: Any, example: Any) -> LineField:
    widget = forms.Textarea(attrs={"rows": 2, "autocomplete": "off", "autocapitalize": "none"})
    return LineField(label=label, help_text=example, most=PART, required=False, widget=widget)


class AppreciationForm(MeantForm):
    """Three short parts of one sentence, or free text, or both."""

    kind = forms.TypedChoiceField(
        label=_("What it is"),
        choices=[(kind.value, label) for kind, label in wording.KINDS.items()],
        coerce=Kind,
        initial=Kind.THANKS,
        widget=forms.RadioSelect,
    )
    what = _part(_("You …"), _("What they did, one thing: “brought me tea without a word”"))
    when = _part(_("… when"), _("When or where it was: “this morning, before my shift”"))
    effect = _part(_("It …"), _("What it did to you: “made the whole day lighter”"))
    words = WritingField(
        label=_("In your own words"),
        most=WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if self.errors or clean.get("what"):
            return clean
        if clean.get("when") or clean.get("effect"):
            self.add_error("what", _("What did they do? One small thing is enough."))
        elif not clean.get("words"):
            self.add_error("what", _("There are no words here yet. Nothing was sent."))
        return clean

    def said(self) -> Said:
        """The values of a valid form."""
        clean = self.cleaned_data
        return Said(clean["kind"], *(clean[part] for part in Part))


class LandingForm(forms.Form):
    text = LineField(
        label=_("How it landed"),
        help_text=_("A word or a line, if you like"),
        most=LANDING,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )
    is_sent = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if clean.get("is_sent") and not clean.get("text") and not self.errors:
            self.add_error("text", _("There are no words here yet. Nothing was sent."))
        return clean


def _hours() -> list[tuple[str, Any]]:
    return [
        ("", _("No reminder")),
        *((str(hour), time_format(time(hour), "TIME_FORMAT")) for hour in range(24)),
    ]


def _line(label: Any, example: Any) -> LineField:
    widget = forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"})
    return LineField(label=label, help_text=example, most=SHORT, widget=widget)


class PlanForm(forms.Form):
    """When this happens, I will do that."""

    moment = _line(_("When …"), _("Something that happens anyway: “we sit down to eat”"))
    act = _line(_("… I will"), _("One small thing: “thank you for one thing”"))
    hour = forms.TypedChoiceField(
        label=_("Remind me at"), choices=_hours, coerce=int, empty_value=None, required=False
    )
