from django import forms
from django.utils.translation import gettext_lazy as _

SHORTEST = 12


class ExportForm(forms.Form):
    """How everything is taken along."""

    passphrase = forms.CharField(
        label=_("A passphrase for it"),
        required=False,
        min_length=SHORTEST,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Leave it empty for a plain zip file. If it is lost, nobody can open the file."),
        error_messages={"min_length": _("A few words are best: at least 12 characters.")},
    )


class ErasingForm(forms.Form):
    """Asks for a word that nobody types by accident."""

    word = forms.CharField(
        label=_("To go on, type: erase"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def clean_word(self) -> str:
        word = str(self.cleaned_data["word"])
        if word.casefold() != str(_("erase")).casefold():
            raise forms.ValidationError(_("Nothing was erased. The word is: erase"))
        return word
