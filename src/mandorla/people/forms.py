from functools import cache
from typing import Any
from zoneinfo import available_timezones

from allauth.account.adapter import get_adapter
from allauth.account.forms import SignupForm
from allauth.core import context as allauth
from django import forms
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from fido2.webauthn import RegistrationResponse

from mandorla.people import newcomers
from mandorla.people.hues import CHOICES
from mandorla.people.passkeys import CredentialField
from mandorla.shared.text import SHORT, WritingField


@cache
def zone_names() -> list[str]:
    """Names of the time zones people live in, without historical aliases."""
    return [
        "UTC",
        *sorted(
            name
            for name in available_timezones()
            if "/" in name and not name.startswith(("Etc/", "posix/", "right/", "SystemV/", "US/"))
        ),
    ]


class TimeZoneField(forms.ChoiceField):
    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Time zone"))
        super().__init__(choices=lambda: [(name, name.replace("_", " ")) for name in zone_names()], **options)


def hue_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=_("Your color"), choices=CHOICES, coerce=int, widget=forms.RadioSelect
    )


class ProfileForm(forms.Form):
    display_name = WritingField(label=_("What you are called here"), most=SHORT, widget=forms.TextInput)
    hue = hue_field()
    time_zone = TimeZoneField(
        help_text=_(
            "Here a day begins at four in the morning. If you move far, the other may notice from the hour at which a "
            "new question comes."
        )
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class AccountForm(SignupForm):  # type: ignore[misc]
    """A new account, with a password or a passkey. E-mail is optional, because a home server may not send any."""

    field_order = ["display_name", "username", "password1", "email", "time_zone", "is_adult"]

    display_name = WritingField(
        label=_("What you are called"), most=SHORT, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    time_zone = TimeZoneField(initial="UTC")
    is_adult = forms.BooleanField(
        label=_("I am 18 or older"), error_messages={"required": _("Mandorla is for adults only.")}
    )
    credential = CredentialField(of=RegistrationResponse, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._name("username", _("Sign-in name"), _("Only for signing in. Letters, digits and . @ + - _"))
        self._name(
            "password1", _("Password"), _("At least ten characters. A short sentence is easy to remember.")
        )
        self._name(
            "email",
            _("E-mail address"),
            _("Only for a forgotten password, and for notices if you ask for them."),
        )

    def _name(self, field: str, label: Any, help_text: Any) -> None:
        if field in self.fields:
            self.fields[field].label, self.fields[field].help_text = label, help_text
            self.fields[field].widget.attrs.pop("placeholder", None)

    @property
    def passkey_options(self) -> dict[str, Any]:
        return newcomers.passkey_options(allauth.request)

    def clean(self) -> Any:
        cleaned = super().clean()
        credential = cleaned.get("credential")
        if credential or self.has_error("credential"):
            self.errors.pop("password1", None)  # whoever came with a passkey needs none
        if credential and not self.errors:
            cleaned["password1"] = ""
            newcomers.check(allauth.request, credential)
        return cleaned

    def save(self, request: Any) -> Any:
        """The new account. Names are unique, so an error of the database tells of one taken since it was checked."""
        try:
            with transaction.atomic():
                return super().save(request)
        except IntegrityError as error:
            raise forms.ValidationError(
                {"username": get_adapter().error_messages["username_taken"]}
            ) from error

    def signup(self, request: Any, user: Any) -> None:
        """Called by allauth once the account row exists."""
        user.display_name = self.cleaned_data["display_name"]
        user.time_zone = self.cleaned_data["time_zone"]
        user.is_adult = self.cleaned_data["is_adult"]
        user.save(update_fields=["display_name", "time_zone", "is_adult"])
        if self.cleaned_data["credential"]:
            newcomers.give_passkey(request, user, self.cleaned_data["credential"])
