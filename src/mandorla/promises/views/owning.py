from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mandorla.drafts.reading import texts_of
from mandorla.drafts.receiving import addresses, receive_part
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.promises import actions
from mandorla.promises.actions import subject_of
from mandorla.promises.forms import OwningForm
from mandorla.promises.logic.owning import FORMS, Part
from mandorla.promises.models import Apology
from mandorla.promises.owning import CHOICES, all_confided, confided
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, live_page, page, see_other


@require_GET
@paired
def apologies(request: PairRequest) -> HttpResponse:
    seen = all_confided(request.member, request.GET.get("page", "1"))
    return live_page(request, "promises/apologies.html", {"seen": seen})


@require_http_methods(["GET", "POST"])
@paired
@once
def new(request: PairRequest) -> HttpResponse:
    form = OwningForm(request.POST or None, initial=None if request.method == "POST" else _typed(request))
    if request.method == "POST" and form.is_valid():
        made = actions.own(member=request.member, words=form.words(), now=clock.now())
        return to_apology(request, made)
    status = REFUSED if form.errors else 200
    return page(request, "promises/owning.html", _context(request, form), status=status)


@require_POST
@paired
def draft(request: PairRequest, part: str) -> HttpResponse:
    return receive_part(request, forms=FORMS, part=part, subject=subject_of(request.member))


@require_GET
@paired
def apology(request: PairRequest, apology: UUID) -> HttpResponse:
    found = get_object_or_404(Apology.objects.visible_to(request.member).newest_first(), pk=apology)
    seen = confided(request.member, found)
    choices = [
        {"value": choice or "", "words": words, "is_chosen": seen.choice == (choice or "")}
        for choice, words in CHOICES.items()
    ]
    return live_page(request, "promises/apology.html", {"seen": seen, "choices": choices})


@require_POST
@paired
@once
def opening(request: PairRequest, apology: UUID) -> HttpResponse:
    mine = own(request, apology)
    actions.open_apology(member=request.member, apology=mine, now=clock.now())
    return to_apology(request, mine)


@require_POST
@paired
@once
def taking_back(request: PairRequest, apology: UUID) -> HttpResponse:
    mine = own(request, apology)
    actions.take_apology_back(member=request.member, apology=mine)
    undo = reverse("promises:apology_opening", args=[request.pair.pk, mine.pk])
    messages.info(request, _("Taken back. It is yours alone again."), extra_tags=undo)
    return to_apology(request, mine)


@require_POST
@paired
@once
def erasure(request: PairRequest, apology: UUID) -> HttpResponse:
    actions.erase_apology(member=request.member, apology=own(request, apology))
    messages.info(request, _("Deleted."))
    return see_other(reverse("promises:apologies", args=[request.pair.pk]))


def own(request: PairRequest, apology: UUID) -> Apology:
    return get_object_or_404(Apology.objects.of(request.pair).by(request.person), pk=apology)


def to_apology(request: PairRequest, apology: Apology) -> HttpResponse:
    return see_other(reverse("promises:apology", args=[request.pair.pk, apology.pk]))


def _typed(request: PairRequest) -> dict[str, str]:
    """What was typed and not sent, part by part."""
    return texts_of(request.person, FORMS, subject_of(request.member))


def _context(request: PairRequest, form: OwningForm) -> dict[str, Any]:
    urls = addresses("promises:draft", [request.pair.pk], Part)
    fields = [{"field": form[part], "draft_url": url} for part, url in urls.items()]
    return {"form": form, "fields": fields}
