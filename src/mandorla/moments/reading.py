"""What the pages of times without phones show: never more than their reader may see."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil

from django.utils.formats import time_format

from mandorla.moments.actions import FRESH
from mandorla.moments.logic.windows import Span, current, is_over, upcoming
from mandorla.moments.models import NOW, Rating, Window
from mandorla.moments.models.rating import RatingQuerySet
from mandorla.moments.wording import days_of, felt_in_words, length_of
from mandorla.moments.zones import zone_of
from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.shared.paging import Page, page_of

SOON, A_HALF_DAY = timedelta(hours=2), timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class WindowSeen:
    """A planned time. `span` is the current one, or else the next, in UTC; it is shown in the reader's zone."""

    window: Window
    days: str
    starts: str
    length: str
    is_mine: bool
    is_elsewhere: bool  # planned in a zone other than the reader's
    span: Span | None
    is_on: bool  # it goes on, and can be begun


@dataclass(frozen=True, slots=True)
class Running:
    """What runs: its number, until when, and who is in it."""

    window: Window
    is_in: bool
    is_joined: bool
    seconds: int

    @property
    def ends_at(self) -> datetime | None:
        return self.window.ends_at


@dataclass(frozen=True, slots=True)
class Now:
    """Everything one reader sees about phone-free time at an instant."""

    running: Running | None
    windows: list[WindowSeen]
    changes_in: int | None  # seconds until something begins or ends by itself, where that is soon
    has_ended: Window | None  # what ended within a day, and can be rated
    soon: WindowSeen | None  # the agreed time that begins within two hours

    @property
    def on(self) -> WindowSeen | None:
        """An agreed time that goes on, and that nobody has begun yet."""
        return None if self.running else next((seen for seen in self.windows if seen.is_on), None)

    @property
    def proposed(self) -> list[WindowSeen]:
        """What the other proposes."""
        return [seen for seen in self.windows if not seen.window.agreed_on and not seen.is_mine]


@dataclass(frozen=True, slots=True)
class Felt:
    rating: Rating
    words: str


def now_for(member: Member, now: datetime) -> Now:
    """Times without phones as `member` sees them at `now`. One query."""
    rows = list(Window.objects.of(member.pair))
    running = next((row for row in rows if row.is_running(now)), None)
    planned = [row for row in rows if row.place != NOW]
    seen = [_seen(row, member, now) for row in planned if not is_over(row.when, zone_of(row, member), now)]
    ended = [row for row in rows if _can_be_rated(row, member, now)]
    return Now(
        running=_running(running, member, now) if running else None,
        windows=sorted(seen, key=_order),
        changes_in=_changes_in(running, seen, now),
        has_ended=max(ended, key=_end_of, default=None),
        soon=next((one for one in seen if _is_soon(one, now)), None),
    )


def rating_of(member: Member, window: Window) -> Rating | None:
    """How the latest time of `window` felt to `member`, where they said so. One query."""
    return Rating.objects.by(member.person).of_run(window.run).first()


def ratings(member: Member, page: str) -> Page[Felt]:
    """One page of the ratings of `member` in this pair, the newest first. One query."""
    return _page(Rating.objects.of(member.pair).by(member.person), page)


def ratings_kept(person: Person, page: str) -> Page[Felt]:
    """One page of the ratings of `person` in pairs that they have left. One query."""
    pairs = Member.objects.pairs_left_by(person)
    return _page(Rating.objects.by(person).filter(pair__in=pairs), page)


def _page(rows: RatingQuerySet, asked: str) -> Page[Felt]:
    page = page_of(rows.newest_first(), asked)
    return page.showing(Felt(row, felt_in_words(row.felt)) for row in page.rows)


def _seen(row: Window, member: Member, now: datetime) -> WindowSeen:
    rule, zone = row.when, zone_of(row, member)
    on = current(rule, zone, now)
    # What was started in this span and ended early is not offered again.
    was_begun = on is not None and row.ends_at is not None and on.starts <= row.ends_at <= on.ends
    return WindowSeen(
        window=row,
        days=days_of(rule),
        starts=time_format(rule.starts),
        length=length_of(rule.minutes),
        is_mine=row.proposer_id == member.person_id,
        is_elsewhere=zone.key != member.person.zone.key,
        span=on or upcoming(rule, zone, now),
        is_on=on is not None and not was_begun and row.agreed_on is not None,
    )


def _order(seen: WindowSeen) -> tuple[bool, datetime, int]:
    starts = seen.span.starts if seen.span else datetime.max.replace(tzinfo=UTC)
    return (seen.window.agreed_on is None, starts, seen.window.place)


def _end_of(row: Window) -> datetime:
    return row.ends_at or datetime.min.replace(tzinfo=UTC)


def _is_soon(seen: WindowSeen, now: datetime) -> bool:
    return bool(seen.window.agreed_on and seen.span and now < seen.span.starts <= now + SOON)


def _running(row: Window, member: Member, now: datetime) -> Running:
    left = (row.ends_at - now).total_seconds() if row.ends_at else 0
    return Running(row, row.has_in_it(member.person), row.is_joined, ceil(left))


def _changes_in(running: Window | None, seen: list[WindowSeen], now: datetime) -> int | None:
    """Seconds until the page must refresh itself because something begins, comes near or ends."""
    agreed = [one.span for one in seen if one.window.agreed_on and one.span]
    instants = [at for span in agreed for at in (span.starts - SOON, span.starts, span.ends)]
    instants += [running.ends_at] if running and running.ends_at else []
    ahead = [at - now for at in instants if at > now]
    return ceil(min(ahead).total_seconds()) if ahead and min(ahead) < A_HALF_DAY else None


def _can_be_rated(row: Window, member: Member, now: datetime) -> bool:
    return row.ends_at is not None and now - FRESH < row.ends_at <= now and row.has_in_it(member.person)
