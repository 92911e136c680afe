from django.http import HttpResponse
from django.views.decorators.http import require_GET

from mandorla.pairs.access import PairRequest, paired
from mandorla.promises.consistency import by_month, steps_of
from mandorla.shared.http import page


@require_GET
@paired
def consistency(request: PairRequest) -> HttpResponse:
    seen = steps_of(request.member, request.GET.get("page", "1"))
    return page(request, "promises/consistency.html", {"seen": seen, "months": by_month(seen.rows)})
