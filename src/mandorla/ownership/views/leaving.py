"""Before and after leaving: what the other goes on reading, and what came along."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mandorla.ownership import actions
from mandorla.ownership.opened import open_page
from mandorla.ownership.together import kept_by
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.people.policy import PersonRequest, personal
from mandorla.shared import clock
from mandorla.shared.http import page, see_other


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
