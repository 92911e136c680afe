from django import forms

from mandorla.suggestions.logic.items import Item
from mandorla.suggestions.reading import item_of

LONGEST = 80


class ThingForm(forms.Form):
    """Something that can be suggested, by its slug."""

    thing = forms.CharField(max_length=LONGEST)

    def clean_thing(self) -> Item:
        found = item_of(self.cleaned_data["thing"])
        if found is None:
            raise forms.ValidationError("unknown")
        return found
