from django.http import HttpResponse
from django.views.decorators.http import require_GET

from mandorla.checkins.days import days_kept
from mandorla.people.policy import PersonRequest, personal
from mandorla.shared.http import page


@require_GET
@personal
def kept(request: PersonRequest) -> HttpResponse:
    return page(
        request, "checkins/kept.html", {"days": days_kept(request.person, request.GET.get("page", "1"))}
    )
