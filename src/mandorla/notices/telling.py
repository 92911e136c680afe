"""What slices tell the outbox of a row of theirs: that it is there for the other. Never what it is."""

from datetime import datetime

from django.db.models import Model

from mandorla.notices.actions import notify, withdraw
from mandorla.notices.models import Kind
from mandorla.pairs.models import Member


def tell_other(member: Member, row: Model, link: str, due_at: datetime) -> None:
    """Tell the other, where there is one, that `row` is there for them. It is told once."""
    if member.other:
        person, key = member.other.person, _key(row)
        notify(person=person, pair=member.pair, kind=Kind.WRITTEN, link=link, key=key, due_at=due_at)


def tell_no_more(*rows: Model) -> None:
    """Take back what was not told yet of `rows`: they are not there any more, or were seen before."""
    for row in rows:
        withdraw(key=_key(row))


def _key(row: Model) -> str:
    return f"{row._meta.model_name}:{row.pk}"
