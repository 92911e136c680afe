"""A person's marks, as they go into their export. Asks expire, so they are not exported."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from mandorla.affection.models import Preference
from mandorla.pairs.parts import Part, Taker


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """The person's own marks, never the other's."""
    mine = Preference.objects.by(taker.person).order_by("pair_id", "from_day")
    yield Part(mine, lambda row: _("Small acts I like, and those I don't"))
