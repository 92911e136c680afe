"""What every answer carries, and what is only there over https."""

import json
import os
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import reverse
from tests.architecture import tree
from tests.cast import PASSWORD, Player

from mandorla.home.tests.houses import OF_EVERYBODY, addresses
from mandorla.people.models import Person

CARRIED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
POLICY = (
    "default-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
)
TOLD = """
import json, django
django.setup()
from django.conf import settings
from mandorla.people.middleware import HEADERS
told = {name: getattr(settings, name) for name in (
    "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY", "CSRF_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "CSRF_COOKIE_SAMESITE", "DEBUG")}
print(json.dumps({**told, "hsts": HEADERS.get("Strict-Transport-Security", "")}))
"""


def test_every_page_of_ours_is_kept_by_nobody_framed_by_nobody_and_taken_for_nothing_else(
    noor: Player,
) -> None:
    pages = [noor.get(address) for address in addresses(noor)]
    pages += [Client().get(reverse(name)) for name in OF_EVERYBODY]
    pages += [noor.get("/no/such/page/"), noor.post("/me/", {"display_name": ""})]
    for page in pages:
        assert {name: page.headers.get(name) for name in CARRIED} == CARRIED, page.request["PATH_INFO"]
        assert "no-store" in page.headers["Cache-Control"]
        assert not [name for name in page.headers if name.startswith("Access-Control-")]
        assert "camera=()" in page.headers["Permissions-Policy"]
        policy = page.headers["Content-Security-Policy"]
        assert [part for part in POLICY if part not in policy] == []
        assert "unsafe-inline" not in policy
        assert page.headers.get("Content-Type", "").endswith("charset=utf-8") or not page.content


def told(origin: str) -> dict[str, object]:
    surroundings = {**os.environ, "MANDORLA_ORIGIN": origin, "DJANGO_SETTINGS_MODULE": "mandorla.settings"}
    surroundings["PYTHONPATH"] = str(tree.ROOT / "src")
    done = subprocess.run(
        [sys.executable, "-c", TOLD],
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_over_https_cookies_belong_to_this_host_alone_and_https_is_kept_to() -> None:
    known = told("https://home.example")
    assert (known["SESSION_COOKIE_NAME"], known["CSRF_COOKIE_NAME"]) == ("__Host-session", "__Host-csrf")
    assert (
        known["SESSION_COOKIE_SECURE"]
        is known["CSRF_COOKIE_SECURE"]
        is known["SESSION_COOKIE_HTTPONLY"]
        is known["CSRF_COOKIE_HTTPONLY"]
        is True
    )
    assert (known["SESSION_COOKIE_SAMESITE"], known["CSRF_COOKIE_SAMESITE"]) == ("Lax", "Lax")
    assert known["hsts"] == "max-age=31536000"
    assert known["DEBUG"] is False


def test_over_plain_http_no_promise_is_made_that_would_lock_people_out() -> None:
    known = told("http://127.0.0.1:8000")
    assert known["SESSION_COOKIE_NAME"] == "session"
    assert known["hsts"] == ""


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "TRACK"])
def test_a_method_that_tells_of_the_request_is_refused(noor: Player, method: str) -> None:
    assert noor.generic(method, "/me/").status_code == 405


def test_a_password_counts_exactly_as_it_was_typed_however_long(noor: Player) -> None:
    long = f"  {'Seven quiet herons ÄÖ, '.lower() * 6} "
    person = Person.objects.get(pk=noor.person.pk)
    person.set_password(long)
    person.save(update_fields=["password"])

    def enters(password: str) -> bool:
        answer = Client().post(reverse("account_login"), {"login": "noor", "password": password})
        return answer.status_code == 302

    assert len(long) > 128
    assert enters(long)
    assert not any(enters(wrong) for wrong in (long.strip(), long.upper(), long[:72], PASSWORD))


def test_signing_out_and_leaving_in_a_hurry_clear_what_the_browser_holds(noor: Player) -> None:
    assert '"cache"' in noor.elsewhere().post(reverse("people:exit")).headers["Clear-Site-Data"]
    assert noor.post(reverse("account_logout")).headers["Clear-Site-Data"] == '"cache", "storage"'
