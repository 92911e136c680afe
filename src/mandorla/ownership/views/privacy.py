from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from mandorla.ownership.policy import data_policy, rooms
from mandorla.shared.http import page
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
