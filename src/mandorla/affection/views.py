from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mandorla.affection import actions, reading
from mandorla.affection.acts import act_for, acts
from mandorla.affection.forms import ActForm, MarksForm, ReplyForm
from mandorla.affection.models import Ask
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, live_page, page, see_other
from mandorla.shared.refusal import refusals_in, refusals_told


@require_http_methods(["GET", "POST"])
@paired
@once
def affection(request: PairRequest) -> HttpResponse:
    now = clock.now()
    form = ActForm(request.POST, kind=request.pair.kind) if request.method == "POST" else None
    if form and form.is_valid():
        with refusals_in(form):
            actions.ask(member=request.member, act=acts()[form.cleaned_data["act"]], now=now)
            return _to_affection(request)
    status = REFUSED if form else 200
    return live_page(request, "affection/affection.html", _context(request, now, form), status=status)


@require_http_methods(["GET", "POST"])
@paired
@once
def marks(request: PairRequest) -> HttpResponse:
    form = MarksForm(request.POST, kind=request.pair.kind) if request.method == "POST" else None
    if form and form.is_valid():
        actions.mark(member=request.member, marks=form.marks(), now=clock.now())
        return _to_affection(request)
    context = {"form": form, "sections": reading.sections(request.member, request.POST.dict())}
    return page(request, "affection/marks.html", context, status=REFUSED if form else 200)


@require_POST
@paired
def mark(request: PairRequest, act: str) -> HttpResponse:
    if act_for(request.pair, act) is None:
        raise Http404
    form = MarksForm({act: request.POST.get(act, "")}, kind=request.pair.kind)
    if not form.is_valid():
        return HttpResponse(form.errors[act].as_text(), status=REFUSED, content_type="text/plain")
    actions.mark(member=request.member, marks=form.marks(), now=clock.now())
    return HttpResponse(_("Saved for you"), content_type="text/plain")


@require_POST
@paired
@once
def clearing(request: PairRequest) -> HttpResponse:
    actions.forget_marks(member=request.member, now=clock.now())
    messages.info(request, _("Your marks are gone. From tomorrow on they play no part."))
    return see_other(reverse("affection:marks", args=[request.pair.pk]))


@require_POST
@paired
@once
def taking_back(request: PairRequest, ask: UUID) -> HttpResponse:
    mine = get_object_or_404(Ask.objects.of(request.pair).by(request.person), pk=ask)
    actions.take_ask_back(member=request.member, ask=mine)
    return _to_affection(request)


@require_POST
@paired
@once
def reply(request: PairRequest, ask: UUID) -> HttpResponse:
    now = clock.now()
    asked = get_object_or_404(Ask.objects.visible_to(request.member, now=now), pk=ask)
    form = ReplyForm(request.POST)
    if form.is_valid():
        with refusals_told(request):
            actions.reply(member=request.member, ask=asked, reply=form.cleaned_data["reply"], now=now)
    return _to_affection(request)


def _to_affection(request: PairRequest) -> HttpResponse:
    return see_other(reverse("affection:affection", args=[request.pair.pk]))


def _context(request: PairRequest, now: datetime, form: ActForm | None) -> dict[str, Any]:
    return {
        "form": form,
        "asks": reading.asks_of_today(request.member, now),
        "liked": reading.liked_by(request.member, now),
    }
