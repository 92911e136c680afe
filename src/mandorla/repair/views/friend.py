from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mandorla.drafts.reading import text_of
from mandorla.drafts.receiving import receive
from mandorla.notices.models import Kind
from mandorla.notices.reading import wishes_of
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.repair import actions
from mandorla.repair.actions import FRIEND, subject_of
from mandorla.repair.forms import FriendForm
from mandorla.repair.logic.friend import MINUTES, next_on
from mandorla.repair.looks import friend_views
from mandorla.repair.models import FriendView
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, page, see_other


@require_http_methods(["GET", "POST"])
@paired
@once
def friend(request: PairRequest) -> HttpResponse:
    now, form = clock.now(), FriendForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        actions.write_as_friend(member=request.member, now=now, **form.cleaned_data)
        messages.info(request, _("Kept, for you alone."))
        return see_other(reverse("repair:friend", args=[request.pair.pk]))
    typed = text_of(request.person, FRIEND, subject_of(request.member))
    written = friend_views(request.member)
    context = {
        "form": form or FriendForm(initial={"text": typed}),
        "written": written,
        "next_on": next_on(written[0].day) if written else None,
        "draft_url": reverse("repair:friend_draft", args=[request.pair.pk]),
        "until": now + MINUTES,
        "is_heard": Kind.REMINDER in wishes_of(request.person).kinds,
    }
    return page(request, "repair/friend.html", context, status=REFUSED if form else 200)


@require_POST
@paired
def friend_draft(request: PairRequest) -> HttpResponse:
    return receive(request, form=FRIEND, subject=subject_of(request.member))


@require_POST
@paired
@once
def friend_erasure(request: PairRequest, view: UUID) -> HttpResponse:
    mine = get_object_or_404(FriendView.objects.of(request.pair).by(request.person), pk=view)
    actions.erase_friend_view(view=mine)
    messages.info(request, _("Deleted."))
    return see_other(reverse("repair:friend", args=[request.pair.pk]))
