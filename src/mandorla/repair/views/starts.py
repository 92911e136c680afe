from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mandorla.coach.hints import Hinted
from mandorla.drafts.receiving import addresses, receive_part
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.repair import actions
from mandorla.repair.actions import subject_of
from mandorla.repair.forms import StartForm
from mandorla.repair.logic.starting import FORMS, Part
from mandorla.repair.models import Start
from mandorla.repair.reading import all_begun, begun, typed
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, gone, live_page, page, see_other
from mandorla.shared.refusal import Refused


@require_GET
@paired
def starts(request: PairRequest) -> HttpResponse:
    seen = all_begun(request.member, request.GET.get("page", "1"))
    return live_page(request, "repair/starts.html", {"seen": seen})


@require_http_methods(["GET", "POST"])
@paired
@once
def new(request: PairRequest) -> HttpResponse:
    form, hint = StartForm(request.POST) if request.method == "POST" else None, None
    if form and form.is_valid():
        how = {"is_meant": form.cleaned_data["is_meant"], "now": clock.now()}
        try:
            made = actions.write_start(member=request.member, words=form.words(), **how)
        except Hinted as reason:
            form.ask_back()
            hint = reason.hint
        else:
            return _to_start(request, made)
    context = _context(request, form or StartForm(initial=typed(request.member)))
    return page(request, "repair/new.html", {**context, "hint": hint}, status=REFUSED if form else 200)


@require_http_methods(["GET", "POST"])
@paired
@once
def wording(request: PairRequest, start: UUID) -> HttpResponse:
    mine, hint = own(request, start), None
    form = StartForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        how = {"version": form.cleaned_data["version"] or 0, "is_meant": form.cleaned_data["is_meant"]}
        try:
            actions.reword_start(member=request.member, start=mine, words=form.words(), **how)
        except Hinted as reason:
            form.ask_back()
            hint = reason.hint
        except Refused as reason:
            form.add_error(None, str(reason))
        else:
            return _to_start(request, mine)
    first = {**mine.said, **typed(request.member, mine), "version": mine.version}
    context = _context(request, form or StartForm(initial=first), mine)
    return page(request, "repair/wording.html", {**context, "hint": hint}, status=REFUSED if form else 200)


@require_GET
@paired
def start(request: PairRequest, start: UUID) -> HttpResponse:
    found = Start.objects.visible_to(request.member).filter(pk=start).first()
    if found is None:
        return gone(request, reverse("repair:starts", args=[request.pair.pk]))
    return live_page(request, "repair/start.html", {"seen": begun(request.member, found)})


@require_POST
@paired
def draft(request: PairRequest, part: str) -> HttpResponse:
    return receive_part(request, forms=FORMS, part=part, subject=subject_of(request.member))


@require_POST
@paired
def wording_draft(request: PairRequest, start: UUID, part: str) -> HttpResponse:
    subject = subject_of(request.member, own(request, start))
    return receive_part(request, forms=FORMS, part=part, subject=subject)


@require_POST
@paired
@once
def opening(request: PairRequest, start: UUID) -> HttpResponse:
    mine = own(request, start)
    actions.open_start(member=request.member, start=mine, now=clock.now())
    return _to_start(request, mine)


@require_POST
@paired
@once
def taking_back(request: PairRequest, start: UUID) -> HttpResponse:
    mine = own(request, start)
    actions.take_start_back(member=request.member, start=mine)
    undo = reverse("repair:opening", args=[request.pair.pk, mine.pk])
    messages.info(request, _("Taken back. It is yours alone again."), extra_tags=undo)
    return _to_start(request, mine)


@require_POST
@paired
@once
def erasure(request: PairRequest, start: UUID) -> HttpResponse:
    actions.erase_start(member=request.member, start=own(request, start))
    messages.info(request, _("Deleted."))
    return see_other(reverse("repair:starts", args=[request.pair.pk]))


def own(request: PairRequest, start: UUID) -> Start:
    return get_object_or_404(Start.objects.of(request.pair).by(request.person), pk=start)


def _to_start(request: PairRequest, start: Start) -> HttpResponse:
    return see_other(reverse("repair:start", args=[request.pair.pk, start.pk]))


def _context(request: PairRequest, form: StartForm, mine: Start | None = None) -> dict[str, Any]:
    """The form with a draft for each part; words for feelings stand under the first."""
    name, given = ("wording_draft", [mine.pk]) if mine else ("draft", [])
    urls = addresses(f"repair:{name}", [request.pair.pk, *given], Part)
    fields = [
        {
            "field": form[part],
            "draft_url": url,
            "is_optional": not form.fields[part].required,
            "is_plain": part != Part.FEEL,
        }
        for part, url in urls.items()
    ]
    seen = begun(request.member, mine) if mine else None
    return {"form": form, "fields": fields, "seen": seen}
