"""allauth's pages, each with our address and policy. Their names are allauth's, which looks them up by them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.account.decorators import reauthentication_required
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, re_path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mandorla.people.newcomers import is_only_way_in
from mandorla.people.policy import personal
from mandorla.people.unsent import empty
from mandorla.shared.policy import View, public


def _asked_by_form(guard: Callable[[View], View]) -> Callable[[View], View]:
    # allauth's views take a PUT for a POST, and some a DELETE; ours and theirs answer alike.
    return lambda view: require_http_methods(["GET", "POST"])(guard(view))


entrance = _asked_by_form(
    public(because="Signing in, or making an account, comes before there is anybody to ask.")
)
reset = _asked_by_form(
    public(because="Whoever forgot a password cannot be signed in; the answer is the same for every address.")
)
own = _asked_by_form(personal)


def sensitive(view: View) -> View:
    """A personal page that asks for authentication again after 15 minutes: to somebody holding an unlocked
    phone, setting an address or password of their own would be a lasting way in."""
    return own(reauthentication_required(view))


def _emptying(view: View) -> View:
    @wraps(view)
    def respond(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if request.method == "POST":
            empty(response)
        return response

    return respond


def _keeping_a_way_in(view: View) -> View:
    @wraps(view)
    def respond(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponseBase:
        if is_only_way_in(request.person, pk):  # type: ignore[attr-defined]
            messages.info(
                request, _("This passkey is your only way in. Choose a password first; then it can go.")
            )
            return redirect("account_set_password")
        return view(request, pk=pk, **kwargs)

    return respond


class Beginning(account.SignupView):  # type: ignore[misc]
    """Whoever loses a name or a place to somebody else in that instant gets the page back, with what they typed."""

    def form_valid(self, form: Any) -> HttpResponseBase:
        try:
            return super().form_valid(form)  # type: ignore[no-any-return]
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)  # type: ignore[no-any-return]


urlpatterns = [
    path("sign-in/", entrance(account.login), name="account_login"),
    path("sign-in/code/", entrance(mfa.authenticate), name="mfa_authenticate"),
    path("sign-in/passkey/", entrance(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("sign-up/", entrance(Beginning.as_view()), name="account_signup"),
    path("sign-out/", entrance(_emptying(account.logout)), name="account_logout"),
    path("account/inactive/", entrance(account.account_inactive), name="account_inactive"),
    path("account/confirm/", own(account.reauthenticate), name="account_reauthenticate"),
    path("account/confirm/code/", own(mfa.reauthenticate), name="mfa_reauthenticate"),
    path(
        "account/confirm/passkey/",
        own(webauthn.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/e-mail/", sensitive(account.email), name="account_email"),
    path(
        "account/e-mail/sent/",
        entrance(account.email_verification_sent),
        name="account_email_verification_sent",
    ),
    re_path(
        r"^account/e-mail/(?P<key>[-:\w]+)/$", reset(account.confirm_email), name="account_confirm_email"
    ),
    path("account/password/", own(account.password_change), name="account_change_password"),
    path("account/password/first/", sensitive(account.password_set), name="account_set_password"),
    path("password/", reset(account.password_reset), name="account_reset_password"),
    path("password/sent/", reset(account.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        reset(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/done/",
        reset(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("account/second-step/", own(mfa.index), name="mfa_index"),
    path("account/second-step/app/", own(totp.activate_totp), name="mfa_activate_totp"),
    path("account/second-step/app/end/", own(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "account/second-step/codes/",
        own(recovery_codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/second-step/codes/new/",
        own(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/second-step/codes/file/",
        own(recovery_codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("account/passkeys/", own(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path("account/passkeys/new/", own(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/name/", own(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path(
        "account/passkeys/<int:pk>/end/",
        own(_keeping_a_way_in(webauthn.remove_webauthn)),
        name="mfa_remove_webauthn",
    ),
]
