from django.http import HttpResponse
from django.views.decorators.http import require_GET

from mandorla.pairs.models import Member
from mandorla.people.policy import PersonRequest, personal
from mandorla.promises.confiding import confided_elsewhere
from mandorla.promises.openness import told_elsewhere
from mandorla.promises.reading import promises_kept
from mandorla.shared import clock
from mandorla.shared.http import page
from mandorla.shared.paging import side_by_side


@require_GET
@personal
def kept(request: PersonRequest) -> HttpResponse:
    person, asked = request.person, request.GET.get("page", "1")
    here = [member.pair_id for member in Member.objects.of(person)]
    promises = promises_kept(person, here, clock.now(), asked)
    apologies = confided_elsewhere(person, here, asked)
    words = told_elsewhere(person, here, asked)
    context = {
        "promises": promises.rows,
        "apologies": apologies.rows,
        "words": words.rows,
        "pages": side_by_side(promises, apologies, words),
    }
    return page(request, "promises/kept.html", context)
