from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mandorla.appreciation import actions
from mandorla.appreciation.actions import FORMS, subject_of
from mandorla.appreciation.forms import AppreciationForm
from mandorla.appreciation.logic.said import Part
from mandorla.appreciation.models import Appreciation
from mandorla.appreciation.reading import plan_seen, seen_by, typed
from mandorla.coach.hints import Hinted
from mandorla.drafts.receiving import addresses, receive_part
from mandorla.pairs.access import PairRequest, paired
from mandorla.pairs.models import Member
from mandorla.people.operations import once
from mandorla.people.policy import PersonRequest, personal
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, page, see_other
from mandorla.shared.refusal import refusals_in

SEND = "send"


@require_GET
@personal
def start(request: PersonRequest) -> HttpResponse:
    members = list(Member.objects.of(request.person)[:2])
    if len(members) == 1:
        return see_other(reverse("appreciation:new", args=[members[0].pair_id]))
    return see_other(reverse("home:start"))


@require_http_methods(["GET", "POST"])
@paired
@once
def new(request: PairRequest) -> HttpResponse:
    form = AppreciationForm(request.POST) if request.method == "POST" else None
    remark: dict[str, Any] = {}
    if form and form.is_valid():
        how = {"is_open": request.POST.get("choice") == SEND, "is_meant": form.cleaned_data["is_meant"]}
        try:
            made = actions.appreciate(member=request.member, said=form.said(), now=clock.now(), **how)
        except (actions.Repeated, Hinted) as reason:
            remark = _remark(request, form, reason)
        else:
            return _to_one(request, made)
    context = _context(request, form or AppreciationForm(initial=typed(request.member)))
    context |= {**remark, "planned": plan_seen(request.member)}
    return page(request, "appreciation/new.html", context, status=REFUSED if form else 200)


@require_http_methods(["GET", "POST"])
@paired
@once
def wording(request: PairRequest, appreciation: UUID) -> HttpResponse:
    mine = _own(request, appreciation)
    form = AppreciationForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        version = form.cleaned_data["version"] or 0
        with refusals_in(form):
            actions.reword(member=request.member, appreciation=mine, said=form.said(), version=version)
            return _to_one(request, mine)
    first = {**mine.said, **typed(request.member, mine)}
    context = _context(request, form or AppreciationForm(initial=first), mine)
    status = REFUSED if form else 200
    return page(request, "appreciation/wording.html", context, status=status)


@require_POST
@paired
def draft(request: PairRequest, part: str) -> HttpResponse:
    return receive_part(request, forms=FORMS, part=part, subject=subject_of(request.member))


@require_POST
@paired
def wording_draft(request: PairRequest, appreciation: UUID, part: str) -> HttpResponse:
    subject = subject_of(request.member, _own(request, appreciation))
    return receive_part(request, forms=FORMS, part=part, subject=subject)


@require_POST
@paired
@once
def taking_back(request: PairRequest, appreciation: UUID) -> HttpResponse:
    mine = _own(request, appreciation)
    actions.take_back(member=request.member, appreciation=mine)
    undo = reverse("appreciation:opening", args=[request.pair.pk, mine.pk])
    messages.info(request, _("Taken back. It is yours alone again."), extra_tags=undo)
    return _to_one(request, mine)


@require_POST
@paired
@once
def opening(request: PairRequest, appreciation: UUID) -> HttpResponse:
    mine = _own(request, appreciation)
    actions.open_up(member=request.member, appreciation=mine, now=clock.now())
    return _to_one(request, mine)


@require_POST
@paired
@once
def erasure(request: PairRequest, appreciation: UUID) -> HttpResponse:
    actions.erase(member=request.member, appreciation=_own(request, appreciation))
    messages.info(request, _("Deleted."))
    return see_other(reverse("appreciation:written", args=[request.pair.pk]))


def _own(request: PairRequest, appreciation: UUID) -> Appreciation:
    return get_object_or_404(Appreciation.objects.of(request.pair).by(request.person), pk=appreciation)


def _to_one(request: PairRequest, appreciation: Appreciation) -> HttpResponse:
    return see_other(reverse("appreciation:appreciation", args=[request.pair.pk, appreciation.pk]))


def _remark(
    request: PairRequest, form: AppreciationForm, reason: actions.Repeated | Hinted
) -> dict[str, Any]:
    form.ask_back()
    if isinstance(reason, Hinted):
        return {"hint": reason.hint}
    return {"earlier": seen_by(request.member, reason.earlier)}


def _context(
    request: PairRequest, form: AppreciationForm, mine: Appreciation | None = None
) -> dict[str, Any]:
    name, given = ("wording_draft", [mine.pk]) if mine else ("draft", [])
    return {
        "form": form,
        "draft_urls": addresses(f"appreciation:{name}", [request.pair.pk, *given], Part),
        "mine": mine,
        "standing": seen_by(request.member, mine) if mine and form.is_bound else None,
    }
