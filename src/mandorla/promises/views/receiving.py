from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.promises import actions
from mandorla.promises.forms import ReceptionForm
from mandorla.promises.models import Apology
from mandorla.promises.views.owning import own, to_apology
from mandorla.promises.views.promises import to_promise
from mandorla.shared import clock
from mandorla.shared.refusal import refusals_told


@require_POST
@paired
@once
def reception(request: PairRequest, apology: UUID) -> HttpResponse:
    to_me = Apology.objects.visible_to(request.member).exclude(author=request.person)
    heard, form = get_object_or_404(to_me, pk=apology), ReceptionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Nothing was changed. Pick one of the four."))
        return to_apology(request, heard)
    with refusals_told(request):
        actions.receive(member=request.member, apology=heard, choice=form.cleaned_data["choice"])
    return to_apology(request, heard)


@require_POST
@paired
@once
def promising(request: PairRequest, apology: UUID) -> HttpResponse:
    mine = own(request, apology)
    made = actions.promise_offer(member=request.member, apology=mine, now=clock.now())
    return to_promise(request, made)
