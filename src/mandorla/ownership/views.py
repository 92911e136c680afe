from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from mandorla.ownership import package
from mandorla.ownership.forms import ExportForm
from mandorla.ownership.policy import data_policy, rooms
from mandorla.people.policy import PersonRequest, personal
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, page
from mandorla.shared.policy import public


@require_GET
@public(because="Everybody may read what is kept here, and who can read it, before making an account.")
def privacy(request: HttpRequest) -> HttpResponse:
    about_nobody = [model for model in data_policy() if not model.is_about_people]
    context = {"rooms": rooms(), "about_nobody": about_nobody, "host": settings.MANDORLA_HOST_NAME}
    return page(request, "ownership/privacy.html", context)


@require_GET
@public(because="It is the second half of the page before it.")
def privacy_room(request: HttpRequest, room: str) -> HttpResponse:
    found = next((one for one in rooms() if one.name == room), None)
    if found is None:
        raise Http404
    return page(request, "ownership/privacy_room.html", {"room": found})


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
