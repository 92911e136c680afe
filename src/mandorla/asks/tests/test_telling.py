import pytest
from tests.cast import Player, make_person

from mandorla.asks import actions
from mandorla.asks.forms import NEWS
from mandorla.asks.models import GoodNews
from mandorla.asks.tests.doing import SHIFT, keeps, news_of, opens, pages_of, reads, responds, tells, today
from mandorla.demo import cast
from mandorla.live.tests.wire import Wire
from mandorla.notices.models import Notice
from mandorla.notices.tests.wanting import want
from mandorla.pairs import actions as pairs
from mandorla.shared.tests.browser import send, visit
from mandorla.shared.tests.calendar import Calendar


def told(player: Player) -> list[str]:
    return [notice.link for notice in Notice.objects.of(player.person).not_begun()]


def card(player: Player) -> str:
    return " ".join(today(player).all("section[aria-label='Good news']"))


def test_good_news_is_with_the_other_at_once(noor: Player, sam: Player) -> None:
    news = tells(noor)
    assert news_of(noor) == news_of(sam) == [SHIFT]
    assert card(sam) == f"Noor has good news {SHIFT} Answer with interest"
    assert today(sam).link("Answer with interest") == sam.at("asks:news", news=news.pk)
    assert reads(sam, news).heading == "Good news from Noor"


def test_kept_news_is_seen_by_nobody_and_can_be_told_later(noor: Player, sam: Player, wire: Wire) -> None:
    before = pages_of(sam)
    assert wire.during(lambda: keeps(noor)) == []
    news = GoodNews.objects.get()
    assert news.shared_text is None
    assert pages_of(sam) == before
    assert sam.get(sam.at("asks:news", news=news.pk)).status_code == 404
    reads(noor, news).press("Tell Sam after all")
    assert news_of(sam) == [SHIFT]


def test_alone_it_is_kept_and_whoever_joins_sees_only_what_is_opened_one_by_one(
    ada: Player, calendar: Calendar
) -> None:
    first, second = tells(ada, "The seeds came up"), tells(ada, "The call went well")
    assert not opens(ada).has_button("Keep it for myself")
    invitation = pairs.invite(member=ada.member, now=calendar.now)
    joining = make_person(cast.KIT)
    pairs.accept(invitation=invitation, person=joining, now=calendar.now)
    kit = Player(joining, ada.pair)
    assert news_of(kit) == []
    reads(ada, first).press("Tell Kit after all")
    assert news_of(kit) == ["The seeds came up"]
    assert reads(ada, second).all(".marker") == ["Only you"]


def test_it_can_be_put_differently_and_the_other_reads_the_new_words(
    noor: Player, sam: Player, wire: Wire
) -> None:
    news = tells(noor)
    page = visit(noor, reads(noor, news).link("Put it differently"))
    assert page.value("text") == SHIFT
    to_sam = [(sam.member.channel, "asks")]
    assert wire.during(lambda: page.press("Done", text="Home by five")) == to_sam
    assert news_of(sam) == ["Home by five"]
    assert GoodNews.objects.get().shared_text == "Home by five"


def test_a_change_from_an_older_form_overwrites_nothing_and_shows_both(noor: Player) -> None:
    news = keeps(noor)
    page, another = (visit(noor, noor.at("asks:wording", news=news.pk)) for _window in range(2))
    another.press("Done", text="In one window")
    page = page.press("Done", text="In another window")
    assert page.status == 422
    assert page.value("text") == "In another window"
    assert "In one window" in page.text
    assert GoodNews.objects.get().text == "In one window"
    page.press("Done")
    assert GoodNews.objects.get().text == "In another window"


def test_taking_back_leaves_the_other_as_if_it_had_never_been_and_can_be_undone(
    noor: Player, sam: Player
) -> None:
    before = pages_of(sam)
    news = tells(noor)
    page = reads(noor, news).press("Take it back")
    assert "Taken back. It is yours alone again." in page.text
    assert pages_of(sam) == before
    assert GoodNews.objects.get().shared_text is None
    assert sam.get(sam.at("asks:news", news=news.pk)).status_code == 404
    page.press("Undo")
    assert news_of(sam) == [SHIFT]


def test_what_was_deleted_is_on_no_page_nor_what_was_said_to_it(noor: Player, sam: Player) -> None:
    news = tells(noor)
    responds(sam, news)
    page = reads(noor, news).press("Delete for good")
    assert page.address == noor.at("asks:good_news")
    assert news_of(noor) == news_of(sam) == []
    assert not GoodNews.objects.exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "There are no words here yet."),
        (" \u0007\n ", "There are no words here yet."),
        ("o" * (NEWS + 1), "That is 1 character more than fits."),
    ],
)
def test_what_does_not_fit_is_refused_and_kept(noor: Player, text: str, says: str) -> None:
    address, fields = opens(noor).form("Tell Sam")
    page = send(noor, address, {**fields, "text": text})
    assert page.status == 422
    assert any(says in error for error in page.all(".error-summary li"))
    assert page.value("text") == text
    assert not GoodNews.objects.exists()


def test_any_script_and_emoji_are_kept_as_they_are(noor: Player, sam: Player) -> None:
    tells(noor, "سَمِعتُ خَبَرًا 🎈\n次の朝")
    assert GoodNews.objects.get().text == "سَمِعتُ خَبَرًا 🎈\n次の朝"
    assert "🎈" in news_of(sam)[0]


def test_the_same_form_sent_twice_tells_once(noor: Player) -> None:
    address, fields = opens(noor).form("Tell Sam")
    for _ in range(2):
        send(noor, address, {**fields, "text": "Once"})
    assert GoodNews.objects.count() == 1


def test_what_is_typed_is_kept_until_it_is_sent(noor: Player) -> None:
    noor.post(noor.at("asks:draft"), {"text": "half a th"})
    assert opens(noor).value("text") == "half a th"
    news = tells(noor, "half a thought")
    assert opens(noor).value("text") == ""
    noor.post(noor.at("asks:wording_draft", news=news.pk), {"text": "half of another"})
    page = visit(noor, noor.at("asks:wording", news=news.pk))
    assert page.value("text") == "half of another"
    page.press("Done")
    assert visit(noor, noor.at("asks:wording", news=news.pk)).value("text") == "half of another"
    assert GoodNews.objects.get().text == "half of another"


def test_feelings_are_at_hand_wherever_one_writes(noor: Player, sam: Player) -> None:
    news = tells(noor)
    for page in (opens(noor), visit(noor, noor.at("asks:wording", news=news.pk)), reads(sam, news)):
        assert "Words for feelings" in page.text


def test_news_stands_on_today_until_the_end_of_the_next_day_or_until_it_is_answered(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    tells(noor)
    calendar.later(days=1)
    assert SHIFT in card(sam)
    calendar.later(days=1)
    assert SHIFT not in card(sam)
    news = tells(noor, "A second shift")
    responds(sam, news)
    assert "A second shift" not in card(sam)


def test_the_other_is_told_that_something_is_there_and_no_more_once_it_is_taken_back(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    want(sam, calendar.now)
    news = tells(noor)
    assert told(sam) == [sam.at("asks:news", news=news.pk)]
    reads(noor, news).press("Take it back")
    assert told(sam) == []
    keeps(noor, "For myself")
    assert told(sam) == []


def test_many_are_paged_and_long_ones_shortened(noor: Player, sam: Player, calendar: Calendar) -> None:
    for number in range(25):
        tells(noor, f"{number} " + "word " * 300)
        calendar.later(minutes=1)
    page = opens(sam)
    shown = page.all(".card .said")
    assert [one.split()[0] for one in shown] == [str(number) for number in range(24, 4, -1)]
    assert all(one.endswith("…") for one in shown)
    assert page.size < 60_000
    page = visit(sam, sam.at("asks:good_news") + page.link("Older"))
    assert len(page.all(".card .said")) == 5
    assert "Nothing here yet" in visit(sam, sam.at("asks:good_news") + "?page=99").text


def test_whoever_leaves_takes_their_news_along_and_what_was_told_can_be_read_on(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    news = tells(sam)
    calendar.later(minutes=1)
    keeps(sam, "For myself")
    responds(noor, news, "How did you do it?")
    visit(sam, sam.at("pairs:departure")).press("Leave now")
    page = visit(sam, visit(sam, "/kept/").link("Good news that stayed yours"))
    assert page.all(".said") == ["For myself", SHIFT]
    assert news_of(noor) == [SHIFT]
    assert not reads(noor, news).has_button("Send")
    _address, fields = opens(noor).form("Keep it")
    refused = send(noor, noor.at("asks:news", news=news.pk), {**fields, "text": "Still there?"})
    assert refused.status == 422


def test_repeating_a_wish_changes_nothing(noor: Player, sam: Player, wire: Wire, calendar: Calendar) -> None:
    news = tells(noor)
    to_sam = [(sam.member.channel, "asks")]
    for deed in (
        lambda: actions.take_back(member=noor.member, news=news),
        lambda: actions.open_news(member=noor.member, news=news, now=calendar.now),
        lambda: actions.erase(member=noor.member, news=news),
    ):
        assert wire.during(deed) == to_sam
        assert wire.during(deed) == []
