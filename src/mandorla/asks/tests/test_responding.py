import pytest
from tests.cast import Player

from mandorla.asks import actions
from mandorla.asks.forms import RESPONSE
from mandorla.asks.models import GoodNews, Response
from mandorla.asks.responding import WAYS, check_good_news, help_for_answering
from mandorla.asks.tests.doing import (
    SHIFT,
    keeps,
    news_of,
    opens,
    pages_of,
    reads,
    responds,
    said,
    tells,
    today,
)
from mandorla.library.reading import document, parse
from mandorla.live.tests.wire import Wire
from mandorla.notices.models import Notice
from mandorla.notices.tests.wanting import want
from mandorla.shared.refusal import Refused
from mandorla.shared.tests.browser import send
from mandorla.shared.tests.calendar import Calendar

ASKED = "Start at the beginning"


def test_the_other_finds_three_ways_to_begin_and_the_four_ways_of_answering(
    noor: Player, sam: Player
) -> None:
    page = reads(sam, tells(noor))
    assert page.all("feelings-picker .feelings__family > summary")[-3:] == [
        "Ask for the best part",
        "Say what it means",
        "Plan to mark it",
    ]
    assert page.all("dl.facts dt") == [way.title for way in help_for_answering().ways]
    assert len(help_for_answering().ways) == len(WAYS) == 4


def test_an_answer_is_with_the_teller_at_once_and_the_teller_may_go_on(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    news = tells(noor)
    responds(sam, news, ASKED)
    assert said(noor, news) == said(sam, news) == [ASKED]
    assert f"Sam said something about your good news {SHIFT}" in today(noor).text
    calendar.later(minutes=5)
    page = reads(noor, news)
    assert page.all(".feelings__words li") != []
    assert "Four ways" not in page.text
    responds(noor, news, "I just asked")
    assert said(sam, news) == [ASKED, "I just asked"]


def test_a_response_can_be_taken_back_sent_after_all_and_deleted(noor: Player, sam: Player) -> None:
    news = tells(noor)
    before = pages_of(noor, news)
    responds(sam, news, ASKED)
    page = reads(sam, news).press("Take my words back")
    assert pages_of(noor, news) == before
    assert said(sam, news) == [ASKED]
    assert Response.objects.get().shared_text is None
    page.press("Undo")
    assert said(noor, news) == [ASKED]
    reads(sam, news).press("Take my words back").press("Send them after all")
    reads(sam, news).press("Delete my words")
    assert not Response.objects.exists()
    assert pages_of(noor, news) == before


def test_words_to_news_that_was_taken_back_meanwhile_can_still_be_taken_back(
    noor: Player, sam: Player, wire: Wire
) -> None:
    news = tells(noor)
    mine = responds(sam, news, ASKED)
    reads(noor, news).press("Take it back")
    token = opens(sam).value("csrfmiddlewaretoken")
    address = sam.at("asks:response_end", response=mine.pk)
    page = send(sam, address, {"csrfmiddlewaretoken": token})
    assert page.address == sam.at("asks:good_news")
    assert said(noor, news) == []


def test_kept_news_takes_no_words_of_anybody(noor: Player, sam: Player, calendar: Calendar) -> None:
    news = keeps(noor)
    assert not reads(noor, news).has_button("Send")
    token = opens(noor).value("csrfmiddlewaretoken")
    for player, status in ((noor, 422), (sam, 404)):
        token = opens(player).value("csrfmiddlewaretoken")
        page = send(
            player, player.at("asks:news", news=news.pk), {"text": "Hm", "csrfmiddlewaretoken": token}
        )
        assert page.status == status
    assert not Response.objects.exists()
    with pytest.raises(Refused):
        actions.respond(member=sam.member, news=news, text="Hm", now=calendar.now)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "There are no words here yet."),
        ("\u202e\u0007", "That"),
        ("o" * (RESPONSE + 1), "That is 1 character more than fits."),
    ],
)
def test_what_does_not_fit_is_refused_and_kept(noor: Player, sam: Player, text: str, says: str) -> None:
    news = tells(noor)
    address, fields = reads(sam, news).form("Send")
    page = send(sam, address, {**fields, "text": text})
    if text.startswith("\u202e"):  # a mark of direction is no control character: it is words of some script
        assert page.status == 200
        return
    assert page.status == 422
    assert any(says in error for error in page.all(".error-summary li"))
    assert page.value("text") == text
    assert not Response.objects.exists()


def test_the_same_answer_sent_twice_is_said_once_and_its_draft_is_gone(noor: Player, sam: Player) -> None:
    news = tells(noor)
    sam.post(sam.at("asks:response_draft", news=news.pk), {"text": "Start at"})
    assert reads(sam, news).value("text") == "Start at"
    address, fields = reads(sam, news).form("Send")
    for _ in range(2):
        send(sam, address, {**fields, "text": ASKED})
    assert said(noor, news) == [ASKED]
    assert reads(sam, news).value("text") == ""


def test_whether_it_felt_shared_stays_with_the_teller(noor: Player, sam: Player, wire: Wire) -> None:
    news = tells(noor)
    responds(sam, news, ASKED)
    before = pages_of(sam, news)
    for label, felt in (
        ("It felt shared", "shared"),
        ("Not this time", "not_this_time"),
        ("Say nothing", ""),
    ):
        page = reads(noor, news)
        assert wire.during(lambda page=page, label=label: page.press(label)) == []  # type: ignore[misc]
        assert GoodNews.objects.get().felt == felt
        chosen = reads(noor, news).soup.select("button[aria-pressed=true]")
        assert [one["value"] for one in chosen] == ([felt] if felt else [])
        assert pages_of(sam, news) == before
    assert "Did it feel shared?" not in reads(sam, news).text
    assert sam.post(sam.at("asks:rating", news=news.pk), {"felt": "shared"}).status_code == 404
    noor.post(noor.at("asks:rating", news=news.pk), {"felt": "five stars"})
    assert GoodNews.objects.get().felt == ""


def test_once_the_teller_has_said_how_it_felt_today_is_calm(noor: Player, sam: Player) -> None:
    news = tells(noor)
    responds(sam, news, ASKED)
    reads(noor, news).press("A little")
    assert "said something about your good news" not in today(noor).text


def test_the_teller_is_told_of_an_answer_and_no_more_once_it_is_taken_back(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    want(noor, calendar.now)
    want(sam, calendar.now)
    news = tells(noor)
    responds(sam, news, ASKED)

    def told(player: Player) -> int:
        return Notice.objects.of(player.person).not_begun().count()

    assert (told(noor), told(sam)) == (1, 0)  # whoever answered has the news before them
    reads(sam, news).press("Take my words back")
    assert told(noor) == 0


def test_each_change_nudges_the_other_and_a_repetition_nobody(noor: Player, sam: Player, wire: Wire) -> None:
    news = tells(noor)
    to_noor = [(noor.member.channel, "asks")]
    assert wire.during(lambda: responds(sam, news)) == to_noor
    mine = Response.objects.select_related("news").get()
    for deed in (actions.take_response_back, actions.open_response):
        assert wire.during(lambda deed=deed: deed(member=sam.member, response=mine)) == to_noor  # type: ignore[misc]
        assert wire.during(lambda deed=deed: deed(member=sam.member, response=mine)) == []  # type: ignore[misc]
    assert wire.during(lambda: actions.erase_response(member=sam.member, response=mine)) == to_noor


def test_what_a_teller_deletes_under_news_that_is_closed_nudges_nobody(
    noor: Player, sam: Player, wire: Wire
) -> None:
    news = tells(noor)
    responds(noor, news, "And more")
    reads(noor, news).press("Take it back")
    mine = Response.objects.select_related("news").get()
    for deed in (actions.take_response_back, actions.open_response, actions.erase_response):
        assert wire.during(lambda deed=deed: deed(member=noor.member, response=mine)) == []  # type: ignore[misc]
    assert news_of(sam) == []


def test_nobody_changes_what_the_other_wrote(noor: Player, sam: Player) -> None:
    news = tells(noor)
    theirs = responds(sam, news, ASKED)
    for name in ("taking_back", "opening", "erasure", "rating", "wording", "wording_draft"):
        assert sam.post(sam.at(f"asks:{name}", news=news.pk)).status_code == 404
    for name in ("response_end", "response_opening", "response_erasure"):
        assert noor.post(noor.at(f"asks:{name}", response=theirs.pk)).status_code == 404
    assert said(noor, news) == [ASKED]


def test_the_help_we_ship_is_as_it_must_be() -> None:
    assert list(check_good_news(document("good-news.yaml"))) == []


WAY = "{id: %s, title: %s, example: E, about: A}"
GOOD = "\n".join(
    [
        "news: N",
        "ways:",
        *(f"- {WAY % (way, way)}" for way in WAYS),
        "stems:",
        "  best: [a]",
        "  meaning: [b]",
        "  mark: [c]",
    ]
)
IN_ORDER = f"the ways are these, in this order: {', '.join(WAYS)}"


@pytest.mark.parametrize(
    ("part", "instead", "said_of_it"),
    [
        ("news: N", "old: N", "bad.yaml:1: missing part: news"),
        ("news: N", "news: N\nmore: M", "bad.yaml:1: unknown part: more"),
        (WAYS[0], "loud", f"bad.yaml:1: {IN_ORDER}"),
        ("example: E", "example: ''", "bad.yaml:3: missing part: example"),
        ("best: [a]", "best: [a, a]", "bad.yaml:8: a sentence stands twice: best"),
        ("best: [a]", "best: []", "bad.yaml:8: a list of sentences is missing: best"),
        ("best: [a]", "best: [a]\n  worst: [d]", "bad.yaml:8: unknown kind: worst"),
    ],
)
def test_a_slip_is_named_with_its_line(part: str, instead: str, said_of_it: str) -> None:
    assert list(check_good_news(parse("bad.yaml", GOOD))) == []
    found = [str(problem) for problem in check_good_news(parse("bad.yaml", GOOD.replace(part, instead, 1)))]
    assert said_of_it in found
