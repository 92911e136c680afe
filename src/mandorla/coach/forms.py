from django import forms
from django.utils.translation import gettext_lazy as _


class WordsForm(forms.Form):
    is_wanted = forms.BooleanField(label=_("Show me hints about my words"), required=False)


class MeantForm(forms.Form):
    """A form whose words may get a hint before they are sent. Whoever sends it after that means it so."""

    is_meant = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def ask_back(self) -> None:
        """Take it as meant from here on: whoever sends the form again has seen the hint."""
        self.data = {**dict(self.data.items()), "is_meant": "on"}
