"""How well a person felt understood, talk by talk. Only they ever see this page."""

from dataclasses import dataclass
from datetime import date

from mandorla.pairs.models import Member
from mandorla.shared.paging import page_of
from mandorla.talks.models import Understanding
from mandorla.talks.scripts import scripts

RATINGS = 12
WIDTH, HEIGHT, EDGE = 300, 100, 10


@dataclass(frozen=True, slots=True)
class Felt:
    """One rating: of which talk, on which day, and where it stands in the drawing."""

    row: Understanding
    title: str
    day: date
    rating: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Trend:
    number: int
    felt: list[Felt]
    has_next: bool

    @property
    def points(self) -> str:
        """The line through the ratings, from the oldest to the newest."""
        return " ".join(f"{one.x:g},{one.y:g}" for one in reversed(self.felt))


def trend_of(member: Member, asked: str) -> Trend:
    """The ratings of `member` in this pair, the newest first, some at a time. One query."""
    rows = Understanding.objects.of(member.pair).by(member.person).select_related("talk").order_by("-id")
    page = page_of(rows, asked, RATINGS)
    shown = [row for row in page.rows if row.talk.script in scripts()]
    step = (WIDTH - 2 * EDGE) / max(1, len(shown) - 1)
    felt = [_felt(row, WIDTH - EDGE - place * step) for place, row in enumerate(shown)]
    return Trend(page.number, felt, page.has_next)


def _felt(row: Understanding, x: float) -> Felt:
    y = HEIGHT - EDGE - row.rating * (HEIGHT - 2 * EDGE) / 10
    return Felt(row, scripts()[row.talk.script].title, row.day, row.rating, round(x, 1), round(y, 1))
