"""Notices: they say that something was proposed, never what.

`notices` is a layer above this slice, so the outbox is named in settings.
"""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string

from mandorla.pairs.models import AgreementEntry, Member

WRITTEN = "written"


def of_proposal(member: Member, entry: AgreementEntry, now: datetime) -> None:
    """Notify the other person that something was proposed to them."""
    if member.other:
        import_string(f"{settings.MANDORLA_OUTBOX}.notify")(
            person=member.other.person,
            pair=member.pair,
            kind=WRITTEN,
            link=reverse("pairs:agreement", args=[member.pair_id]),
            key=_key(entry),
            due_at=now,
        )


def no_more_of(entry: AgreementEntry) -> None:
    """Withdraw a notice that has not been sent yet: the proposal is settled or gone."""
    import_string(f"{settings.MANDORLA_OUTBOX}.withdraw")(key=_key(entry))


def _key(entry: AgreementEntry) -> str:
    return f"agreement:{entry.pk}"
