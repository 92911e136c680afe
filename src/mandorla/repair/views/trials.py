from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mandorla.pairs.access import PairRequest, paired
from mandorla.pairs.agreement import agreement_of
from mandorla.pairs.logic.agreement import Section
from mandorla.people.operations import once
from mandorla.promises import actions
from mandorla.promises.forms import PromiseForm
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, page, see_other


@require_http_methods(["GET", "POST"])
@paired
@once
def promising(request: PairRequest, line: UUID) -> HttpResponse:
    tried, other, now = agreement_of(request.member).line(line), request.member.other, clock.now()
    if tried is None or tried.section != Section.TRIAL:
        raise Http404
    today = clock.day_of(now, request.person.zone)
    first = {"will": tried.words, "due_on": tried.until if tried.until and tried.until >= today else None}
    given = request.POST if request.method == "POST" else None
    form = PromiseForm(given, initial=first, today=today, other=other.person.name if other else "")
    if form.is_valid():
        made = actions.promise(
            member=request.member, terms=form.terms(), is_to_other=form.is_to_other, now=now
        )
        return see_other(reverse("promises:promise", args=[request.pair.pk, made.pk]))
    return page(request, "promises/new.html", {"form": form}, status=REFUSED if form.errors else 200)
