from dataclasses import asdict
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mandorla.people import actions, setup
from mandorla.people.forms import ProfileForm
from mandorla.people.models import Device, Person
from mandorla.people.operations import once
from mandorla.people.policy import LEFT, PersonRequest, mark_of_leaving, personal
from mandorla.people.unsent import lock_of
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, back_to, page, see_other
from mandorla.shared.policy import public


@require_http_methods(["GET", "POST"])
@personal
@once
def me(request: PersonRequest) -> HttpResponse:
    person = request.person
    known = {name: getattr(person, name) for name in ("display_name", "hue", "time_zone", "language")}
    form = ProfileForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        actions.describe_self(person=person, now=clock.now(), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return see_other(reverse("people:me"))
    context = {"form": form, "devices": Device.objects.of(person).order_by("id"), "here": request.device}
    return page(request, "people/me.html", context, status=REFUSED if form.errors else 200)


@require_POST
@personal
def device_end(request: PersonRequest, device: UUID) -> HttpResponse:
    chosen = get_object_or_404(Device.objects.of(request.person), pk=device)
    actions.end_device(device=chosen)
    return see_other(back_to(request, otherwise=reverse("people:me")))


@require_POST
@personal
def devices_end(request: PersonRequest) -> HttpResponse:
    actions.end_other_devices(person=request.person, keep=request.device)
    messages.success(request, _("You are signed in here alone."))
    return see_other(reverse("home:safety"))


@require_POST
@personal
@once
def look(request: PersonRequest) -> HttpResponse:
    actions.choose_look(person=request.person, is_neutral=request.POST.get("look") == "neutral")
    messages.success(request, _("Saved."))
    return see_other(reverse("home:safety"))


@require_GET
@public(because="The one-time link that lets the first person of a new server make an account.")
def begin(request: HttpRequest, word: str) -> HttpResponse:
    if Person.objects.exists() or not constant_time_compare(word, setup.token()):
        raise Http404
    request.session[setup.SESSION_KEY] = word
    return redirect("account_signup")


@require_GET
@personal
def unsent(request: PersonRequest) -> HttpResponse:
    return JsonResponse({**asdict(lock_of(request, request.person)), "token": get_token(request)})


@require_POST
@public(because="Leaving in a hurry works in any state, also when the session has just ended.")
def leave_now(request: HttpRequest) -> HttpResponse:
    logout(request)
    response = see_other(settings.MANDORLA_EXIT_ADDRESS)
    response.set_cookie(
        LEFT, mark_of_leaving(request), httponly=True, samesite="Strict", secure=settings.IS_HTTPS
    )
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@require_GET
@public(because="The neutral page that a quick exit goes to says nothing about anybody.")
def blank(request: HttpRequest) -> HttpResponse:
    return render(request, "blank.html")
