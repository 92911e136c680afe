"""May this person touch this row? Answered here, and nowhere else.

A view of a pair gets `request.pair` and `request.member` from `paired`, and reaches every row through them:
`Exchange.objects.of(request.pair)`. Strangers, other pairs and people who have left get 404.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase

from mandorla.live import tickets
from mandorla.pairs.models import Member, Pair
from mandorla.people.models import Person
from mandorla.people.policy import PersonRequest, turn_away
from mandorla.shared import clock
from mandorla.shared.policy import Policy, View, state
from mandorla.shared.prepared import prepared
from mandorla.vault import keys


class PairRequest(PersonRequest):
    """A request of a member, within their pair."""

    pair: Pair
    member: Member


def paired(view: Callable[..., HttpResponseBase]) -> View:
    """Only for the two members of this pair; for anyone else the page does not exist."""

    @wraps(view)
    def respond(request: PairRequest, *args: Any, pair: UUID, **kwargs: Any) -> HttpResponseBase:
        device = request.device
        if not device:
            return turn_away(request)
        # Before anything is read, so that the ticket's stream receives every nudge from here on.
        asked_at = clock.now()
        request.person = device.person
        request.member = member_of(pair, request.person)
        request.pair = request.member.pair
        is_renewal = request.headers.get("X-Live") == "renew"
        try:
            response = HttpResponse(status=204) if is_renewal else view(request, *args, **kwargs)
        except ObjectDoesNotExist as gone:  # erased just now: as if it had never existed
            raise Http404 from gone
        if request.method == "GET":
            ticket = tickets.issue([request.member.channel], device.listener, asked_at)
            tickets.set_cookie(response, ticket, secure=settings.IS_HTTPS)
        return response

    return state(respond, Policy("paired"))


def member_of(pair_id: UUID, person: Person) -> Member:
    """The membership of `person` in a pair, with the other member loaded; 404 if there is none. One query."""
    rows = _members(pair_id)
    here = [row for row in rows if row.left_on is None]
    mine = next((row for row in here if row.person_id == person.id), None)
    if mine is None:
        raise Http404
    mine.person = person
    mine.other = next((row for row in here if row is not mine), None)
    mine.has_room = len(rows) == 1
    keys.preload([mine.pair_id, *(row.person_id for row in here)])
    return mine


@prepared
def _members(pair: UUID) -> QuerySet[Member]:
    return Member.objects.filter(pair=pair).select_related("pair", "person")
