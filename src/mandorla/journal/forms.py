from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mandorla.journal.logic.sealed import MOST, Malformed, read_entry, read_locks

ERASE = "erase"


class LocksForm(forms.Form):
    locks = forms.CharField(max_length=MOST, strip=False)
    version = forms.IntegerField(min_value=0, max_value=1_000_000, required=False)

    def clean_locks(self) -> dict[str, Any]:
        try:
            return read_locks(self.cleaned_data["locks"])
        except Malformed as error:
            raise forms.ValidationError("malformed") from error


class EntryForm(forms.Form):
    """A sealed entry. `version` is the one it was based on; it is sealed as the next one."""

    sealed = forms.CharField(max_length=MOST, strip=False)
    version = forms.IntegerField(min_value=0, max_value=1_000_000)

    def __init__(self, *args: Any, key: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key = key

    def clean(self) -> Any:
        cleaned = super().clean()
        if cleaned and {"sealed", "version"} <= cleaned.keys():
            try:
                read_entry(cleaned["sealed"], key=self.key, version=cleaned["version"] + 1)
            except Malformed as error:
                raise forms.ValidationError("malformed") from error
        return cleaned


class ErasureForm(forms.Form):
    word = forms.CharField(
        label=_('To delete all of it, write "erase"'),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"]
        if word.strip().casefold() not in (ERASE, str(_("erase"))):
            raise forms.ValidationError(_('Write the word "erase", or go back. Nothing was deleted.'))
        return word
