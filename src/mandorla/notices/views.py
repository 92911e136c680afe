from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mandorla.notices import actions, vapid
from mandorla.notices.forms import BrowserForm, ChoicesForm
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Browser, Notice
from mandorla.notices.reading import browsers_of, confirmed_address, wishes_of
from mandorla.notices.wording import choices_path, ended_by
from mandorla.people.operations import once
from mandorla.people.policy import PersonRequest, personal
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, back_to, page, safe_path, see_other
from mandorla.shared.policy import public


@require_http_methods(["GET", "POST"])
@personal
@once
def choices(request: PersonRequest) -> HttpResponse:
    address, wishes = confirmed_address(request.person), wishes_of(request.person)
    form = ChoicesForm(request.POST or None, wishes=wishes, has_address=bool(address))
    if request.method == "POST" and form.is_valid():
        actions.ask_for(person=request.person, wishes=form.wishes(), now=clock.now())
        messages.success(request, _("Saved."))
        return see_other(choices_path())
    context = {"form": form, "address": address, **_around(request, wishes)}
    return page(request, "notices/choices.html", context, status=REFUSED if form.errors else 200)


@require_POST
@personal
@once
def browser(request: PersonRequest) -> HttpResponse:
    form = BrowserForm(request.POST)
    if form.is_valid():
        actions.show_in(device=request.device, subscription=form.cleaned_data["subscription"])
        messages.success(request, _("This browser shows notices now."))
    else:
        messages.error(request, _("This browser could not be added. Nothing changed."))
    return see_other(choices_path())


@require_POST
@personal
@once
def browser_end(request: PersonRequest, browser: UUID) -> HttpResponse:
    chosen = Browser.objects.of(request.person).filter(pk=browser).first()
    if chosen is None:
        raise Http404
    actions.show_no_more_in(browser=chosen)
    messages.info(request, _("It shows no more notices."))
    return see_other(back_to(request, otherwise=choices_path()))


@require_POST
@personal
@once
def end(request: PersonRequest) -> HttpResponse:
    actions.end_all(person=request.person, now=clock.now())
    messages.success(request, _("All notices are off."))
    return see_other(reverse("home:safety"))


@require_GET
@personal
def notice(request: PersonRequest, token: UUID) -> HttpResponse:
    found = get_object_or_404(Notice.objects.of(request.person), token=token)
    return see_other(safe_path(found.link, otherwise=reverse("home:start")))


@require_http_methods(["GET", "POST"])
@public(because="Ends one kind of notice from a mail, without signing in: its address is signed (RFC 8058).")
@csrf_exempt
def ending(request: HttpRequest, token: str) -> HttpResponse:
    found = ended_by(token)
    if found is None:
        raise Http404
    consent, kind = found
    if request.method == "POST":
        actions.end_kind(person=consent.person, kind=kind, now=clock.now())
    context = {"kind": kind.label, "is_over": request.method == "POST"}
    return page(request, "notices/ending.html", context)


def _around(request: PersonRequest, wishes: Wishes) -> dict[str, Any]:
    browsers = browsers_of(request.person)
    return {
        "has_email": settings.HAS_EMAIL,
        "browsers": browsers,
        "is_out_of_reach": bool(wishes.kinds) and not browsers and not wishes.is_by_email,
        "here": request.device,
        "push_key": vapid.public_key(),
    }
