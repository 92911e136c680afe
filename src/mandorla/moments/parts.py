"""Times without phones, as they go into a person's export."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _

from mandorla.moments.models import NOW, Rating, Window
from mandorla.pairs.coming import Coming, anew
from mandorla.pairs.logic.occasions import Occasion
from mandorla.pairs.parts import Part, Taker
from mandorla.shared.ids import new_opaque_id


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """Windows of the person's current pairs, and their own ratings from all pairs."""
    pairs = [member.pair_id for member in taker.members]
    windows = Window.objects.filter(pair__in=pairs).exclude(place=NOW).order_by("pair_id", "place")
    yield Part(windows, back={"place": _place, "next_at": _next_at}, occasions=_occasions)
    yield Part(Rating.objects.by(taker.person).order_by("day", "pk"), back={"run": anew(new_opaque_id)})


def _occasions(window: Window) -> Iterator[Occasion]:
    if window.agreed_on:
        rule = window.when
        day = rule.on or window.agreed_on
        yield Occasion(_("Without phones"), day, rule.starts, rule.minutes, rule.days)


def _place(coming: Coming, name: str) -> int:
    return coming.place


def _next_at(coming: Coming, name: str) -> datetime | None:
    """The timetable sets the next beginning of an agreed one on its first run."""
    return coming.now if coming.row.get("agreed_on") else None
