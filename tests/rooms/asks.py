"""Good news: told or kept, answered, and whether it felt shared."""

from datetime import datetime
from typing import Any

from mandorla.asks import actions
from mandorla.asks.models import GoodNews
from mandorla.pairs.models import Member, Pair
from mandorla.people.models import Person
from mandorla.shared import clock
from tests.access.cast import Cast
from tests.access.deeds import quiet, send, shown
from tests.access.garden import Garden
from tests.cast import Player
from tests.writing import Writing

WORDS = "They moved my shift"
FORMS: dict[str, dict[str, Any]] = {
    "asks:good_news": {"text": WORDS},
    "asks:draft": {"text": "They mo"},
    "asks:news": {"text": "From the beginning, please"},
    "asks:response_draft": {"text": "From the"},
    "asks:wording": {"text": "Home by five", "version": "1"},
    "asks:wording_draft": {"text": "Home"},
    "asks:rating": {"felt": "shared"},
}
LIVE = {"asks:good_news"}
OPEN_TO_BOTH = {"asks.GoodNews.shared_text"}
FOUND_BY_NOOR = {"asks.GoodNews.text"}
NEVER_SAMS = {"asks.GoodNews.text"}
LOOKED_AT = "home:today asks:good_news asks:news asks:wording asks:kept"
WITHOUT_A_PAGE = (
    "asks:draft asks:response_draft asks:wording_draft asks:taking_back asks:opening asks:erasure"
    " asks:rating asks:response_end asks:response_opening asks:response_erasure"
)
OPAQUE = {"asks.GoodNews", "asks.Response"}
ENDS = {
    ("deleted", "asks.GoodNews"): "asks:erasure",
    ("deleted", "asks.Response"): "asks:response_erasure",
    ("taken_back", "asks.GoodNews"): "asks:taking_back",
    ("taken_back", "asks.Response"): "asks:response_end",
}
WRITINGS = {
    "good news": Writing("asks:good_news", "Tell Sam", ("text",), {"text": "They kept my drawing"}),
}


def things(cast: Cast) -> dict[str, Any]:
    noor, sam = cast.noor.member, cast.sam.member
    noors, sams = (_tell(member, cast.now) for member in (noor, sam))
    kept = _tell(noor, cast.now, is_kept=True)
    words = {
        f"{name}_words": actions.respond(member=member, news=news, text="Tell me more", now=cast.now).pk
        for name, member, news in (("noors", noor, sams), ("sams", sam, noors))
    }
    return {"noors_news": noors.pk, "sams_news": sams.pk, "noors_kept_news": kept.pk, **words}


def left_behind(kit: Member, val: Member, now: datetime) -> dict[str, Any]:
    news = _tell(kit, now)
    words = actions.respond(member=kit, news=_tell(val, now), text="Tell me more", now=now)
    return {"kits_news": news.pk, "kits_words": words.pk}


def sow(garden: Garden) -> None:
    garden.send(garden.noor, "asks:good_news", {"text": garden.word("asks.GoodNews.text"), "is_kept": "1"})
    garden.send(garden.sam, "asks:good_news", {"text": garden.word("asks.GoodNews.shared_text")})
    told = GoodNews.objects.get(shared_text__isnull=False)
    words = garden.word("asks.Response.text", "asks.Response.shared_text")
    garden.send(garden.noor, "asks:news", {"text": words}, news=told.pk)


def sow_by_hand(garden: Garden, person: Person, pair: Pair) -> None:
    news = _tell(Member.objects.get(pair=pair, person=person), clock.now(), is_kept=True)
    actions.rate(news=news, felt=garden.word("asks.GoodNews.felt"))


def _tell(member: Member, now: datetime, *, is_kept: bool = False) -> GoodNews:
    return actions.tell(member=member, text=WORDS, is_kept=is_kept, now=now)


@quiet
def keeps_good_news_to_himself(sam: Player) -> None:
    send(sam, "asks:draft", {"text": "They mo"})
    send(sam, "asks:good_news", {"text": WORDS, "is_kept": "1"})
    news = GoodNews.objects.by(sam.person).latest("written_at")
    send(sam, "asks:wording_draft", {"text": "Home"}, news=news.pk)
    send(sam, "asks:wording", {"text": "Home by five", "version": "1"}, news=news.pk)
    send(sam, "asks:rating", {"felt": "shared"}, news=news.pk)
    send(sam, "asks:erasure", news=news.pk)


@shown
def tells_good_news(sam: Player) -> None:
    send(sam, "asks:good_news", {"text": WORDS})
    news = GoodNews.objects.by(sam.person).latest("written_at")
    send(sam, "asks:rating", {"felt": "a_little"}, news=news.pk)
