"""Text that people write: any script, any emoji, no control characters, one kind of line ending, limited length."""

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

LONG = 10_000
SHORT = 120
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
)  # categories Cc and Cs, except tab and line feed


def clean(text: str) -> str:
    """`text` in NFC with `\\n` line ends, without control characters and surrounding blanks."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _CONTROLS.sub("", text).strip()


def fold(text: str) -> str:
    """`text` for comparing: without regard to case, accents and other marks on letters."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in parts if unicodedata.category(c) != "Mn")


def shorten(text: str, most: int = 400) -> str:
    """`text`, or its beginning up to a whole word and an ellipsis where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(None, 1)[0]} …"


class WritingField(forms.CharField):
    """A field for what a person writes. Over-long text is refused with how much is too much, and kept in the form."""

    def __init__(self, *, most: int = LONG, **options: Any) -> None:
        self.most = most
        options.setdefault("widget", forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}))
        super().__init__(strip=False, **options)

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        if self.required and not value:
            raise forms.ValidationError(_("There are no words here yet. Nothing was sent."), code="required")
        over = len(value) - self.most
        if over > 0:
            raise forms.ValidationError(
                ngettext_lazy(
                    "That is %(over)d character more than fits.",
                    "That is %(over)d characters more than fits.",
                    "over",
                ),
                code="too_long",
                params={"over": over},
            )
