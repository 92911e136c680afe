from django.http import HttpResponse
from django.views.decorators.http import require_GET

from mandorla.people.policy import PersonRequest, personal
from mandorla.promises.openness import told_kept
from mandorla.promises.owning import confided_kept
from mandorla.promises.reading import promises_kept
from mandorla.shared import clock
from mandorla.shared.http import page
from mandorla.shared.paging import side_by_side


@require_GET
@personal
def kept(request: PersonRequest) -> HttpResponse:
    person, asked = request.person, request.GET.get("page", "1")
    promises = promises_kept(person, clock.now(), asked)
    apologies = confided_kept(person, asked)
    words = told_kept(person, asked)
    context = {
        "promises": promises.rows,
        "apologies": apologies.rows,
        "words": words.rows,
        "pages": side_by_side(promises, apologies, words),
    }
    return page(request, "promises/kept.html", context)
