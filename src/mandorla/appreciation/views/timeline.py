from django.http import HttpResponse
from django.views.decorators.http import require_GET

from mandorla.appreciation import reading
from mandorla.appreciation.kept import kept_by
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.policy import PersonRequest, personal
from mandorla.shared.http import live_page, page


@require_GET
@paired
def received(request: PairRequest) -> HttpResponse:
    timeline = reading.received(request.member, request.GET.get("page", "1"))
    return live_page(request, "appreciation/received.html", {"timeline": timeline})


@require_GET
@paired
def written(request: PairRequest) -> HttpResponse:
    timeline = reading.written(request.member, request.GET.get("page", "1"))
    context = {"timeline": timeline, "planned": reading.plan_seen(request.member)}
    return live_page(request, "appreciation/written.html", context)


@require_GET
@personal
def kept(request: PersonRequest) -> HttpResponse:
    kept = kept_by(request.person, request.GET.get("page", "1"))
    return page(request, "appreciation/kept.html", {"kept": kept})
