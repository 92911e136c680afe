import json
from datetime import timedelta
from uuid import UUID

import pytest
from django.apps import apps
from django.test import TestCase
from pytest_django import DjangoAssertNumQueries
from tests.cast import Player

from mandorla import timetable
from mandorla.asks import actions as asks
from mandorla.asks.models import GoodNews
from mandorla.checkins import actions as checkins
from mandorla.checkins.models import Habit
from mandorla.ownership import actions, package, unpacking
from mandorla.ownership.actions.closing import close_pair
from mandorla.ownership.fields import has_own_words_below, pair_fields
from mandorla.ownership.models import Keepsake
from mandorla.ownership.tests.houses import LINE, live_in
from mandorla.pairs.models import AgreementEntry, Pair
from mandorla.prompts.models import Offer
from mandorla.shared import clock
from mandorla.shared.paging import ROWS
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import Calendar
from mandorla.vault import keys
from mandorla.vault.fields import EncryptedText

TAKEN_BACK = "Taken back. It is yours alone again."
KINDS = ("answer", "reply", "thanks", "landing", "news", "response", "promise", "line", "mistake")


@pytest.fixture(autouse=True)
def lived_in(noor: Player, sam: Player) -> None:
    live_in(noor, sam)


def leave(player: Player) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        visit(player, player.at("pairs:departure")).press("Leave now")


def all_pages(player: Player, address: str) -> str:
    text, number = "", 1
    while True:
        page = visit(player, f"{address}{'&' if '?' in address else '?'}page={number}")
        text += page.text
        if "Older" not in page.text:
            return text
        number += 1


def what_stays(player: Player) -> str:
    page = visit(player, player.at("ownership:staying"))
    kinds = [str(link["href"]) for link in page.soup.select("nav[aria-label=Kinds] a")]
    return "".join(all_pages(player, f"{player.at('ownership:staying')}{kind}") for kind in kinds)


def everything(player: Player) -> str:
    return unpacking.unpack(package.export(player.person, clock.now()))[1]["everything.json"].decode()


def test_before_leaving_one_sees_all_that_the_other_goes_on_reading_and_nothing_else(noor: Player) -> None:
    page = visit(noor, noor.at("pairs:departure"))
    assert "See what Sam goes on reading" in page.text
    assert "a copy of today, recordings included" in page.text
    seen = what_stays(noor)
    assert [kind for kind in KINDS if f"Noor open {kind}" not in seen] == ["answer"]
    assert "Noor both answer" in seen
    assert "Noor kept" not in seen
    assert "Noor keep answer" not in seen
    assert "Sam" not in seen.replace("What Sam goes on reading", "")
    beyond = visit(noor, f"{noor.at('ownership:staying')}?page=2")
    assert "Page 2" in beyond.text
    assert beyond.link("Newer").endswith("&page=1")


def test_what_is_open_of_a_kind_stands_on_its_pages_newest_first_and_each_once(noor: Player) -> None:
    now = clock.now()
    for number in range(ROWS):
        earlier = now - timedelta(minutes=number // 2 + 1)  # two of them in each instant
        asks.tell(member=noor.member, text=f"Noor news {number}", is_kept=False, now=earlier)
    opened = GoodNews.objects.filter(author=noor.person, shared_text__isnull=False)
    texts = [news.text for news in sorted(opened, key=lambda news: (news.written_at, news.pk), reverse=True)]
    page = visit(noor, f"{noor.at('ownership:staying')}?kind=asks.GoodNews")
    assert page.all("nav[aria-label=Kinds] [aria-current=page]") == ["Good news"]
    assert page.all(".said") == texts[:ROWS]
    older = visit(noor, f"{noor.at('ownership:staying')}{page.link('Older')}")
    assert older.all(".said") == texts[-1:]


@pytest.mark.parametrize(
    "words", ["both answer", *(f"open {kind}" for kind in KINDS if kind not in ("answer", "promise"))]
)
def test_one_thing_can_be_taken_back_before(noor: Player, sam: Player, words: str) -> None:
    page = visit(noor, noor.at("ownership:staying"))
    for link in [str(one["href"]) for one in page.soup.select("nav[aria-label=Kinds] a")]:
        shown = visit(noor, f"{noor.at('ownership:staying')}{link}")
        if f"Noor {words}" in shown.text:
            assert shown.press("Take it back").all("#notices .notice") == [TAKEN_BACK]
    assert f"Noor {words}" not in what_stays(noor)
    assert f"Noor {words}" not in everything(sam)
    assert f"Noor {words}" in everything(noor)


def test_all_of_it_can_be_taken_back_at_once(noor: Player, sam: Player) -> None:
    page = visit(noor, noor.at("ownership:staying")).press("Take all of it back")
    assert page.all("#notices .notice") == [TAKEN_BACK]
    assert "Nothing of yours is open" in page.text
    theirs = everything(sam)
    assert "Noor open" not in theirs
    assert "Noor both" not in theirs
    mine = everything(noor)
    assert all(f"Noor open {kind}" in mine for kind in KINDS if kind != "answer")


def test_what_is_not_open_cannot_be_taken_back(noor: Player, sam: Player) -> None:
    model = apps.get_model("checkins.Share")
    theirs = model.objects.get(author=sam.person)
    for kind in ("checkins.Share", "pairs.Boundary"):
        address = noor.at("ownership:taking_back", kind=kind, row=theirs.pk)
        assert noor.post(address).status_code == 404
    assert model.objects.get(author=sam.person).shared_text == "Sam open line"


def test_whoever_leaves_has_what_was_open_to_them_under_their_own_key(noor: Player, sam: Player) -> None:
    leave(noor)
    kept = all_pages(noor, "/kept/together/")
    assert [kind for kind in KINDS if f"Sam open {kind}" not in kept] == ["answer"]
    assert "Sam both answer" in kept
    assert LINE in kept
    assert "Sam kept" not in kept
    said = ("landing", "reply", "response")  # to what is the other's, with which it would be out of reach
    assert [kind for kind in KINDS if kept.count(f"Noor open {kind}") == 1] == sorted(said, key=KINDS.index)
    keys.destroy(noor.pair.pk)
    keys.forget()
    assert "Sam both answer" in all_pages(noor, "/kept/together/")


def test_each_thing_says_what_it_is_whose_and_of_which_day(noor: Player, sam: Player) -> None:
    leave(noor)
    page = visit(noor, "/kept/together/")
    cards = {tuple(part.get_text() for part in card.select("p, h2")) for card in page.soup.select(".card")}
    quiet = {
        tuple(part.get_text() for part in card.select("p, h2")) for card in page.soup.select(".card--quiet")
    }
    assert cards - quiet == {("Your agreement · February 1, 2027", LINE)}
    assert ("Sam · February 1, 2027", "Good news", "Sam open news") in quiet
    assert ("Noor · February 1, 2027", "What was said to good news", "Noor open response") in quiet
    assert any(about == "Mistakes you owned · Sam · February 1, 2027" for about, *_words in quiet)
    assert page.has_button("Quick exit")
    assert visit(noor, "/kept/together/?page=2").all(".card") == []


def test_what_came_along_is_shown_newest_first_and_what_has_no_day_last(rae: Player) -> None:
    for number, name, days in ((1, "Lou", ["2026-03-02", "2027-01-05"]), (2, "Mio", ["", "2026-03-02"])):
        pair = Pair.objects.create(pk=UUID(int=number), begun_on=clock.now().date())
        about = {"table": "asks.GoodNews", "heading": "", "is_of_both": False, "name": name}
        things = [{**about, "row": {"shared_on": day}} for day in days]
        Keepsake.objects.create(pair=pair, person=rae.person, things=things)
    assert visit(rae, "/kept/together/").all(".card__meta") == [
        "Lou · January 5, 2027", "Mio · March 2, 2026", "Lou · March 2, 2026", "Mio",
    ]  # fmt: skip


def test_a_talk_is_no_joint_thing_because_it_holds_what_each_wrote_in_private() -> None:
    holding = {model._meta.label for model in apps.get_models() if has_own_words_below(model)}
    assert "talks.Talk" in holding  # closing a pair erases joint things
    assert not {"pairs.AgreementEntry", "checkins.Habit"} & holding


def test_it_is_a_copy_of_that_day(noor: Player, sam: Player) -> None:
    leave(noor)
    visit(sam, sam.at("ownership:staying"))
    share = apps.get_model("checkins.Share").objects.get(author=sam.person)
    sam.post(sam.at("checkins:taking_back", share=share.pk))
    assert "Sam open line" in all_pages(noor, "/kept/together/")
    assert "Sam open line" in everything(noor)


def test_whoever_stays_reads_on_what_was_open(noor: Player, sam: Player) -> None:
    leave(noor)
    theirs = everything(sam)
    assert all(f"Noor open {kind}" in theirs for kind in KINDS if kind != "answer")
    assert LINE in theirs
    assert "Noor keep" not in theirs


def test_when_both_have_left_the_pair_is_closed_after_thirty_days(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    leave(noor)
    leave(sam)
    calendar.later(days=30)
    timetable.keep(since=clock.now(), now=clock.now())
    assert keys.exists(noor.pair.pk)
    calendar.later(days=2)
    with TestCase.captureOnCommitCallbacks(execute=True):
        timetable.keep(since=clock.now() - timedelta(minutes=15), now=clock.now())
    keys.forget()
    assert not keys.exists(noor.pair.pk)
    assert Pair.objects.get(pk=noor.pair.pk).closed_on is not None
    for player, other in ((noor, "Sam"), (sam, "Noor")):
        kept = all_pages(player, "/kept/together/")
        assert f"{other} both answer" in kept
        assert LINE in kept
        found = everything(player)
        assert f"{player.person.name} keep answer" in found
        assert [kind for kind in KINDS if f"{player.person.name} open {kind}" not in found] == ["answer"]
        assert f"{other} kept" not in found
        for page in (
            "/kept/answers/",
            "/kept/appreciations/",
            "/kept/good-news/",
            "/kept/promises/",
            "/kept/days/",
        ):
            assert visit(player, page).status == 200


def test_what_was_under_the_pair_s_key_is_overwritten_before_the_key_goes(
    noor: Player, sam: Player, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    habit = checkins.propose_habit(member=noor.member, act="A walk", hour="day")
    checkins.agree_to_habit(member=sam.member, habit=habit, now=clock.now())
    leave(noor)
    leave(sam)
    now = clock.now() + timedelta(days=40)
    actions.close_left_pairs(now=now)
    left = [
        (model._meta.label, field.name)
        for model in apps.get_models()
        for field in pair_fields(model)
        for row in model._base_manager.filter(pair=noor.pair)
        if getattr(row, field.attname) not in (None, "" if isinstance(field, EncryptedText) else {})
    ]
    assert left == []
    for gone in (AgreementEntry, Habit, Offer):  # what was only ever for the two
        assert not gone.objects.filter(pair=noor.pair).exists()
    closed_on = Pair.objects.get(pk=noor.pair.pk).closed_on
    close_pair(pair_id=noor.pair.pk, now=now + timedelta(days=1))  # once is enough
    with django_assert_num_queries(1, using="default"):  # it is not looked at again
        actions.close_left_pairs(now=now + timedelta(days=1))
    assert Pair.objects.get(pk=noor.pair.pk).closed_on == closed_on == now.date()


def test_a_space_that_somebody_keeps_is_not_closed(noor: Player, sam: Player, ada: Player) -> None:
    leave(noor)
    actions.close_left_pairs(now=clock.now() + timedelta(days=400))
    for pair in (noor.pair, ada.pair):
        assert Pair.objects.get(pk=pair.pk).closed_on is None


def test_the_two_can_begin_again_and_nothing_of_before_is_there(noor: Player, sam: Player) -> None:
    leave(noor)
    begun = visit(noor, "/pairs/new/").press("Begin", kind="partners")
    anew = Player(noor.person, Pair.objects.exclude(pk=noor.pair.pk).get())
    assert "Noor both answer" not in visit(noor, f"{begun.address}shelf/").text
    anew.post(anew.at("pairs:invitation"))
    link = visit(anew, anew.at("pairs:invitation")).soup.select_one("#link-to-copy")
    assert link
    assert visit(sam, str(link["value"])).press("Join").address == anew.at("home:today")
    assert anew.member.other


def test_a_file_of_somebody_who_left_brings_what_came_along(noor: Player, sam: Player) -> None:
    leave(noor)
    things = json.loads(everything(noor))["rows"]["ownership.Keepsake"][0]["things"]
    assert "Sam both answer" in str(things)
    whose = {(thing["is_of_both"], thing["name"]) for thing in things}
    assert whose == {(True, ""), (False, "Sam"), (False, "Noor")}
    assert sorted(thing["table"] for thing in things if thing["name"] != "Noor") == [
        "appreciation.Appreciation", "appreciation.Landing", "asks.GoodNews", "asks.Response", "checkins.Share",
        "pairs.AgreementEntry", "promises.Apology", "promises.Wording", "prompts.Answer", "prompts.Reply",
    ]  # fmt: skip
    assert not any({"id", "pair", "line", "number"} & thing["row"].keys() for thing in things)
    assert str(sam.person.pk) not in str(things)
    assert str(noor.pair.pk) not in str(things)
    book = unpacking.unpack(package.export(noor.person, clock.now()))[1]["book.md"].decode()
    assert "## 2027-02-01 · Sam\n\nSam open news" in book
    assert "## 2027-02-01 · Noor\n\nNoor open response" in book
    assert "Sam both answer" in book
    assert LINE in book


def test_leaving_twice_keeps_one_copy_of_each_space(noor: Player, sam: Player, ada: Player) -> None:
    Keepsake.objects.create(pair=ada.pair, person=noor.person, things=[])  # of a space they left long ago
    member = noor.member
    leave(noor)
    actions.freeze(member=member, now=clock.now())
    assert [one.pair for one in Keepsake.objects.of(noor.person).order_by("pk")] == [ada.pair, noor.pair]


def test_whoever_left_nothing_behind_finds_an_empty_page(sam: Player) -> None:
    assert "Nothing here" in visit(sam, "/kept/together/").text
    assert visit(sam, "/kept/together/?page=x").status == 200
