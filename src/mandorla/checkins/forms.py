from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mandorla.checkins import wording
from mandorla.checkins.logic.saying import CLOSENESS, Need, Saying, Talk, closeness_meant
from mandorla.checkins.models import CheckIn, Hour
from mandorla.library import content
from mandorla.shared.text import SHORT, WritingField

MIDDLE = 50
NOTE, LINE = 2_000, 280
LEFT_OUT = ("", _("Leave it out"))


def _words() -> list[tuple[str, str]]:
    return [(word, word) for family in content.feelings() for word in family.words]


class CheckInForm(forms.Form):
    """Every field is optional. A slider cannot be empty, so a checkbox beside it says whether it counts."""

    closeness = forms.IntegerField(
        label=_("How close I feel"),
        min_value=CLOSENESS.start,
        max_value=CLOSENESS.stop - 1,
        required=False,
        widget=forms.NumberInput(attrs={"type": "range", "step": 1}),
    )
    closeness_was = forms.IntegerField(required=False, widget=forms.HiddenInput)
    closeness_is_meant = forms.BooleanField(label=_("This is how close I feel today"), required=False)
    feelings = forms.MultipleChoiceField(label=_("What I feel"), choices=_words, required=False)
    note = WritingField(
        label=_("A note"),
        most=NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    energy = forms.TypedChoiceField(
        label=_("My energy"),
        choices=[LEFT_OUT, *wording.ENERGIES.items()],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    need = forms.TypedChoiceField(
        label=_("Today I need"),
        choices=[LEFT_OUT, *((need.value, label) for need, label in wording.NEEDS.items())],
        coerce=Need,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    talk = forms.TypedChoiceField(
        label=_("A good time to talk"),
        choices=[LEFT_OUT, *((talk.value, label) for talk, label in wording.TALKS.items())],
        coerce=Talk,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    parts = forms.MultipleChoiceField(
        label=_("What may be seen"),
        choices=[(part.value, label) for part, label in wording.PARTS.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_usual = forms.BooleanField(label=_("Show the same on the days to come"), required=False)
    day = forms.DateField(widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def saying(self) -> Saying:
        """The values of a valid form."""
        said = self.cleaned_data
        closeness = closeness_meant(
            said["closeness"], shown=said["closeness_was"], is_ticked=said["closeness_is_meant"]
        )
        return Saying(
            closeness, tuple(said["feelings"]), said["note"], said["energy"], said["need"], said["talk"]
        )


def shown_first(mine: CheckIn | None, *, note: str, parts: Collection[str], is_usual: bool) -> dict[str, Any]:
    """The initial values of the form for a day."""
    said = mine.saying if mine else Saying()
    closeness = MIDDLE if said.closeness is None else said.closeness
    return {
        "closeness": closeness,
        "closeness_was": closeness,
        "closeness_is_meant": said.closeness is not None,
        "feelings": list(said.feelings),
        "note": note or said.note,
        "energy": said.energy or "",
        "need": said.need or "",
        "talk": said.talk or "",
        "parts": sorted(parts),
        "is_usual": is_usual,
    }


class ShareForm(forms.Form):
    text = WritingField(
        label=_("One line from your day"),
        most=LINE,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )

    def clean_text(self) -> str:
        return " ".join(str(self.cleaned_data["text"]).split())


class HabitForm(forms.Form):
    act = WritingField(
        label=_("A small act"), most=SHORT, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    hour = forms.ChoiceField(
        label=_("When"), choices=Hour.choices, initial=Hour.EVENING, widget=forms.RadioSelect
    )

    def clean_act(self) -> str:
        return " ".join(str(self.cleaned_data["act"]).split())
