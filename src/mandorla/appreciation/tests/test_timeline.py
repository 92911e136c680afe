from tests.cast import Player

from mandorla.appreciation.logic.said import Said
from mandorla.appreciation.models import Appreciation
from mandorla.appreciation.tests.doing import TEA, TEA_SAID, one, opens, thanks
from mandorla.ownership.gathering import gather
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import NOON, Calendar


def test_empty_pages_say_what_will_be_here(noor: Player, ada: Player) -> None:
    assert "When Sam says something kind, it will wait for you here." in opens(noor, "received").text
    assert "What you write will appear here" in opens(noor, "written").text
    assert "once somebody has joined you" in opens(ada, "received").text
    assert visit(noor, noor.at("home:us")).link("Kind words") == noor.at("appreciation:received")


def test_what_was_put_away_can_be_read_again_and_the_rest_is_still_to_be_taken_in(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    one(noor, thanks(sam)).press("Put it away")
    calendar.later(days=2)
    thanks(sam, what="sang")
    page = opens(noor, "received")
    assert page.all(".timeline > li") == [
        "February 3, 2027 Take it in It is waiting for a quiet moment.",
        f"February 1, 2027 {TEA_SAID} Look at it again",
    ]


def test_what_was_kept_for_long_comes_on_the_day_it_was_opened(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    kept = thanks(sam, keep=True)
    calendar.later(days=9)
    one(sam, kept).press("Send it to Noor")
    assert opens(noor, "received").all(".timeline .card__meta") == ["February 10, 2027"]
    assert opens(sam, "written").all(".timeline .card__meta") == ["February 1, 2027"]


def test_many_are_paged(noor: Player, sam: Player, calendar: Calendar) -> None:
    for number in range(25):
        said = Said(what=f"did number {number}").to_json()
        at = calendar.later(minutes=1)
        Appreciation.objects.create(
            pair=sam.pair, author=sam.person, written_at=at, opened_at=at, said=said, shared=said
        )
    for player, name in ((sam, "written"), (noor, "received")):
        page = opens(player, name)
        assert len(page.all(".timeline > li")) == 20
        assert len(opens(player, name, page.link("Older")).all(".timeline > li")) == 5
        assert len(opens(player, name, "?page=x").all(".timeline > li")) == 20
        assert opens(player, name, "?page=99").all(".timeline > li") == []
    assert "did number 0" in opens(sam, "written", "?page=2").text


def test_whoever_leaves_takes_along_what_they_wrote(noor: Player, sam: Player) -> None:
    thanks(sam)
    thanks(sam, keep=True, what="sang in the kitchen")
    one(sam, thanks(noor, what="fixed the lamp")).press("Put it away", text="I stood taller")
    one(sam, thanks(noor, what="waited")).press("Put it away")
    opens(sam, "plan").press("Keep this", moment="we eat", act="thank you", hour="19")
    assert "Nothing here" in visit(sam, "/kept/appreciations/").text
    visit(sam, sam.at("pairs:departure")).press("Leave now")
    page = visit(sam, visit(sam, "/kept/").link("Kind words that stayed yours"))
    for words in (TEA_SAID, "sang in the kitchen", "I stood taller", "When we eat, I will thank you."):
        assert words in page.text
    assert "lamp" not in page.text
    assert "waited" not in page.text
    assert sam.get(sam.at("appreciation:received")).status_code == 404


def test_whoever_stays_can_go_on_reading_what_was_open_and_nothing_else(noor: Player, sam: Player) -> None:
    written, kept = thanks(sam), thanks(sam, keep=True, what="sang in the kitchen")
    mine = thanks(noor, what="fixed the lamp")
    one(sam, mine).press("Tell Noor", text="I stood taller")
    visit(sam, sam.at("pairs:departure")).press("Leave now")
    page = one(noor, written)
    assert TEA_SAID in page.text
    assert page.heading == "Something kind for you"
    page = page.press("Put it away", text="It still is")
    assert not page.has_button("Tell Sam after all")
    assert one(noor, kept).status == 404
    assert "I stood taller" in one(noor, mine).text
    assert opens(noor, "written").status == opens(noor, "received").status == 200
    assert visit(noor, noor.at("home:today")).status == 200


def test_what_was_written_alone_is_not_open_to_whoever_left_or_joins(val: Player, kit: Player) -> None:
    thanks(val, **TEA)
    assert kit.get(kit.at("appreciation:received")).status_code == 404


def test_whoever_takes_everything_takes_what_is_theirs_and_what_is_open(noor: Player, sam: Player) -> None:
    thanks(sam)
    kept = thanks(sam, keep=True, what="sang in the kitchen")
    one(sam, thanks(noor, what="fixed the lamp")).press("Tell Noor", text="I stood taller")
    noors, sams = (str([each.row for each in gather(player.person, NOON)]) for player in (noor, sam))
    for words in (TEA["what"], "fixed the lamp", "I stood taller"):
        assert words in noors
        assert words in sams
    assert "sang in the kitchen" in sams
    assert "sang in the kitchen" not in noors
    assert str(kept.pk) not in noors
