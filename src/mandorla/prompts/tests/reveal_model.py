"""The reveal as one would explain it at a kitchen table. It knows nothing of the code and stores nothing but facts:
who wrote what when, under which rule, and when the two met. What somebody sees is worked out from these."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

NOOR, JO = "noor", "jo"
OTHER = {NOOR: JO, JO: NOOR}
ZONES = {NOOR: ZoneInfo("Europe/Berlin"), JO: ZoneInfo("Asia/Singapore")}
A_DAY, A_YEAR = timedelta(days=1), timedelta(days=365)


class NotPossible(Exception):
    """What the two had agreed on does not allow this."""


@dataclass
class Remark:
    author: str
    kind: str
    text: str
    is_taken_back: bool = False


@dataclass
class Words:
    """An answer. `has_met`: it lies there together with one of the other's; `met_on`: the day they last met."""

    author: str
    text: str
    rule: str
    sealed_at: datetime
    day: date
    version: int
    has_met: bool = False
    met_on: date | None = None
    wants_advice: bool = False
    remarks: list[Remark] = field(default_factory=list)

    @property
    def is_meant_for_the_other(self) -> bool:
        return self.rule != "keep"

    def is_open(self, now: datetime) -> bool:
        has_waited = self.rule == "after_a_day" and now - self.sealed_at >= A_DAY
        return self.is_meant_for_the_other and (self.has_met or has_waited or self.rule == "first")

    def is_of_this_year(self, today: date) -> bool:
        return today - max(self.day, self.met_on or self.day) <= A_YEAR


@dataclass(frozen=True)
class View:
    """What one of them finds under one question."""

    mine: str | None
    mine_is_open: bool
    under_mine: tuple[str, ...]
    theirs: str | None
    under_theirs: tuple[str, ...]
    may_advise: bool
    earlier: tuple[str, ...]
    last_met: date | None
    circles: str


class Table:
    """Two people and their questions. Noor is here from the start; Jo may come, and either may go for good."""

    def __init__(self) -> None:
        self.here = {NOOR}
        self.has_been_two = False
        self.written: dict[str, list[Words]] = {}  # by question, in the order of their first words
        self.drafts: dict[tuple[str, str], str] = {}

    # -- what they do --------------------------------------------------------------------------------------------

    def join(self) -> None:
        self.here.add(JO)
        self.has_been_two = True

    def leave(self, who: str, now: datetime) -> None:
        for words in self._all_of(who):
            if not words.is_open(now):
                words.rule = "keep"
        self.here.discard(who)

    def draft(self, who: str, question: str, text: str) -> None:
        self.drafts[who, question] = text

    def answer(self, who: str, question: str, text: str, rule: str, version: int, now: datetime) -> None:
        mine = self.words_now(who, question, now)
        if mine and mine.is_open(now):
            raise NotPossible("the other may be reading it")
        if mine and version != mine.version:
            raise NotPossible("written elsewhere meanwhile")
        today = _day_in(ZONES[who], now)
        if mine is None:
            mine = Words(who, text, rule, now, today, version=0)
            self.written.setdefault(question, []).append(mine)
        mine.text, mine.rule, mine.sealed_at, mine.day = text, rule, now, today
        mine.version, mine.has_met = mine.version + 1, False
        self._settle(mine, question, now)
        self.drafts.pop((who, question), None)

    def seal_again(self, who: str, question: str, rule: str, now: datetime) -> None:
        mine = self.words_now(who, question, now)
        assert mine
        if mine.rule != rule:
            mine.rule, mine.sealed_at, mine.has_met = rule, now, False
            self._settle(mine, question, now)

    def take_back(self, words: Words) -> None:
        words.rule, words.has_met = "keep", False

    def erase(self, words: Words) -> None:
        self.written = {
            question: [one for one in said if one is not words] for question, said in self.written.items()
        }

    def remark(self, who: str, words: Words, kind: str, text: str, now: datetime) -> None:
        if words.author == who or not words.is_open(now):
            raise NotPossible("there is nothing to reply to")
        if kind == "advice" and not words.wants_advice:
            raise NotPossible("nobody asked")
        words.remarks.append(Remark(who, kind, text))

    # -- what they see -------------------------------------------------------------------------------------------

    def view(self, who: str, question: str, now: datetime) -> View | None:
        """None: the page does not exist for them."""
        if who not in self.here:
            return None
        mine, theirs = (self.words_now(one, question, now) for one in (who, OTHER[who]))
        if theirs and not theirs.is_open(now):
            theirs = None
        seen = [one for one in self.written.get(question, []) if one.author == who or one.is_open(now)]
        older = [one for one in seen if one is not mine and one.author == who]
        return View(
            mine=mine.text if mine else None,
            mine_is_open=bool(mine and mine.is_open(now)),
            under_mine=self._heard(mine, who),
            theirs=theirs.text if theirs else None,
            under_theirs=self._heard(theirs, who),
            may_advise=bool(theirs and theirs.wants_advice),
            earlier=tuple(sorted(one.text for one in older)),
            last_met=max((one.day for one in seen), default=None) if not (mine or theirs) else None,
            circles=self._circles(mine, theirs, now),
        )

    def on_page(self, who: str, question: str, now: datetime) -> frozenset[str]:
        """All words that the page of one question shows to `who`, the form's included."""
        view = self.view(who, question, now)
        assert view
        typed = self.drafts.get((who, question)) if not (view.mine and view.mine_is_open) else None
        single = [text for text in (view.mine, view.theirs, typed) if text]
        return frozenset([*single, *view.under_mine, *view.under_theirs, *view.earlier])

    def readable(self, who: str, now: datetime) -> frozenset[str]:
        """Every answer that `who` may read, of any year."""
        if who not in self.here:
            return frozenset()
        return frozenset(one.text for one in self.all_words() if one.author == who or one.is_open(now))

    def own(self, who: str) -> frozenset[str]:
        return frozenset(one.text for one in self._all_of(who))

    def all_words(self) -> list[Words]:
        return [one for said in self.written.values() for one in said]

    def words_now(self, who: str, question: str, now: datetime) -> Words | None:
        """What somebody has to say to a question within the year; how long ago the other wrote plays no part."""
        newest = next((one for one in reversed(self.written.get(question, [])) if one.author == who), None)
        return newest if newest and newest.is_of_this_year(self.day(now)) else None

    def day(self, now: datetime) -> date:
        """The day of whoever is furthest east; it begins at four in the morning."""
        return _day_in(ZONES[JO if JO in self.here else NOOR], now)

    def _settle(self, mine: Words, question: str, now: datetime) -> None:
        if len(self.here) == 1:
            mine.rule = "keep"
            return
        theirs = self.words_now(OTHER[mine.author], question, now)
        if theirs and theirs.is_meant_for_the_other and mine.is_meant_for_the_other:
            for one in (mine, theirs):
                one.has_met, one.met_on = True, self.day(now)

    def _all_of(self, who: str) -> list[Words]:
        return [words for words in self.all_words() if words.author == who]

    @staticmethod
    def _heard(words: Words | None, who: str) -> tuple[str, ...]:
        remarks = words.remarks if words else []
        return tuple(sorted(one.text for one in remarks if one.author == who or not one.is_taken_back))

    @staticmethod
    def _circles(mine: Words | None, theirs: Words | None, now: datetime) -> str:
        if mine and theirs:
            return "open"
        is_sealed = mine and mine.is_meant_for_the_other and not mine.is_open(now)
        return "waiting" if is_sealed else "apart"


def _day_in(zone: ZoneInfo, now: datetime) -> date:
    return (now.astimezone(zone).replace(tzinfo=None) - timedelta(hours=4)).date()
