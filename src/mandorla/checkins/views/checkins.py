from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mandorla.checkins import actions
from mandorla.checkins.actions import NOTE, subject_of
from mandorla.checkins.days import said_of
from mandorla.checkins.forms import CheckInForm, shown_first
from mandorla.checkins.models import CheckIn
from mandorla.checkins.reading import Form, form_of_today
from mandorla.drafts.reading import text_of
from mandorla.drafts.receiving import receive
from mandorla.library import content
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, page, see_other
from mandorla.shared.refusal import refusals_in


@require_http_methods(["GET", "POST"])
@paired
@once
def checkin(request: PairRequest) -> HttpResponse:
    now = clock.now()
    form = CheckInForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("day", "version", "parts", "is_usual")}
        with refusals_in(form):
            actions.check_in(member=request.member, saying=form.saying(), now=now, **said)
            return see_other(reverse("home:today", args=[request.pair.pk]))
    seen = form_of_today(request.member, now)
    status = REFUSED if form else 200
    return page(
        request, "checkins/checkin.html", _context(request, seen, form or _form(request, seen)), status=status
    )


@require_POST
@paired
def draft(request: PairRequest) -> HttpResponse:
    return receive(request, form=NOTE, subject=subject_of(request.member))


@require_POST
@paired
@once
def erasure(request: PairRequest, checkin: UUID) -> HttpResponse:
    mine = get_object_or_404(CheckIn.objects.of(request.pair).by(request.person), pk=checkin)
    actions.erase_check_in(member=request.member, checkin=mine, now=clock.now())
    messages.info(request, _("Deleted."))
    return see_other(reverse("home:days", args=[request.pair.pk]))


def _form(request: PairRequest, seen: Form) -> CheckInForm:
    """Today's form: what was saved, with the note that was typed and not sent."""
    note = text_of(request.person, NOTE, subject_of(request.member))
    return CheckInForm(initial=shown_first(seen.mine, note=note, parts=seen.parts, is_usual=seen.is_usual))


def _context(request: PairRequest, seen: Form, form: CheckInForm) -> dict[str, Any]:
    chosen = set(form["feelings"].value() or ())
    families = [
        {"family": family, "is_open": not chosen.isdisjoint(family.words)} for family in content.feelings()
    ]
    return {
        "seen": seen,
        "form": form,
        "families": families,
        "chosen": chosen,
        "standing": said_of(seen.mine) if seen.mine and form.is_bound else None,
        "draft_url": reverse("checkins:draft", args=[request.pair.pk]),
    }


@require_POST
@paired
@once
def showing_end(request: PairRequest) -> HttpResponse:
    actions.show_nothing_by_itself(member=request.member)
    messages.success(request, _("From your next check-in on, nothing is shown by itself."))
    return see_other(reverse("home:safety"))
