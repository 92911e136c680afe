"""What the teller of good news may do with it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mandorla.asks import actions
from mandorla.asks.forms import FeltForm
from mandorla.asks.views.news import own
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.shared import clock
from mandorla.shared.http import see_other


@require_POST
@paired
@once
def taking_back(request: PairRequest, news: UUID) -> HttpResponse:
    mine = own(request, news)
    actions.take_back(member=request.member, news=mine)
    undo = reverse("asks:opening", args=[request.pair.pk, mine.pk])
    messages.info(request, _("Taken back. It is yours alone again."), extra_tags=undo)
    return _to_news(request, news)


@require_POST
@paired
@once
def opening(request: PairRequest, news: UUID) -> HttpResponse:
    actions.open_news(member=request.member, news=own(request, news), now=clock.now())
    return _to_news(request, news)


@require_POST
@paired
@once
def erasure(request: PairRequest, news: UUID) -> HttpResponse:
    actions.erase(member=request.member, news=own(request, news))
    messages.info(request, _("Deleted."))
    return see_other(reverse("asks:good_news", args=[request.pair.pk]))


@require_POST
@paired
@once
def rating(request: PairRequest, news: UUID) -> HttpResponse:
    mine, form = own(request, news), FeltForm(request.POST)
    if form.is_valid():
        actions.rate(news=mine, felt=form.cleaned_data["felt"])
    return _to_news(request, news)


def _to_news(request: PairRequest, news: UUID) -> HttpResponse:
    return see_other(reverse("asks:news", args=[request.pair.pk, news]))
