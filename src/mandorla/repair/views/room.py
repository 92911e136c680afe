from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.repair import actions
from mandorla.repair.availability import rests_for
from mandorla.repair.forms import ReadinessForm
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, page, see_other


@require_GET
@paired
def room(request: PairRequest) -> HttpResponse:
    return page(request, "repair/room.html", {"is_resting": rests_for(request.member, clock.now())})


@require_http_methods(["GET", "POST"])
@paired
@once
def readiness(request: PairRequest) -> HttpResponse:
    form = ReadinessForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        signs = form.cleaned_data["signs"]
        if actions.check_readiness(member=request.member, signs=signs, now=clock.now()):
            messages.info(request, _("All of it fits."))
            return see_other(reverse("repair:room", args=[request.pair.pk]))
        return see_other(reverse("repair:not_now", args=[request.pair.pk]))
    status, context = REFUSED if form.is_bound else 200, {"form": form, "host": settings.MANDORLA_HOST_NAME}
    return page(request, "repair/readiness.html", context, status=status)


@require_GET
@paired
def not_now(request: PairRequest) -> HttpResponse:
    return page(request, "repair/not_now.html", {})
