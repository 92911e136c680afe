"""Before and after leaving: what the other can still read, and what came along."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mandorla.ownership import actions
from mandorla.ownership.models import Keepsake
from mandorla.ownership.opened import open_page
from mandorla.ownership.together import kept_by
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.people.policy import PersonRequest, personal
from mandorla.shared import clock
from mandorla.shared.http import page, see_other
from mandorla.shared.ranges import in_parts


@require_http_methods(["GET", "POST"])
@paired
@once
def staying(request: PairRequest) -> HttpResponse:
    if request.method == "POST":
        actions.take_all_back(member=request.member, now=clock.now())
        messages.success(request, _("Taken back. It is yours alone again."))
        return see_other(reverse("ownership:staying", args=[request.pair.pk]))
    asked = request.GET
    found = open_page(request.member, asked.get("kind", ""), asked.get("page", "1"))
    return page(request, "ownership/staying.html", {"open": found})


@require_POST
@paired
@once
def taking_back(request: PairRequest, kind: str, row: UUID) -> HttpResponse:
    if not actions.take_one_back(member=request.member, kind=kind, number=row, now=clock.now()):
        raise Http404
    messages.success(request, _("Taken back. It is yours alone again."))
    return see_other(f"{reverse('ownership:staying', args=[request.pair.pk])}?kind={kind}")


@require_GET
@personal
def together(request: PersonRequest) -> HttpResponse:
    found = kept_by(request.person, request.GET.get("page", "1"))
    return page(request, "ownership/together.html", {"kept": found})


@require_GET
@personal
def sound(request: PersonRequest, keepsake: UUID, sound: str) -> HttpResponseBase:
    mine = get_object_or_404(Keepsake.objects.of(request.person), pk=keepsake)
    place = mine.place_of(sound)
    if place is None:
        raise Http404
    kind = f"audio/{sound.partition('.')[2]}"
    return in_parts(request, size=place[1] - place[0], content_type=kind, read=partial(mine.hear, sound))
