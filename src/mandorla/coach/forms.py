from django import forms
from django.utils.translation import gettext_lazy as _


class WordsForm(forms.Form):
    is_wanted = forms.BooleanField(label=_("Show me hints about my words"), required=False)
