from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mandorla.promises.kinds import FACES
from mandorla.promises.logic.openness import MAY_BE_EMPTY, PARTS, Kind
from mandorla.shared.text import WritingField

MOST = 1_000


def _text(label: Any, **options: Any) -> WritingField:
    return WritingField(
        label=label, most=MOST, widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}), **options
    )


class OpenWordForm(forms.Form):
    """A field for each part of one kind; `number` is that of the wording it began from."""

    number = forms.IntegerField(min_value=0, max_value=32_000, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: Kind, **options: Any) -> None:
        super().__init__(*args, **options)
        self.parts = PARTS[kind]
        for part in self.parts:
            field = FACES[kind].fields[part]
            self.fields[part] = _text(field.label, help_text=field.hint, required=part not in MAY_BE_EMPTY)

    def said(self) -> dict[str, str]:
        """The values of a valid form."""
        return {part: str(self.cleaned_data[part]) for part in self.parts}


class BackForm(forms.Form):
    text = _text(_("How it was"))
