"""Our answers to allauth's hooks."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString

from mandorla.people import newcomers, setup
from mandorla.people.models import Person
from mandorla.people.policy import LEFT
from mandorla.shared.qr import qr_of
from mandorla.vault import host, keys

INVITED = "invitation"
PURPOSE = "mfa"


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        if settings.MANDORLA_OPEN_SIGNUP or request.session.get(INVITED):
            return True
        return setup.may_begin(request)

    def new_user(self, request: HttpRequest) -> Person:
        return Person(id=newcomers.take_id(request))

    def save_user(self, request: HttpRequest, user: Person, form: Any, commit: bool = True) -> Person:
        keys.create(user.id)
        return super().save_user(request, user, form, commit)  # type: ignore[no-any-return]

    def post_login(self, request: HttpRequest, user: Person, **options: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **options)
        response.delete_cookie(LEFT)  # whoever comes back after a quick exit has come back
        return response

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        mark = "?signed-out" if request.method == "POST" else ""  # js/unsent-items.js forgets there
        return f"{super().get_logout_redirect_url(request)}{mark}"

    def reauthenticate(self, user: Person, password: str) -> bool:
        was_right = bool(super().reauthenticate(user, password))
        if was_right:  # where hashing has become dearer it was hashed anew, and a session counts by that hash
            user.refresh_from_db(fields=["password"])
            update_session_auth_hash(context.request, user)
        return was_right

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return reverse("pairs:welcome")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        if settings.HAS_EMAIL:
            super().send_mail(template_prefix, email, context)


class MFAAdapter(DefaultMFAAdapter):
    def build_totp_svg(self, url: str) -> SafeString:
        return qr_of(url)

    def encrypt(self, text: str) -> str:
        return host.seal(text, purpose=PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        return host.unseal(encrypted_text, purpose=PURPOSE)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": str(self.request.get_host()).rsplit(":", 1)[0], "name": "Mandorla"}
