"""allauth's pages, each with our address and policy. Their names are allauth's, which looks them up by them."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path

from mandorla.people.policy import personal
from mandorla.shared.policy import public

entrance = public(because="Signing in, or making an account, comes before there is anybody to ask.")
reset = public(
    because="Whoever forgot a password cannot be signed in; the answer is the same for every address."
)

urlpatterns = [
    path("sign-in/", entrance(account.login), name="account_login"),
    path("sign-in/code/", entrance(mfa.authenticate), name="mfa_authenticate"),
    path("sign-in/passkey/", entrance(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("sign-up/", entrance(account.signup), name="account_signup"),
    path("sign-out/", entrance(account.logout), name="account_logout"),
    path("account/inactive/", entrance(account.account_inactive), name="account_inactive"),
    path("account/confirm/", personal(account.reauthenticate), name="account_reauthenticate"),
    path("account/confirm/code/", personal(mfa.reauthenticate), name="mfa_reauthenticate"),
    path(
        "account/confirm/passkey/",
        personal(webauthn.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/e-mail/", personal(account.email), name="account_email"),
    path(
        "account/e-mail/sent/",
        entrance(account.email_verification_sent),
        name="account_email_verification_sent",
    ),
    re_path(
        r"^account/e-mail/(?P<key>[-:\w]+)/$", reset(account.confirm_email), name="account_confirm_email"
    ),
    path("account/password/", personal(account.password_change), name="account_change_password"),
    path("account/password/first/", personal(account.password_set), name="account_set_password"),
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
    path("account/second-step/", personal(mfa.index), name="mfa_index"),
    path("account/second-step/app/", personal(totp.activate_totp), name="mfa_activate_totp"),
    path("account/second-step/app/end/", personal(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "account/second-step/codes/",
        personal(recovery_codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/second-step/codes/new/",
        personal(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/second-step/codes/file/",
        personal(recovery_codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("account/passkeys/", personal(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path("account/passkeys/new/", personal(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/name/", personal(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("account/passkeys/<int:pk>/end/", personal(webauthn.remove_webauthn), name="mfa_remove_webauthn"),
]
