from django.http import HttpResponse
from django.views.decorators.http import require_GET

from mandorla.pairs.access import PairRequest, paired
from mandorla.people.policy import PersonRequest, personal
from mandorla.prompts.forms import FinderForm
from mandorla.prompts.shelves import kept_by, shelf_of
from mandorla.shared import clock
from mandorla.shared.http import page


@require_GET
@paired
def shelf(request: PairRequest) -> HttpResponse:
    form = FinderForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = shelf_of(request.member, now=clock.now(), page=request.GET.get("page", "1"), **wanted)
    return page(request, "prompts/shelf.html", {"form": form, "shelf": found})


@require_GET
@personal
def kept(request: PersonRequest) -> HttpResponse:
    found = kept_by(request.person, page=request.GET.get("page", "1"))
    return page(request, "prompts/kept.html", {"kept": found})
