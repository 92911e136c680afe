from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mandorla.drafts.receiving import addresses, receive_part
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.repair import actions
from mandorla.repair.actions.looking import subject_of
from mandorla.repair.forms import LookForm
from mandorla.repair.logic.looking import FORMS, Part
from mandorla.repair.looks import looks_about, my_looks, typed_look
from mandorla.repair.models import LookBack
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, live_page, page, see_other
from mandorla.shared.refusal import refusals_in


@require_GET
@paired
def looks(request: PairRequest) -> HttpResponse:
    seen = my_looks(request.member, request.GET.get("page", "1"))
    return page(request, "repair/looks.html", {"seen": seen})


@require_http_methods(["GET", "POST"])
@paired
@once
def look_new(request: PairRequest) -> HttpResponse:
    form = LookForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        said = {"look": form.look(), "tags": form.cleaned_data["tags"], "version": 0}
        made = actions.look_back(member=request.member, occasion=None, now=clock.now(), **said)
        return _to_look(request, made.number)
    form = form or LookForm(initial=typed_look(request.member, None))
    context = _context(request, form, None)
    return page(request, "repair/look_new.html", context, status=REFUSED if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@paired
@once
def look(request: PairRequest, occasion: UUID) -> HttpResponse:
    form = LookForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        said = {"look": form.look(), "tags": form.cleaned_data["tags"]}
        version = form.cleaned_data["version"] or 0
        with refusals_in(form):
            actions.look_back(
                member=request.member, occasion=occasion, version=version, now=clock.now(), **said
            )
            return _to_look(request, occasion)
    context = _look_context(request, occasion, form)
    return live_page(request, "repair/look.html", context, status=REFUSED if form else 200)


@require_POST
@paired
@once
def look_ready(request: PairRequest, occasion: UUID) -> HttpResponse:
    is_ready = "on" in request.POST
    actions.be_ready_to_look(member=request.member, look=_own(request, occasion), is_ready=is_ready)
    return _to_look(request, occasion)


@require_POST
@paired
@once
def look_erasure(request: PairRequest, occasion: UUID) -> HttpResponse:
    actions.erase_look(member=request.member, look=_own(request, occasion))
    messages.info(request, _("Deleted."))
    return see_other(reverse("repair:looks", args=[request.pair.pk]))


@require_POST
@paired
def look_draft(request: PairRequest, occasion: UUID, part: str) -> HttpResponse:
    subject = subject_of(request.member, occasion)
    return receive_part(request, forms=FORMS, part=part, subject=subject)


@require_POST
@paired
def look_new_draft(request: PairRequest, part: str) -> HttpResponse:
    subject = subject_of(request.member, None)
    return receive_part(request, forms=FORMS, part=part, subject=subject)


def _own(request: PairRequest, occasion: UUID) -> LookBack:
    mine = LookBack.objects.of(request.pair).by(request.person).about(occasion)
    return get_object_or_404(mine)


def _to_look(request: PairRequest, occasion: UUID) -> HttpResponse:
    return see_other(reverse("repair:look", args=[request.pair.pk, occasion]))


def _look_context(request: PairRequest, occasion: UUID, form: LookForm | None) -> dict[str, Any]:
    mine, theirs = looks_about(request.member, occasion)
    first: dict[str, Any] = typed_look(request.member, occasion)
    if mine:
        tags = ", ".join(mine.tags)
        first = {**mine.words.to_json(), "tags": tags, "version": mine.row.version, **first}
    form = form or LookForm(initial=first)
    about = {"mine": mine, "theirs": theirs, "occasion": occasion}
    return {**_context(request, form, occasion), **about}


def _context(request: PairRequest, form: LookForm, occasion: UUID | None) -> dict[str, Any]:
    name, given = ("look_draft", [occasion]) if occasion else ("look_new_draft", [])
    urls = addresses(f"repair:{name}", [request.pair.pk, *given], Part)
    fields = [
        {"field": form[part], "draft_url": url, "is_plain": part != Part.FELT} for part, url in urls.items()
    ]
    return {"form": form, "fields": fields}
