from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from mandorla.coach.forms import MeantForm
from mandorla.shared import clock
from mandorla.shared.sound import recognize
from mandorla.shared.text import LONG, WritingField
from mandorla.talks.logic.script import LIST_MOST, RATINGS, Ask, Step
from mandorla.talks.logic.state import Keeping, Kind, Mode, Value
from mandorla.talks.voice import MOST_BYTES, MOST_SECONDS, Sound
from mandorla.talks.wording import KEEPING, LENGTHS, MANNERS, MODES

LONGEST_AHEAD = timedelta(days=60)
ME, OTHER = "me", "other"
LINE_MOST = 500
A_MOMENT = 5  # seconds, for what it takes a recorder to stop
WRITTEN_MOST = 280  # a line of an agreement, in the end


class AnswerForm(MeantForm):
    """What a step asks for, as one field named `value`; none where it asks for a word that one is done."""

    visit = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    is_phrase = forms.BooleanField(required=False, widget=forms.HiddenInput)  # one's own, sent by a tap

    def __init__(
        self, *args: Any, step: Step, is_spoken: bool, may_speak: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.step, self.is_needed = step, not is_spoken
        field = _field(step, is_needed=self.is_needed and not may_speak)
        if field:
            self.fields["value"] = field
        if may_speak:
            self.fields["sound"] = SoundField(
                label=_("A recording, of three minutes at most"), required=False
            )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        has_neither = not (said.get("sound") or said.get("value"))
        if "sound" in self.fields and self.is_needed and has_neither and not self.errors:
            self.add_error("value", _("There are no words here yet. Nothing was sent."))
        return said

    def said(self) -> dict[str, Any]:
        """What a valid form says, in the words of the action."""
        said, given = self.cleaned_data, self.cleaned_data.get("value")
        value: Value = tuple(given) if isinstance(given, list) else given
        own = {name: said.get(name) for name in ("visit", "is_meant", "sound", "is_phrase")}
        return {"kind": Kind.ANSWER, "value": value, **own}


class SoundField(forms.FileField):
    """A recording from a browser or a phone, told by what is in it. Nothing else is taken."""

    widget = forms.FileInput(attrs={"accept": "audio/*"})

    def clean(self, data: Any, initial: Any = None) -> Sound | None:
        given = super().clean(data, initial)
        if not given:
            return None
        if given.size > MOST_BYTES:
            raise forms.ValidationError(_("That is more than fits. Three minutes are the most."))
        content = given.read()
        recording = recognize(content)
        if recording is None:
            raise forms.ValidationError(_("That is no recording we can play. WebM, Ogg (Opus) and M4A are."))
        if recording.seconds > MOST_SECONDS + A_MOMENT:
            raise forms.ValidationError(_("That is longer than three minutes. Two of them may be enough."))
        return Sound(recording, content)


class ListField(WritingField):
    """Several things, one a line."""

    def clean(self, value: Any) -> Any:
        rows = [" ".join(row.split()) for row in str(super().clean(value)).splitlines()]
        rows = [row for row in rows if row]
        if len(rows) > LIST_MOST or any(len(row) > LINE_MOST for row in rows):
            raise forms.ValidationError(
                _("At most %(most)d lines, and none of them very long."),
                params={"most": LIST_MOST},
            )
        return rows


class VisitForm(forms.Form):
    """The step as it stood on the page that something was pressed on."""

    visit = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


class TimeOutForm(forms.Form):
    """How long a time-out is to be. `within` names the form on the page that sends it, if that stands elsewhere."""

    minutes = forms.TypedChoiceField(
        label=_("When we go on"),
        choices=list(LENGTHS.items()),
        coerce=int,
        initial=30,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, within: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if within:
            self.fields["minutes"].widget.attrs["form"] = within


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
    field_order = ("length", "mode", "manner", "first")

    def __init__(self, *args: Any, other: str, lengths: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if lengths:
            self.fields["length"] = forms.TypedChoiceField(
                label=_("For how long"),
                choices=[(one, _("%(minutes)d minutes") % {"minutes": one}) for one in lengths],
                coerce=int,
                initial=lengths[0],
                widget=forms.RadioSelect,
            )
            self.order_fields(self.field_order)
        field = self.fields["first"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(ME, _("I do")), (OTHER, other)]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("manner") == "call" and said.get("mode", Mode.TWO) != Mode.TWO:
            self.add_error(
                "manner", _("On a call, each of you has a phone. Choose that above, or another way here.")
            )
        return said


def _field(step: Step, *, is_needed: bool) -> forms.Field | None:
    label, is_needed = step.label, is_needed or step.is_written
    if step.ask is Ask.TEXT:
        most = WRITTEN_MOST if step.is_written else LONG
        return WritingField(label=label, required=is_needed, most=most)
    if step.ask is Ask.LIST:
        return ListField(label=label, required=is_needed, help_text=_("One a line."))
    if step.ask is Ask.CHOICE:
        return forms.ChoiceField(label=label, choices=list(step.choices.items()), widget=forms.RadioSelect)
    if step.ask is Ask.RATING:
        return forms.TypedChoiceField(
            label=label, choices=[(one, str(one)) for one in RATINGS], coerce=int, widget=forms.RadioSelect
        )
    return None
