from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from mandorla.pairs.access import PairRequest, paired
from mandorla.pairs.boundaries import Boundaries
from mandorla.prompts.browsing import deck_for, light_decks, marked_by, themes_for, todays_for
from mandorla.shared import clock
from mandorla.shared.http import page
from mandorla.shared.policy import public


@require_GET
@paired
def decks(request: PairRequest) -> HttpResponse:
    mine = Boundaries(request.member).mine()
    context = {
        "themes": themes_for(request.member, mine),
        "marked": marked_by(request.member),
        "todays": todays_for(request.member, clock.now()),
    }
    return page(request, "prompts/decks.html", context)


@require_GET
@paired
def deck(request: PairRequest, deck: str) -> HttpResponse:
    mine = Boundaries(request.member).mine()
    found = deck_for(request.member, deck, mine, clock.now())
    if found is None:
        raise Http404
    return page(request, "prompts/deck.html", {"deck": found})


@require_GET
@public(because="Cards for a phone without a network: the same for everybody, so nothing of it is personal.")
@cache_control(max_age=3600)
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "prompts/offline.html", {"decks": light_decks()})
