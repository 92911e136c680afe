from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from mandorla.pairs.access import PairRequest, paired
from mandorla.people.policy import PersonRequest, personal
from mandorla.prompts.forms import FinderForm
from mandorla.prompts.shelves import kept_by, shelf_of
from mandorla.shared import clock
from mandorla.shared.http import page


@require_http_methods(["GET", "POST"])  # searches are posted, so that no URL contains them
@paired
def shelf(request: PairRequest) -> HttpResponse:
    asked = request.POST or request.GET
    form = FinderForm(request.POST)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = shelf_of(request.member, now=clock.now(), page=asked.get("page", "1"), **wanted)
    return page(request, "prompts/shelf.html", {"form": form, "shelf": found})


@require_GET
@personal
def kept(request: PersonRequest) -> HttpResponse:
    found = kept_by(request.person, page=request.GET.get("page", "1"))
    return page(request, "prompts/kept.html", {"kept": found})
