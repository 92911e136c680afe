from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from mandorla.ownership.policy import data_policy
from mandorla.shared.http import page
from mandorla.shared.policy import public


@require_GET
@public(because="Everybody may read what is kept here, and who can read it, before making an account.")
def privacy(request: HttpRequest) -> HttpResponse:
    context = {"models": data_policy(), "host": settings.MANDORLA_HOST_NAME}
    return page(request, "ownership/privacy.html", context)
