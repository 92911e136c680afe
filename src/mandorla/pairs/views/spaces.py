from datetime import datetime

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mandorla.library import content
from mandorla.pairs import actions
from mandorla.pairs.access import PairRequest, paired
from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.forms import BoundariesForm, PairForm, shown_first
from mandorla.pairs.invitations import Standing, link_of, standing_of
from mandorla.pairs.models import Invitation, Member
from mandorla.people.adapters import INVITED
from mandorla.people.operations import once
from mandorla.people.policy import PersonRequest, personal
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, back_to, live_page, page, see_other
from mandorla.shared.policy import public
from mandorla.shared.qr import qr_of
from mandorla.shared.refusal import Refused, refusals_told


@require_http_methods(["GET", "POST"])
@personal
@once
def new(request: PersonRequest) -> HttpResponse:
    form = PairForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        member = actions.begin_pair(person=request.person, now=clock.now(), **form.cleaned_data)
        return see_other(reverse("home:today", args=[member.pair_id]))
    return page(request, "pairs/new.html", {"form": form}, status=REFUSED if form.errors else 200)


@require_GET
@personal
def welcome(request: PersonRequest) -> HttpResponse:
    members = list(Member.objects.of(request.person)[:2])
    if len(members) != 1:
        return see_other(reverse("home:start"))
    has_company = Member.objects.in_pair(members[0].pair).count() > 1
    return see_other(reverse("home:today" if has_company else "pairs:invitation", args=[members[0].pair_id]))


@require_http_methods(["GET", "POST"])
@paired
@once
def invitation(request: PairRequest) -> HttpResponse:
    now = clock.now()
    if request.method == "POST":
        with refusals_told(request):
            actions.invite(member=request.member, now=now)
        return see_other(reverse("pairs:invitation", args=[request.pair.pk]))
    found = Invitation.objects.of(request.pair).open(now).first()
    link = link_of(request, found) if found else ""
    context = {
        "invitation": found,
        "link": link,
        "qr": qr_of(link) if link else "",
        "is_full": not request.member.has_room,
        "is_loopback": request.get_host().rsplit(":", 1)[0] in ("127.0.0.1", "localhost"),
    }
    return live_page(request, "pairs/invitation.html", context)


@require_POST
@paired
@once
def invitation_end(request: PairRequest) -> HttpResponse:
    actions.revoke_invitation(member=request.member, now=clock.now())
    return see_other(back_to(request, otherwise=reverse("pairs:invitation", args=[request.pair.pk])))


@require_GET
@public(because="Whoever was given the link must be able to read what it means before signing in.")
def invited(request: HttpRequest, word: str) -> HttpResponse:
    standing, found = standing_of(word, getattr(request.user, "pk", None), clock.now())
    context = {
        "standing": standing.value,
        "invitation": found,
        "word": word,
        "host": settings.MANDORLA_HOST_NAME,
    }
    return page(request, "pairs/invited.html", context, status=404 if standing is Standing.UNKNOWN else 200)


@require_POST
@public(because="An invited person has no account yet; the link is the right to make one.")
def acceptance(request: HttpRequest, word: str) -> HttpResponseBase:
    now = clock.now()
    if request.user.is_authenticated:
        return _join(request, word, now)
    standing, _found = standing_of(word, None, now)
    if standing is not Standing.OPEN:
        return see_other(reverse("pairs:invited", args=[word]))
    request.session[INVITED] = word
    return see_other(reverse("account_signup"))


@personal
@once
def _join(request: PersonRequest, word: str, now: datetime) -> HttpResponse:
    found = Invitation.objects.with_word(word).first()
    try:
        if found is None:
            raise Refused
        member = actions.accept(invitation=found, person=request.person, now=now)
    except Refused:
        return see_other(reverse("pairs:invited", args=[word]))
    return see_other(reverse("home:today", args=[member.pair_id]))


@require_POST
@public(because="Saying no takes no account, and nobody is told.")
def refusal(request: HttpRequest, word: str) -> HttpResponse:
    request.session.pop(INVITED, None)
    return page(request, "pairs/declined.html", {})


@require_http_methods(["GET", "POST"])
@paired
@once
def boundaries(request: PairRequest) -> HttpResponse:
    now = clock.now()
    mine, today = Boundaries(request.member).mine(), clock.day_of(now, request.person.zone)
    form = BoundariesForm(
        request.POST or None,
        initial=shown_first(mine, today),
        topics=content.topic_choices(),
        decks=content.opt_in_choices(request.pair.kind),
        left_out=content.deck_choices(mine.left_out),
        today=today,
    )
    if request.method == "POST" and form.is_valid():
        actions.set_limits(member=request.member, limits=form.limits(mine), now=now)
        messages.success(request, _("Kept, and told to nobody."))
        return see_other(reverse("pairs:boundaries", args=[request.pair.pk]))
    return page(request, "pairs/boundaries.html", {"form": form}, status=REFUSED if form.errors else 200)


@require_http_methods(["GET", "POST"])
@paired
@once
def departure(request: PairRequest) -> HttpResponse:
    if request.method == "POST":
        actions.leave(member=request.member, now=clock.now())
        return see_other(reverse("home:start"))
    return page(request, "pairs/departure.html", {})
