from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mandorla.journal import actions
from mandorla.journal.forms import EntryForm, ErasureForm, LocksForm
from mandorla.journal.models import Journal
from mandorla.journal.reading import addresses_of, entries_before, left_by, page_parts, plain
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.people.policy import PersonRequest, personal
from mandorla.shared.http import REFUSED, page, see_other

CONFLICT, GONE = 409, 404


@require_GET
@paired
def journal_(request: PairRequest) -> HttpResponse:
    journal = Journal.objects.of(request.person).within(request.pair).first()
    return page(request, "journal/journal.html", page_parts(journal))


@require_POST
@paired
def beginning(request: PairRequest) -> HttpResponse:
    form = LocksForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=REFUSED)
    try:
        journal = actions.begin_journal(member=request.member, locks=form.cleaned_data["locks"])
    except actions.Conflict:
        return HttpResponse(status=CONFLICT)
    return JsonResponse({"version": journal.version, **addresses_of(journal)})


@require_POST
@personal
def locks(request: PersonRequest, journal: UUID) -> HttpResponse:
    form = LocksForm(request.POST)
    found = get_object_or_404(Journal.objects.of(request.person), pk=journal)
    if not form.is_valid():
        return HttpResponse(status=REFUSED)
    new, version = form.cleaned_data["locks"], form.cleaned_data["version"]
    try:
        changed = actions.change_locks(journal=found, locks=new, version=version or 0)
    except (actions.Conflict, actions.Refused):
        return HttpResponse(status=CONFLICT)
    return JsonResponse({"version": changed.version})


@require_GET
@personal
def entries(request: PersonRequest, journal: UUID) -> HttpResponse:
    found = get_object_or_404(Journal.objects.of(request.person), pk=journal)
    before = request.GET.get("before", "")
    return JsonResponse(entries_before(found, int(before) if before.isdecimal() else None))


@require_POST
@personal
def entry(request: PersonRequest, journal: UUID, entry: UUID) -> HttpResponse:
    found = get_object_or_404(Journal.objects.of(request.person).here(), pk=journal)
    form = EntryForm(request.POST, key=found.locks["key"])
    if not form.is_valid():
        return HttpResponse(status=REFUSED)
    try:
        kept = actions.keep_entry(journal=found, number=entry, **form.cleaned_data)
    except actions.Conflict as conflict:
        return JsonResponse(plain(conflict.standing), status=CONFLICT)  # type: ignore[arg-type]
    except actions.Refused:
        return HttpResponse(status=GONE)
    return JsonResponse({"number": kept.number, "version": kept.version})


@require_POST
@personal
def erasure(request: PersonRequest, journal: UUID, entry: UUID) -> HttpResponse:
    found = get_object_or_404(Journal.objects.of(request.person), pk=journal)
    actions.erase_entry(journal=found, number=entry)
    return HttpResponse(status=204)


@require_http_methods(["GET", "POST"])
@personal
@once
def end(request: PersonRequest, journal: UUID) -> HttpResponse:
    found = get_object_or_404(Journal.objects.of(request.person), pk=journal)
    form = ErasureForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.erase_journal(journal=found)
        messages.success(request, _("It is deleted."))
        return see_other(reverse("journal:kept"))
    return page(request, "journal/end.html", {"form": form}, status=REFUSED if form.errors else 200)


@require_GET
@personal
def kept(request: PersonRequest) -> HttpResponse:
    return page(request, "journal/kept.html", {"left": left_by(request.person)})


@require_GET
@personal
def kept_one(request: PersonRequest, journal: UUID) -> HttpResponse:
    found = get_object_or_404(Journal.objects.left_by(request.person), pk=journal)
    return page(request, "journal/journal.html", {**page_parts(found), "is_left": True})
