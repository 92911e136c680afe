from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mandorla.affection.acts import acts_of_kind
from mandorla.affection.logic.acts import Mark
from mandorla.affection.models import Reply
from mandorla.affection.wording import MARKS

CHOICES = [(mark.value, label) for mark, label in MARKS.items()]


class MarksForm(forms.Form):
    """One field per act; acts that are left out stay as they were."""

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for act in acts_of_kind(kind):
            self.fields[act.slug] = forms.ChoiceField(label=act.text, choices=CHOICES, required=False)

    def marks(self) -> Mapping[str, Mark]:
        """The marks of a valid form, by the slugs of the acts."""
        return {slug: Mark(value) for slug, value in self.cleaned_data.items() if value}


class ActForm(forms.Form):
    act = forms.ChoiceField(label=_("A small act"))

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["act"].choices = [(act.slug, act.text) for act in acts_of_kind(kind)]  # type: ignore[attr-defined]


class ReplyForm(forms.Form):
    reply = forms.ChoiceField(choices=Reply.choices)
