from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST

from mandorla.pairs import actions as pairs
from mandorla.pairs.access import PairRequest, paired
from mandorla.pairs.boundaries import Boundaries
from mandorla.people.operations import once
from mandorla.prompts.browsing import deck_for, light_decks, marked_by, themes_for, todays_for
from mandorla.prompts.decks import catalogue
from mandorla.prompts.forms import SwitchForm
from mandorla.shared import clock
from mandorla.shared.http import page, see_other
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


@require_POST
@paired
@once
def leaving_out(request: PairRequest, deck: str) -> HttpResponse:
    form, found = SwitchForm(request.POST), catalogue().deck_by_slug.get(deck)
    if found is None:
        raise Http404
    is_out = form.is_valid() and form.cleaned_data["on"]
    pairs.leave_deck_out(member=request.member, deck=deck, is_out=is_out, now=clock.now())
    said = (
        _(
            "No more questions of “%(deck)s” will come. Nobody is told, and “My limits and pace” brings them back."
        )
        if is_out
        else _("Questions of “%(deck)s” may come again, unless another limit keeps them away.")
    )
    messages.info(request, said % {"deck": found.title})
    return see_other(reverse("home:today", args=[request.pair.pk]))


@require_GET
@public(because="Cards for a phone without a network: the same for everybody, so nothing of it is personal.")
@cache_control(max_age=3600)
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "prompts/offline.html", {"decks": light_decks()})
