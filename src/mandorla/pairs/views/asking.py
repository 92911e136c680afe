from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mandorla.pairs.access import PairRequest, paired
from mandorla.pairs.actions import asking as actions
from mandorla.pairs.actions.resting import rest
from mandorla.pairs.forms import AskingForm, RestForm
from mandorla.people.operations import once
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, page, see_other


@require_http_methods(["GET", "POST"])
@paired
@once
def asking(request: PairRequest) -> HttpResponse:
    form = AskingForm(request.POST or None)
    if form.is_valid():
        actions.take_answer(member=request.member, is_safe=form.is_safe, now=clock.now())
        messages.success(request, _("Thank you. Your answer is not kept."))
        return see_other(reverse("home:today", args=[request.pair.pk]))
    context = {"form": form, "host": settings.MANDORLA_HOST_NAME}
    return page(request, "pairs/asking.html", context, status=REFUSED if form.errors else 200)


@require_POST
@paired
@once
def resting(request: PairRequest) -> HttpResponse:
    now = clock.now()
    form = RestForm(request.POST, today=clock.day_of(now, request.person.zone))
    if form.is_valid():
        rest(member=request.member, until=form.until, now=now)
        messages.success(request, _("Kept, and told to nobody."))
    return see_other(reverse("home:safety"))
