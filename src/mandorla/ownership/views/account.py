from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from mandorla.ownership import actions, package
from mandorla.ownership.forms import ErasingForm, ExportForm
from mandorla.pairs.models import Member
from mandorla.people.policy import PersonRequest, personal
from mandorla.people.unsent import empty
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, page, see_other
from mandorla.shared.policy import public


@require_http_methods(["GET", "POST"])
@personal
@reauthentication_required  # type: ignore[untyped-decorator]
def export(request: PersonRequest) -> HttpResponse:
    form = ExportForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return page(request, "ownership/export.html", {"form": form}, status=REFUSED if form.errors else 200)
    content, name = package.export(request.person, clock.now()), "everything.zip"
    if passphrase := form.cleaned_data["passphrase"]:
        content, name = package.lock(content, passphrase), "everything.zip.age"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)


@require_http_methods(["GET", "POST"])
@personal
@reauthentication_required  # type: ignore[untyped-decorator]
def erasing(request: PersonRequest) -> HttpResponse:
    form = ErasingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.erase_account(person=request.person, now=clock.now())
        logout(request)
        response = see_other(reverse("ownership:erased"))
        empty(response)
        return response
    beside = Member.objects.beside(request.person, list(Member.objects.of(request.person)))
    context = {"form": form, "beside": beside}
    return page(request, "ownership/erasing.html", context, status=REFUSED if form.errors else 200)


@require_GET
@public(because="Whoever has just erased their account has none any more.")
def erased(request: HttpRequest) -> HttpResponse:
    return page(request, "ownership/erased.html", {})
