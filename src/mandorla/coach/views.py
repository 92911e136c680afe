from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mandorla.coach import weights
from mandorla.coach.forms import WordsForm
from mandorla.people.actions import choose_help_with_words
from mandorla.people.operations import once
from mandorla.people.policy import PersonRequest, personal
from mandorla.shared.http import page, see_other


@require_http_methods(["GET", "POST"])
@personal
@once
def words(request: PersonRequest) -> HttpResponse:
    form = WordsForm(request.POST or None, initial={"is_wanted": request.person.has_help_with_words})
    if request.method == "POST" and form.is_valid():
        choose_help_with_words(person=request.person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return see_other(reverse("coach:words"))
    return page(request, "coach/words.html", {"form": form, "has_model": weights.is_installed()})
