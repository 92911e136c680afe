from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.promises import actions
from mandorla.promises.forms import PromiseForm, RenegotiationForm, shown_first
from mandorla.promises.models import Promise
from mandorla.promises.reading import Seen, promise_seen, promises_seen
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, live_page, page, see_other
from mandorla.shared.refusal import refusals_in, refusals_told


@require_GET
@paired
def promises(request: PairRequest) -> HttpResponse:
    seen = promises_seen(request.member, clock.now(), request.GET.get("page", "1"))
    return live_page(request, "promises/promises.html", {"seen": seen})


@require_http_methods(["GET", "POST"])
@paired
@once
def new(request: PairRequest) -> HttpResponse:
    now = clock.now()
    other = request.member.other
    form = PromiseForm(
        request.POST or None,
        today=clock.day_of(now, request.person.zone),
        other=other.person.name if other else "",
    )
    if request.method == "POST" and form.is_valid():
        made = actions.promise(
            member=request.member, terms=form.terms(), is_to_other=form.is_to_other, now=now
        )
        return to_promise(request, made)
    return page(request, "promises/new.html", {"form": form}, status=REFUSED if form.errors else 200)


@require_GET
@paired
def promise(request: PairRequest, promise: UUID) -> HttpResponse:
    found = get_object_or_404(Promise.objects.visible_to(request.member), pk=promise)
    seen = promise_seen(request.member, found, clock.now())
    return live_page(request, "promises/promise.html", {"seen": seen})


@require_http_methods(["GET", "POST"])
@paired
@once
def wordings(request: PairRequest, promise: UUID) -> HttpResponse:
    now, mine = clock.now(), own(request, promise)
    seen = promise_seen(request.member, mine, now)
    form = _new_words(request, seen, clock.day_of(now, request.person.zone))
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["number"]
        with refusals_in(form):
            actions.renegotiate(
                member=request.member, promise=mine, terms=form.terms(), number=number, now=now
            )
            return to_promise(request, mine)
    status = REFUSED if form.errors else 200
    return page(request, "promises/wordings.html", {"form": form, "seen": seen}, status=status)


@require_POST
@paired
@once
def withdrawal(request: PairRequest, promise: UUID) -> HttpResponse:
    mine = own(request, promise)
    with refusals_told(request):
        actions.withdraw(member=request.member, promise=mine)
    return to_promise(request, mine)


@require_POST
@paired
@once
def opening(request: PairRequest, promise: UUID) -> HttpResponse:
    mine = own(request, promise)
    actions.open_promise(member=request.member, promise=mine, now=clock.now())
    return to_promise(request, mine)


@require_POST
@paired
@once
def taking_back(request: PairRequest, promise: UUID) -> HttpResponse:
    mine = own(request, promise)
    actions.take_back(member=request.member, promise=mine)
    undo = reverse("promises:opening", args=[request.pair.pk, mine.pk])
    messages.info(request, _("Taken back. It is yours alone again."), extra_tags=undo)
    return to_promise(request, mine)


@require_POST
@paired
@once
def erasure(request: PairRequest, promise: UUID) -> HttpResponse:
    actions.erase(member=request.member, promise=own(request, promise))
    messages.info(request, _("Deleted."))
    return see_other(reverse("promises:promises", args=[request.pair.pk]))


def own(request: PairRequest, promise: UUID) -> Promise:
    return get_object_or_404(Promise.objects.of(request.pair).by(request.person), pk=promise)


def to_promise(request: PairRequest, promise: Promise) -> HttpResponse:
    return see_other(reverse("promises:promise", args=[request.pair.pk, promise.pk]))


def _new_words(request: PairRequest, seen: Seen, today: date) -> RenegotiationForm:
    if request.method == "POST":
        return RenegotiationForm(request.POST, today=today)
    if seen.said is None:  # it was deleted while this page was being requested
        raise Http404
    return RenegotiationForm(initial=shown_first(seen.said.terms, seen.said.wording.number), today=today)
