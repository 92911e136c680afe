from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_POST

from mandorla.demo.cast import EVERYBODY
from mandorla.demo.presence import only_here
from mandorla.people.models import Person
from mandorla.people.policy import LEFT
from mandorla.shared.http import page, see_other
from mandorla.shared.policy import public


@require_GET
@public(because="A throw-away demonstration on this machine alone; on any other server it is not there.")
@only_here
def everybody(request: HttpRequest) -> HttpResponse:
    host, port = request.get_host().split(":")[0], request.get_port()
    elsewhere = f"{'127.0.0.1' if host == 'localhost' else 'localhost'}:{port}"
    return page(request, "demo/everybody.html", {"roles": EVERYBODY, "elsewhere": elsewhere})


@require_POST
@public(because="A throw-away demonstration on this machine alone; on any other server it is not there.")
@only_here
def becoming(request: HttpRequest, username: str) -> HttpResponse:
    known = [role.username for role in EVERYBODY]
    person = get_object_or_404(Person.objects.filter(username__in=known), username=username)
    logout(request)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    response = see_other("/")
    response.delete_cookie(LEFT)
    return response
