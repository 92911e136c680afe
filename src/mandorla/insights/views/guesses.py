from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mandorla.insights import actions
from mandorla.insights.forms import GuessForm
from mandorla.insights.guessing import guessing_of
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, page, see_other
from mandorla.shared.refusal import refusals_in


@require_http_methods(["GET", "POST"])
@paired
@once
def guesses(request: PairRequest) -> HttpResponse:
    now = clock.now()
    form = GuessForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        with refusals_in(form):
            actions.guess(member=request.member, closeness=form.cleaned_data["closeness"], now=now)
            messages.info(request, _("Kept, for you alone."))
            return _to_guesses(request)
    return page(
        request, "insights/guesses.html", _context(request, form, now), status=REFUSED if form else 200
    )


@require_POST
@paired
@once
def guesses_erasure(request: PairRequest) -> HttpResponse:
    actions.forget_guesses(member=request.member)
    messages.info(request, _("Deleted."))
    return _to_guesses(request)


def _context(request: PairRequest, form: GuessForm | None, now: datetime) -> dict[str, Any]:
    seen = guessing_of(request.member, now)
    return {"seen": seen, "form": form or GuessForm(initial={"closeness": seen.today})}


def _to_guesses(request: PairRequest) -> HttpResponse:
    return see_other(reverse("insights:guesses", args=[request.pair.pk]))
