from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods

from mandorla.home.cards import TOPICS
from mandorla.home.cards import today as todays
from mandorla.home.greeting import greeting
from mandorla.home.history import history_of
from mandorla.home.letters import letter
from mandorla.home.lines import help_lines
from mandorla.home.offline import PAGES, version
from mandorla.home.safety import safety_of
from mandorla.pairs import actions
from mandorla.pairs.access import PairRequest, paired
from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.forms import PairForm
from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.people.models.person import neutral_name
from mandorla.people.operations import once
from mandorla.people.policy import PersonRequest, personal
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, live_page, page, see_other
from mandorla.shared.policy import public
from mandorla.vault import keys

HALF_A_YEAR = timedelta(days=180)


@require_GET
@public(because="The first address anybody types: it greets, and leads on.")
def start(request: HttpRequest) -> HttpResponseBase:
    if not request.user.is_authenticated:
        context = {"is_new": not Person.objects.exists()}
        return page(request, "home/welcome.html", context)
    return _spaces(request)


@personal
def _spaces(request: PersonRequest) -> HttpResponse:
    members = list(Member.objects.of(request.person))
    if len(members) == 1:
        return see_other(reverse("home:today", args=[members[0].pair_id]))
    beside = list(Member.objects.beside(request.person, members))
    keys.preload(member.person_id for member in beside)
    others = {member.pair_id: member.person for member in beside}
    return page(
        request, "home/spaces.html", {"spaces": [(member, others.get(member.pair_id)) for member in members]}
    )


@require_GET
@paired
def today(request: PairRequest) -> HttpResponse:
    now = clock.now()
    context = {
        "greeting": greeting(now.astimezone(request.person.zone).time()),
        "today": todays(request.member, now),
        "topics": TOPICS,
        "is_solo": request.member.is_solo,
    }
    return live_page(request, "home/today.html", context)


@require_http_methods(["GET", "POST"])
@paired
@once
def us(request: PairRequest) -> HttpResponse:
    pair = request.pair
    form = PairForm(request.POST or None, initial={"kind": pair.kind, "place": pair.place})
    if request.method == "POST" and form.is_valid():
        actions.describe_pair(member=request.member, **form.cleaned_data)
        messages.success(request, _("Saved. You both see this."))
        return see_other(reverse("home:us", args=[pair.pk]))
    day = request.member.pair_day(clock.now())
    context = {"form": form, "cadence": Boundaries(request.member).for_both(day).cadence}
    return live_page(request, "home/us.html", context, status=REFUSED if form.errors else 200)


@require_GET
@paired
def letter_(request: PairRequest) -> HttpResponse:
    return page(request, "home/letter.html", {"letter": letter(request.member, clock.now())})


@require_GET
@paired
def days(request: PairRequest) -> HttpResponse:
    return live_page(
        request, "home/days.html", {"days": history_of(request.member, request.GET.get("page", "1"))}
    )


@require_GET
@personal
def kept(request: PersonRequest) -> HttpResponse:
    return page(request, "home/kept.html", {})


@require_GET
@personal
def safety(request: PersonRequest) -> HttpResponse:
    context = {"safety": safety_of(request.person, clock.now()), "here": request.device}
    return page(request, "home/safety.html", context)


@require_GET
@public(
    because="Whoever is in danger must be able to read it without an account; nothing of the visit is kept."
)
def help_(request: HttpRequest) -> HttpResponse:
    return page(request, "home/help.html", {"lines": help_lines()})


@require_GET
@public(because="What a phone shows without a network; it holds nothing personal.")
@cache_control(max_age=3600)
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "offline.html", {"pages": PAGES})


@require_GET
@public(
    because="Browsers fetch it before anybody signs in; it names the app and its icons, as one chose them."
)
@cache_control(private=True, no_cache=True)
def manifest(request: HttpRequest) -> HttpResponse:
    is_neutral = request.user.is_authenticated and request.user.is_neutral
    context = {"is_neutral": is_neutral, "app_name": neutral_name() if is_neutral else ""}
    return render(request, "pwa/manifest.webmanifest", context, content_type="application/manifest+json")


@require_GET
@public(because="The service worker caches the shell only, and is the same for everybody.")
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    context = {"version": version(request)}
    return render(request, "pwa/service-worker.js", context, content_type="text/javascript")


@require_GET
@public(because="It tells robots and search engines to stay away.")
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")


@require_GET
@public(because="Whoever found a weakness must be able to find out whom to tell (RFC 9116).")
def security(request: HttpRequest) -> HttpResponse:
    if not settings.MANDORLA_SECURITY_CONTACT:
        raise Http404
    expires = (clock.now() + HALF_A_YEAR).replace(microsecond=0)
    lines = (f"Contact: {settings.MANDORLA_SECURITY_CONTACT}", f"Expires: {expires.isoformat()}")
    return HttpResponse("\n".join([*lines, "Preferred-Languages: en", ""]), content_type="text/plain")


@public(because="Shown in place of any page whose form has grown stale.")
def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)
