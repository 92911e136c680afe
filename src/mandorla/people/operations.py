"""Nothing happens twice: a form carries a UUID, and sending the same form again returns the first result."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from mandorla.people.models import Operation, Person
from mandorla.shared import clock
from mandorla.shared.http import see_other
from mandorla.shared.prepared import insert, prepared
from mandorla.shared.turns import in_turn

FIELD = "operation"
KEEPS, LEADS_TO = "X-Keeps", "X-Leads-To"
View = Callable[..., HttpResponseBase]


class AlreadyDone(Exception):
    """The same form arrived while the first one was still being processed."""


def once(view: View) -> View:
    """Carry out a POST at most once per form.

    The change and the row that remembers it share a transaction, so a crash between the two loses both. A refused form
    (no redirect) is not remembered: it can be corrected and sent again. A form without a UUID is simply carried out.
    A page that sends its form by script, and keeps it when offline, is told in a header where to go next.
    """

    @wraps(view)
    def respond(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = _respond(request, *args, **kwargs)
        if KEEPS in request.headers and response.status_code in (302, 303):
            return HttpResponse(status=204, headers={LEADS_TO: response.headers["Location"]})
        return response

    def _respond(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        form_id = _form_id(request)
        if request.method != "POST" or form_id is None or not isinstance(request.user, Person):
            return view(request, *args, **kwargs)
        try:
            return _first_time(view, request, form_id, *args, **kwargs)
        except (AlreadyDone, IntegrityError):
            done = _known(request.user.pk, form_id)
            if not done:
                raise
            return see_other(done[0].result)

    return respond


def _first_time(
    view: View, request: HttpRequest, form_id: uuid.UUID, *args: Any, **kwargs: Any
) -> HttpResponseBase:
    person = request.user
    assert isinstance(person, Person)
    with in_turn(), transaction.atomic():
        if _known(person.pk, form_id):
            raise AlreadyDone
        response = view(request, *args, **kwargs)
        if response.status_code in (302, 303):
            kind = request.resolver_match.view_name if request.resolver_match else ""
            result, today = response.headers["Location"], clock.now().date()
            insert(Operation(person=person, uuid=form_id, kind=kind, result=result, made_on=today))
        elif _known(person.pk, form_id):  # its twin was faster, and that is why this one was refused
            raise AlreadyDone
    return response


@prepared
def _known(person: uuid.UUID, form_id: uuid.UUID) -> QuerySet[Operation]:
    return Operation.objects.filter(person=person, uuid=form_id)


def _form_id(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None
