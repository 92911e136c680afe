from django.http import HttpResponse
from django.views.decorators.http import require_GET

from mandorla.pairs.models import Member
from mandorla.people.policy import PersonRequest, personal
from mandorla.promises.confiding import confided_elsewhere
from mandorla.promises.openness import told_elsewhere
from mandorla.promises.paging import ROWS, Page, page_of
from mandorla.promises.reading import promises_kept
from mandorla.shared import clock
from mandorla.shared.http import page


@require_GET
@personal
def kept(request: PersonRequest) -> HttpResponse:
    now, person = clock.now(), request.person
    here = [member.pair_id for member in Member.objects.of(person)]
    promises = page_of(request, lambda first: promises_kept(person, here, now, first, ROWS + 1))
    apologies = page_of(request, lambda first: confided_elsewhere(person, here, first, ROWS + 1))
    words = page_of(request, lambda first: told_elsewhere(person, here, first, ROWS + 1))
    all_of: Page[object] = Page(
        promises.number, [], any(one.has_next for one in (promises, apologies, words))
    )
    context = {
        "promises": promises.rows,
        "apologies": apologies.rows,
        "words": words.rows,
        "pages": all_of,
    }
    return page(request, "promises/kept.html", context)
