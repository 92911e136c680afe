from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mandorla.coach.forms import MeantForm
from mandorla.prompts.models import ReplyKind, Rule, Shelf
from mandorla.shared.text import SHORT, WritingField


class AnswerForm(forms.Form):
    text = WritingField(label=_("Your answer"))
    rule = forms.ChoiceField(
        label=_("Who may read it, and when"),
        choices=Rule.choices,
        initial=Rule.BOTH,
        widget=forms.RadioSelect,
    )
    version = forms.IntegerField(min_value=0, initial=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_solo: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_solo:
            self.fields["rule"] = forms.ChoiceField(
                choices=Rule.choices, initial=Rule.KEEP, disabled=True, widget=forms.HiddenInput
            )

    def catch_up(self, version: int) -> None:
        """Continue from `version`: a person who sends the form again has seen both texts."""
        self.data = {**dict(self.data.items()), "version": str(version)}


class RuleForm(forms.Form):
    rule = forms.ChoiceField(choices=Rule.choices)


class ReplyForm(MeantForm):
    kind = forms.ChoiceField(choices=ReplyKind.choices, widget=forms.HiddenInput)
    text = WritingField(label=_("Your words"), most=2_000, widget=forms.Textarea(attrs={"rows": 3}))


class KeepForm(forms.Form):
    shelf = forms.ChoiceField(
        label=_("Shelf"), choices=[("", _("None")), *Shelf.choices], required=False, widget=forms.Select
    )


class SwitchForm(forms.Form):
    on = forms.BooleanField(required=False)


class FinderForm(forms.Form):
    words = WritingField(label=_("Search"), most=SHORT, required=False, widget=forms.TextInput)
    shelf = forms.ChoiceField(
        label=_("Shelf"), choices=[("", _("All shelves")), *Shelf.choices], required=False
    )
    deck = forms.CharField(required=False)
