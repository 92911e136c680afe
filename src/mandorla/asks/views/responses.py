"""One piece of good news, and the responses to it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mandorla.asks import actions, reading
from mandorla.asks.actions import RESPONSE
from mandorla.asks.forms import ResponseForm
from mandorla.asks.models import Felt, GoodNews, Response
from mandorla.asks.responding import help_for_answering
from mandorla.drafts.reading import text_of
from mandorla.drafts.receiving import receive
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, live_page, see_other
from mandorla.shared.refusal import refusals_in


@require_http_methods(["GET", "POST"])
@paired
@once
def news_(request: PairRequest, news: UUID) -> HttpResponse:
    seen = _seen(request, news)
    form = ResponseForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        with refusals_in(form):
            actions.respond(member=request.member, news=seen, now=clock.now(), **form.cleaned_data)
            return see_other(reverse("asks:news", args=[request.pair.pk, seen.pk]))
    status = REFUSED if form else 200
    return live_page(request, "asks/news.html", _context(request, seen, form), status=status)


@require_POST
@paired
def draft(request: PairRequest, news: UUID) -> HttpResponse:
    return receive(request, form=RESPONSE, subject=_seen(request, news).pk.hex)


@require_POST
@paired
@once
def taking_back(request: PairRequest, response: UUID) -> HttpResponse:
    mine = _own(request, response)
    actions.take_response_back(member=request.member, response=mine)
    undo = reverse("asks:response_opening", args=[request.pair.pk, mine.pk])
    messages.info(request, _("Taken back. Only you see it."), extra_tags=undo)
    return _to_news(request, mine)


@require_POST
@paired
@once
def opening(request: PairRequest, response: UUID) -> HttpResponse:
    mine = _own(request, response)
    actions.open_response(member=request.member, response=mine)
    return _to_news(request, mine)


@require_POST
@paired
@once
def erasure(request: PairRequest, response: UUID) -> HttpResponse:
    mine = _own(request, response)
    actions.erase_response(member=request.member, response=mine)
    messages.info(request, _("Deleted."))
    return _to_news(request, mine)


def _seen(request: PairRequest, news: UUID) -> GoodNews:
    return get_object_or_404(GoodNews.objects.visible_to(request.member), pk=news)


def _own(request: PairRequest, response: UUID) -> Response:
    rows = Response.objects.of(request.pair).by(request.person).select_related("news")
    return get_object_or_404(rows, pk=response)


def _to_news(request: PairRequest, mine: Response) -> HttpResponse:
    """Redirect to the news, or to the list if it was taken back or deleted in the meantime."""
    if mine.news and (mine.news.is_open or mine.news.author_id == request.person.id):
        return see_other(reverse("asks:news", args=[request.pair.pk, mine.news_id]))
    return see_other(reverse("asks:good_news", args=[request.pair.pk]))


def _context(request: PairRequest, seen: GoodNews, form: ResponseForm | None) -> dict[str, Any]:
    told = reading.told_in_full(request.member, seen)
    typed = text_of(request.person, RESPONSE, seen.pk.hex)
    return {
        "told": told,
        "form": form or ResponseForm(initial={"text": typed}),
        "may_respond": told.is_open and not request.member.is_solo,
        "help": help_for_answering(),
        "feelings": Felt.choices,
        "draft_url": reverse("asks:response_draft", args=[request.pair.pk, seen.pk]),
    }
