from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mandorla.coach.forms import MeantForm
from mandorla.repair.logic.looking import TAG_MOST, TAGS, Look, tags_of
from mandorla.repair.logic.looking import Part as LookPart
from mandorla.repair.logic.readiness import Sign
from mandorla.repair.logic.starting import Part, Words
from mandorla.shared.text import SHORT, WritingField

LINE, ESSAY = 280, 2_000
SIGNS = {
    Sign.CALM: _("I am calm"),
    Sign.FED: _("I have eaten"),
    Sign.SOBER: _("I am sober"),
    Sign.TIME: _("I have time"),
    Sign.SAFE: _("I feel safe"),
}


class ReadinessForm(forms.Form):
    """What fits is ticked. Nothing of it is kept."""

    signs = forms.TypedMultipleChoiceField(
        label=_("Right now"),
        choices=[(sign.value, words) for sign, words in SIGNS.items()],
        coerce=Sign,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def _words(label: Any, example: Any, most: int, rows: int, *, required: bool = True) -> WritingField:
    widget = forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})
    return WritingField(label=label, help_text=example, most=most, required=required, widget=widget)


class StartForm(MeantForm):
    feel = _words(_("I feel"), _("A feeling: sad, tense, left out"), SHORT, 2)
    about = _words(_("about"), _("One thing that happened: “dinner last night”"), LINE, 2)
    need = _words(_("I need"), _("Something to do, not to stop: “a text when it gets late”"), LINE, 2)
    thanks = _words(_("And one thing I value"), _("“You cook for us”"), LINE, 2, required=False)
    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def words(self) -> Words:
        """The values of a valid form."""
        return Words(**{part.value: self.cleaned_data[part.value] for part in Part})


class LineForm(forms.Form):
    text = WritingField(
        label=_("In your words"),
        most=LINE,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )

    def clean_text(self) -> str:
        return " ".join(str(self.cleaned_data["text"]).split())


class ParkingForm(LineForm):
    text = WritingField(
        label=_("Something old that came up"),
        most=LINE,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )


class LookForm(forms.Form):
    """Any part may stay empty, but not all of them."""

    felt = _words(_("What I felt"), "", ESSAY, 3, required=False)
    different = _words(_("What I would do differently"), "", ESSAY, 3, required=False)
    valued = _words(_("What I valued"), "", ESSAY, 3, required=False)
    tags = WritingField(
        label=_("My tags"),
        help_text=_("For you alone. Put commas between them: evenings, money"),
        most=TAGS * TAG_MOST,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def clean_tags(self) -> tuple[str, ...]:
        tags = tags_of(str(self.cleaned_data["tags"]))
        if len(tags) > TAGS or any(len(tag) > TAG_MOST for tag in tags):
            raise forms.ValidationError(_("A few short tags are enough."))
        return tags

    def clean(self) -> dict[str, Any]:
        if not any(self.cleaned_data.get(part.value) for part in LookPart) and not self.errors:
            self.add_error("felt", _("There are no words here yet. Nothing was kept."))
        return self.cleaned_data

    def look(self) -> Look:
        """The values of a valid form."""
        return Look(**{part.value: self.cleaned_data[part.value] for part in LookPart})


class FriendForm(forms.Form):
    text = WritingField(label=_("As a friend of you both"), widget=forms.Textarea(attrs={"rows": 10}))
    is_reminded = forms.BooleanField(label=_("Remind me in four months"), required=False)
