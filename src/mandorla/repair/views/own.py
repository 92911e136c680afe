from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.people.policy import PersonRequest, personal
from mandorla.repair import actions
from mandorla.repair.forms import LineForm, ParkingForm
from mandorla.repair.looks import looks_kept
from mandorla.repair.models import Parked, Phrase
from mandorla.repair.reading import begun_kept, own_kept, parked_by, phrases_of
from mandorla.repair.wording import PARKED, PHRASES
from mandorla.shared.http import REFUSED, page, see_other
from mandorla.shared.paging import side_by_side
from mandorla.shared.refusal import refusals_in


@require_http_methods(["GET", "POST"])
@paired
@once
def phrases(request: PairRequest) -> HttpResponse:
    form = LineForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_in(form):
            actions.add_phrase(member=request.member, text=form.cleaned_data["text"])
            return see_other(reverse("repair:phrases", args=[request.pair.pk]))
    context = {"form": form, "phrases": phrases_of(request.member), "ideas": PHRASES}
    return page(request, "repair/phrases.html", context, status=REFUSED if form.errors else 200)


@require_POST
@paired
@once
def phrase_end(request: PairRequest, phrase: UUID) -> HttpResponse:
    mine = Phrase.objects.of(request.pair).by(request.person)
    actions.drop_phrase(phrase=get_object_or_404(mine, pk=phrase))
    return see_other(reverse("repair:phrases", args=[request.pair.pk]))


@require_http_methods(["GET", "POST"])
@paired
@once
def parked(request: PairRequest) -> HttpResponse:
    form = ParkingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with refusals_in(form):
            actions.park(member=request.member, text=form.cleaned_data["text"])
            messages.info(request, PARKED)
            return see_other(reverse("repair:parked", args=[request.pair.pk]))
    context = {"form": form, "parked": parked_by(request.member)}
    return page(request, "repair/parked.html", context, status=REFUSED if form.errors else 200)


@require_POST
@paired
@once
def reopening(request: PairRequest, parked: UUID) -> HttpResponse:
    actions.reopen(member=request.member, parked=_parked(request, parked))
    return see_other(reverse("repair:new", args=[request.pair.pk]))


@require_POST
@paired
@once
def parked_end(request: PairRequest, parked: UUID) -> HttpResponse:
    actions.drop_parked(parked=_parked(request, parked))
    messages.info(request, _("Dropped."))
    return see_other(reverse("repair:parked", args=[request.pair.pk]))


@require_GET
@personal
def kept(request: PersonRequest) -> HttpResponse:
    person, asked = request.person, request.GET.get("page", "1")
    seen = begun_kept(person, asked)
    looks = looks_kept(person, asked)
    own = own_kept(person, asked)
    pages = side_by_side(seen, looks, own)
    context = {"seen": seen, "looks": looks.rows, "own": own.rows, "pages": pages}
    return page(request, "repair/kept.html", context)


def _parked(request: PairRequest, parked: UUID) -> Parked:
    return get_object_or_404(Parked.objects.of(request.pair).by(request.person), pk=parked)
