from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mandorla.coach import actions, rewording, weights
from mandorla.coach.forms import RewordForm, WordsForm
from mandorla.coach.reading import Told, other_wordings
from mandorla.pairs.models import Member
from mandorla.people.operations import once
from mandorla.people.policy import PersonRequest, personal
from mandorla.shared.http import REFUSED, page, see_other


@require_http_methods(["GET", "POST"])
@personal
@once
def words(request: PersonRequest) -> HttpResponse:
    members, where = Member.objects.with_others(request.person), rewording.where()
    given = request.POST if request.method == "POST" else None
    form = WordsForm(given, person=request.person, members=members, has_server=bool(where))
    if form.is_valid():
        actions.choose_help(person=request.person, **form.chosen(members))
        messages.success(request, _("Saved."))
        return see_other(reverse("coach:words"))
    context = {"form": form, "reads": settings.MANDORLA_COACH, "model": weights.state(), "where": where}
    return page(request, "coach/words.html", context, status=REFUSED if given is not None else 200)


@require_POST
@personal
def wordings(request: PersonRequest) -> HttpResponse:
    if not rewording.may_ask(request.person):
        raise Http404
    form = RewordForm(request.POST)
    told = (
        other_wordings(form.cleaned_data["text"])
        if form.is_valid()
        else Told(why=_("There was nothing to send."))
    )
    template = "coach/wordings.html#told" if getattr(request, "htmx", False) else "coach/wordings.html"
    context = {"told": told, "where": rewording.where()}
    return page(request, template, context, status=200 if told.wordings or told.is_help else REFUSED)
