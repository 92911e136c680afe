from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mandorla.asks import actions, reading
from mandorla.asks.actions import NEWS, WORDING
from mandorla.asks.forms import NewsForm, WordingForm
from mandorla.asks.models import GoodNews
from mandorla.drafts.reading import text_of
from mandorla.drafts.receiving import receive
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.people.policy import PersonRequest, personal
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, live_page, page, see_other


@require_http_methods(["GET", "POST"])
@paired
@once
def good_news(request: PairRequest) -> HttpResponse:
    form = NewsForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        actions.tell(member=request.member, now=clock.now(), **form.cleaned_data)
        return see_other(reverse("asks:good_news", args=[request.pair.pk]))
    status = REFUSED if form else 200
    return live_page(request, "asks/good_news.html", _context(request, form), status=status)


@require_POST
@paired
def draft(request: PairRequest) -> HttpResponse:
    return receive(request, form=NEWS, subject=request.pair.pk.hex)


@require_http_methods(["GET", "POST"])
@paired
@once
def wording(request: PairRequest, news: UUID) -> HttpResponse:
    mine = own(request, news)
    form = WordingForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        try:
            actions.word_anew(member=request.member, news=mine, **form.cleaned_data)
        except actions.ChangedMeanwhile as reason:
            form.add_error(None, str(reason))
            form.catch_up(reason.news.version)
        else:
            return see_other(reverse("asks:news", args=[request.pair.pk, mine.pk]))
    status = REFUSED if form else 200
    return page(request, "asks/wording.html", _context_of_wording(request, mine, form), status=status)


@require_POST
@paired
def wording_draft(request: PairRequest, news: UUID) -> HttpResponse:
    return receive(request, form=WORDING, subject=own(request, news).pk.hex)


@require_GET
@personal
def kept(request: PersonRequest) -> HttpResponse:
    found = reading.news_kept(request.person, request.GET.get("page", "1"))
    return page(request, "asks/kept.html", {"seen": found})


def own(request: PairRequest, news: UUID) -> GoodNews:
    """The member's own news; 404 for any other."""
    return get_object_or_404(GoodNews.objects.of(request.pair).by(request.person), pk=news)


def _context(request: PairRequest, form: NewsForm | None) -> dict[str, Any]:
    typed = text_of(request.person, NEWS, request.pair.pk.hex)
    return {
        "form": form or NewsForm(initial={"text": typed}),
        "seen": reading.news_of(request.member, request.GET.get("page", "1")),
        "draft_url": reverse("asks:draft", args=[request.pair.pk]),
    }


def _context_of_wording(request: PairRequest, mine: GoodNews, form: WordingForm | None) -> dict[str, Any]:
    typed = text_of(request.person, WORDING, mine.pk.hex)
    return {
        "form": form or WordingForm(initial={"text": typed or mine.text, "version": mine.version}),
        "news": mine,
        "draft_url": reverse("asks:wording_draft", args=[request.pair.pk, mine.pk]),
    }
