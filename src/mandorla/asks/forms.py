from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mandorla.asks.models import Felt
from mandorla.shared.text import WritingField

NEWS, RESPONSE = 2_000, 1_000


class NewsForm(forms.Form):
    text = WritingField(
        label=_("What went well"),
        most=NEWS,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    is_kept = forms.BooleanField(required=False, widget=forms.HiddenInput)


class WordingForm(forms.Form):
    text = WritingField(
        label=_("What went well"),
        most=NEWS,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def catch_up(self, version: int) -> None:
        """Continue from `version`: a person who sends the form again has seen both texts."""
        self.data: Any = {**dict(self.data.items()), "version": str(version)}


class ResponseForm(forms.Form):
    text = WritingField(
        label=_("Your words"),
        most=RESPONSE,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )


class FeltForm(forms.Form):
    felt = forms.ChoiceField(choices=Felt.choices, required=False)
