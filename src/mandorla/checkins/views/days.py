from django.http import HttpResponse
from django.views.decorators.http import require_GET

from mandorla.checkins.days import days_kept, days_of
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.policy import PersonRequest, personal
from mandorla.shared.http import page


@require_GET
@paired
def days(request: PairRequest) -> HttpResponse:
    return page(
        request, "checkins/days.html", {"days": days_of(request.member, request.GET.get("page", "1"))}
    )


@require_GET
@personal
def kept(request: PersonRequest) -> HttpResponse:
    return page(
        request, "checkins/kept.html", {"days": days_kept(request.person, request.GET.get("page", "1"))}
    )
