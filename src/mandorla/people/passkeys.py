"""Passkey responses from browsers. allauth parses them unchecked, so anything malformed is rejected here."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, LoginWebAuthnForm, ReauthenticateWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

MALFORMED = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


class CredentialField(forms.JSONField):
    """A credential as `navigator.credentials` gives it, in JSON; the clean value is that JSON."""

    widget = forms.HiddenInput
    default_error_messages = {"required": _("No passkey was used. Please try again.")}

    def __init__(
        self, *, of: type[RegistrationResponse] | type[AuthenticationResponse], **options: Any
    ) -> None:
        super().__init__(**options)
        self._response = of

    def prepare_value(self, value: Any) -> Any:
        return ""  # answers a single challenge, so it is of no use on the next page

    def clean(self, value: Any) -> Any:
        credential = super().clean(value)
        if credential in self.empty_values:
            return None
        try:
            self._response.from_dict(credential)
        except MALFORMED as error:
            raise forms.ValidationError(_("That passkey cannot be read. Please try again.")) from error
        return credential


class NewPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    credential = CredentialField(of=RegistrationResponse)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "passwordless" in self.fields:
            self.fields["passwordless"].help_text = _(
                "It then always asks for your finger, your face or a PIN."
            )


class SignInForm(LoginWebAuthnForm):  # type: ignore[misc]
    credential = CredentialField(of=AuthenticationResponse)


class StillYouForm(ReauthenticateWebAuthnForm):  # type: ignore[misc]
    credential = CredentialField(of=AuthenticationResponse)
