from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mandorla.moments import actions
from mandorla.moments.forms import RatingForm
from mandorla.moments.models import Rating
from mandorla.moments.reading import ratings, ratings_kept
from mandorla.moments.views.quiet import quiet_context
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.people.policy import PersonRequest, personal
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, page, see_other
from mandorla.shared.refusal import refusals_in


@require_GET
@paired
def felt(request: PairRequest) -> HttpResponse:
    found = ratings(request.member, request.GET.get("page", "1"))
    return page(request, "moments/felt.html", {"felt": found})


@require_POST
@paired
@once
def rating(request: PairRequest, run: UUID) -> HttpResponse:
    form = RatingForm(request.POST)
    if form.is_valid():
        with refusals_in(form):
            actions.rate(member=request.member, run=run, felt=form.cleaned_data["felt"], now=clock.now())
            messages.info(request, _("Kept, for you alone."))
            return see_other(reverse("moments:felt", args=[request.pair.pk]))
    return page(request, "moments/quiet.html", quiet_context(request, form), status=REFUSED)


@require_POST
@paired
@once
def erasure(request: PairRequest, rating: UUID) -> HttpResponse:
    mine = get_object_or_404(Rating.objects.of(request.pair).by(request.person), pk=rating)
    actions.erase_rating(rating=mine)
    messages.info(request, _("Deleted."))
    return see_other(reverse("moments:felt", args=[request.pair.pk]))


@require_GET
@personal
def kept(request: PersonRequest) -> HttpResponse:
    found = ratings_kept(request.person, request.GET.get("page", "1"))
    return page(request, "moments/kept.html", {"felt": found})
