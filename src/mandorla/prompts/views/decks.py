from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from mandorla.pairs.access import PairRequest, paired
from mandorla.pairs.boundaries import Boundaries
from mandorla.prompts.browsing import deck_for, decks_for, marked_by
from mandorla.shared import clock
from mandorla.shared.http import page


@require_GET
@paired
def decks(request: PairRequest) -> HttpResponse:
    mine = Boundaries(request.member).mine()
    context = {"decks": decks_for(request.member, mine), "marked": marked_by(request.member)}
    return page(request, "prompts/decks.html", context)


@require_GET
@paired
def deck(request: PairRequest, deck: str) -> HttpResponse:
    mine = Boundaries(request.member).mine()
    found = deck_for(request.member, deck, mine, clock.now())
    if found is None:
        raise Http404
    return page(request, "prompts/deck.html", {"deck": found})
