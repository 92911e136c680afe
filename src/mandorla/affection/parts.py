"""What somebody marked, for whoever takes everything with them. Asks fade, so nothing of them is taken."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from mandorla.affection.models import Preference
from mandorla.pairs.parts import Part, Taker


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """One's own marks, and never the other's."""
    mine = Preference.objects.by(taker.person).order_by("pair_id", "from_day")
    yield Part(mine, lambda row: _("Small acts I like, and those I don't"))
