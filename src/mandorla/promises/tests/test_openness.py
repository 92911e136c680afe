from itertools import pairwise
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from tests.cast import Player

from mandorla.live.tests.wire import Wire
from mandorla.notices import actions as notices
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Kind as NoticeKind
from mandorla.notices.models import Notice
from mandorla.ownership.gathering import gather
from mandorla.pairs import actions as pairs
from mandorla.pairs.logic.limits import Limits
from mandorla.promises.actions import openness as actions
from mandorla.promises.models import OpenWord
from mandorla.promises.openness_forms import MOST
from mandorla.promises.tests.doing import FRESH, today
from mandorla.shared import clock
from mandorla.shared.ids import new_opaque_id
from mandorla.shared.tests.browser import Page, send, visit
from mandorla.shared.tests.calendar import Calendar

SAID: dict[str, dict[str, str]] = {
    "mind": {"about": "The move", "before": "I said no.", "now": "I would like to go.", "why": "I saw it."},
    "step": {"step": "Sing at supper", "way_out": "I stop and laugh."},
    "card": {"sign": "I go quiet.", "helps": "Sit down next to me.", "harder": "Being called cold."},
}
TOPIC = "promises"
each_kind = pytest.mark.parametrize("kind", SAID)


def keeps(player: Player, kind: str, **said: Any) -> Page:
    page = visit(player, player.at("promises:word_new", kind=kind))
    return page.press("Keep it for myself", **{**SAID[kind], **said})


def shows(player: Player, kind: str, **said: Any) -> Page:
    button = "Say it to Sam" if kind == "mind" else "Show it to Sam"
    return visit(player, player.at("promises:word_new", kind=kind)).press(button, **{**SAID[kind], **said})


def opens(player: Player, word: OpenWord | None = None) -> Page:
    found = word or OpenWord.objects.newest_first()[0]
    return visit(player, player.at("promises:open_word", word=found.pk))


def rows(player: Player, kind: str) -> list[str]:
    return visit(player, player.at("promises:open_words", kind=kind)).all("main .rows .said")


def pages_of(player: Player) -> list[str]:
    """Every page of open words, byte for byte, without what is new at each look."""
    places = [player.at("promises:open_words", kind=kind) for kind in SAID]
    places += [player.at(name) for name in ("home:today", "promises:consistency", "home:us")]
    places += [player.at("promises:word_new", kind=kind) for kind in SAID]
    words = OpenWord.objects.visible_to(player.member)
    places += [player.at("promises:open_word", word=one.pk) for one in words]
    return [FRESH.sub("", visit(player, place).html) for place in places]


@each_kind
def test_what_is_kept_is_one_s_own_and_nothing_of_it_shows_to_the_other(
    kind: str, noor: Player, sam: Player, wire: Wire
) -> None:
    before = pages_of(sam)
    assert wire.during(lambda: keeps(noor, kind)) == []
    assert opens(noor).all("main .card .said") == list(SAID[kind].values())
    assert sam.get(sam.at("promises:open_word", word=OpenWord.objects.get().pk)).status_code == 404
    assert wire.during(lambda: opens(noor).press("Delete for good")) == []
    assert pages_of(sam) == before
    assert not OpenWord.objects.exists()


@each_kind
def test_what_is_opened_is_read_by_the_other_until_it_is_taken_back(
    kind: str, noor: Player, sam: Player, wire: Wire
) -> None:
    told, looks = [(sam.person.pk.hex, TOPIC)], [pages_of(sam)]
    assert wire.during(lambda: shows(noor, kind)) == told
    looks.append(pages_of(sam))
    assert opens(sam).all("main .card .said") == list(SAID[kind].values())
    assert "Delete for good" not in opens(sam).text
    taken = opens(noor)
    assert wire.during(lambda: taken.press("Take it back")) == told
    looks.append(pages_of(sam))
    assert OpenWord.objects.get().shared is None
    taken = opens(noor)
    assert wire.during(lambda: taken.press("Show it to Sam")) == told
    looks.append(pages_of(sam))
    assert all(one != two for one, two in pairwise(looks))


def test_today_tells_the_other_for_two_days_what_was_opened(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    shows(noor, "card")
    assert "Noor shows you what helps in a fight" in today(sam)
    assert today(noor) == ""
    calendar.later(days=1)
    assert today(sam) != ""
    calendar.later(days=1)
    assert today(sam) == ""


def test_a_mind_that_changes_again_leaves_what_was_said_before_readable(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    shows(noor, "mind")
    calendar.later(days=3)
    page = visit(noor, opens(noor).link("It changed again"))
    assert (page.value("about"), page.value("before")) == ("The move", "I would like to go.")
    page.press("Say it to Sam", now="Not this year.", why="The roof.")
    assert opens(sam).all("main > * .card .said")[:3] == ["The move", "I would like to go.", "Not this year."]
    assert "I saw it." in opens(sam).text
    assert len(rows(sam, "mind")) == 2
    assert [one.number for one in OpenWord.objects.order_by("number")] == [1, 2]


def test_a_card_has_one_newest_and_only_that_is_shown(noor: Player, sam: Player) -> None:
    shows(noor, "card")
    page = visit(noor, noor.at("promises:word_new", kind="card"))
    assert page.value("helps") == "Sit down next to me."
    page.press("Keep it for myself", helps="Ask me once.")
    assert rows(sam, "card") == []
    assert rows(noor, "card") == ["Ask me once.", "Sit down next to me."]
    opens(noor, OpenWord.objects.get(number=2)).press("Show it to Sam")
    assert rows(sam, "card") == ["Ask me once."]


def test_a_look_back_is_one_s_own_until_it_is_shown_and_again_when_it_changes(
    noor: Player, sam: Player, wire: Wire
) -> None:
    shows(noor, "step")
    before = pages_of(sam)
    assert wire.during(lambda: opens(noor).press("Keep how it was", text="My voice shook.")) == []
    assert pages_of(sam) == before
    opens(noor).press("Show Sam how it was")
    assert "My voice shook." in opens(sam).text
    opens(noor).press("Keep how it was", text="It was good.")
    assert "It was good." in opens(noor).text
    assert "voice" not in opens(sam).text


@pytest.mark.parametrize(("kind", "text"), [(kind, part) for kind, parts in SAID.items() for part in parts])
def test_what_is_too_long_or_needed_is_refused_and_all_is_kept(kind: str, text: str, noor: Player) -> None:
    address, fields = visit(noor, noor.at("promises:word_new", kind=kind)).form("Keep it for myself")
    for bad in ("o" * (MOST + 1), "\x00\x07" if text not in ("before", "sign", "harder") else "o" * 9_000):
        page = send(noor, address, {**fields, **SAID[kind], text: bad})
        assert page.status == 422
        assert page.all(".error-summary li")
        for part, said in SAID[kind].items():
            assert part == text or page.value(part) == said
    assert not OpenWord.objects.exists()


@pytest.mark.parametrize("odd", ["🫶🏽 🏳️‍🌈", "שלום \u202eמחר", "<b>no</b> & 'so'"])
def test_any_script_is_kept_as_it_was_meant(odd: str, noor: Player, sam: Player) -> None:
    shows(noor, "mind", why=odd)
    assert odd in opens(sam).text


def test_a_form_sent_twice_is_kept_once(noor: Player, sam: Player) -> None:
    address, fields = visit(noor, noor.at("promises:word_new", kind="step")).form("Keep it for myself")
    for _ in range(2):
        send(noor, address, {**fields, **SAID["step"]})
    assert OpenWord.objects.count() == 1


def test_words_from_a_page_that_is_out_of_date_are_kept_and_overwrite_nothing(
    noor: Player, sam: Player
) -> None:
    keeps(noor, "card")
    old = visit(noor, noor.at("promises:word_new", kind="card"))
    keeps(noor, "card", helps="Ask me once.")
    page = old.press("Keep it for myself", helps="Leave me be.")
    assert page.status == 422
    assert "You changed this somewhere else." in page.text
    assert page.value("helps") == "Leave me be."
    keeps(noor, "card", helps="Ask me once.")
    assert OpenWord.objects.count() == 2


def test_what_is_typed_is_there_again_until_it_is_sent(noor: Player, sam: Player) -> None:
    noor.post(noor.at("promises:word_draft", kind="mind", part="why"), {"text": "half a"})
    assert visit(noor, noor.at("promises:word_new", kind="mind")).value("why") == "half a"
    keeps(noor, "mind")
    assert visit(noor, noor.at("promises:word_new", kind="mind")).value("why") == ""
    keeps(noor, "step")
    noor.post(noor.at("promises:back_draft", word=OpenWord.objects.get(kind="step").pk), {"text": "it w"})
    assert opens(noor, OpenWord.objects.get(kind="step")).value("text") == "it w"


def test_only_a_step_is_looked_back_on(noor: Player, sam: Player) -> None:
    keeps(noor, "mind")
    mine = OpenWord.objects.get()
    assert noor.post(noor.at("promises:looking_back", word=mine.pk), {"text": "hm"}).status_code == 422
    assert OpenWord.objects.get().back is None


def test_a_notice_goes_out_for_what_was_opened_and_is_withdrawn_with_it(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    wishes = Wishes(kinds=frozenset(NoticeKind.values))
    notices.ask_for(person=sam.person, wishes=wishes, now=calendar.now)
    keeps(noor, "step")
    assert not Notice.objects.exists()
    shows(noor, "mind")
    assert Notice.objects.get().kind == NoticeKind.WRITTEN
    opens(noor, OpenWord.objects.get(kind="mind")).press("Take it back")
    assert not Notice.objects.exists()


def test_alone_nothing_can_be_opened(ada: Player, calendar: Calendar) -> None:
    keeps(ada, "mind")
    actions.open_up(member=ada.member, word=OpenWord.objects.get(), now=calendar.now)
    assert opens(ada).all("main .marker") == ["Only you"]
    assert OpenWord.objects.get().shared is None


def test_each_takes_along_their_own_and_what_is_open(noor: Player, sam: Player, calendar: Calendar) -> None:
    keeps(noor, "step")
    shows(noor, "mind")
    taken = {
        name: repr([one.row for one in gather(who.person, calendar.now)])
        for name, who in (("noor", noor), ("sam", sam))
    }
    assert "Sing at supper" in taken["noor"]
    assert "Sing at supper" not in taken["sam"]
    assert "I saw it." in taken["sam"]


def test_who_leaves_keeps_what_they_wrote_and_what_was_open_stays(noor: Player, sam: Player) -> None:
    keeps(noor, "step")
    shows(noor, "mind")
    noor.post(noor.at("pairs:departure"))
    assert "Sing at supper" in visit(noor, "/kept/promises/").text
    assert "I saw it." in opens(sam, OpenWord.objects.get(kind="mind")).text


@pytest.mark.django_db(transaction=True)
def test_the_words_lie_encrypted(noor: Player) -> None:
    keeps(noor, "mind", why="a canary")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM promises_openword")
        assert "canary" not in repr(cursor.fetchall())


def test_the_database_keeps_one_wording_a_number_and_no_back_that_nobody_said(
    noor: Player, sam: Player
) -> None:
    keeps(noor, "step")
    mine = OpenWord.objects.get()
    twin = OpenWord(
        id=new_opaque_id(), pair=noor.pair, author=noor.person, kind="step", thread=mine.thread, number=1
    )
    twin.written_at, twin.said_on, twin.said = mine.written_at, mine.said_on, mine.said
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()
    mine.shared_back = "nobody said this"
    with pytest.raises(IntegrityError), transaction.atomic():
        mine.save()


def test_to_say_it_comes_first_only_where_opening_up_is_suggested(noor: Player, sam: Player) -> None:
    first = {}
    for name, limits in (("usual", Limits()), ("gentle", Limits(is_gentle=True))):
        pairs.set_limits(member=noor.member, limits=limits, now=clock.now())
        page = visit(noor, noor.at("promises:word_new", kind="mind"))
        first[name] = page.all("main .button--primary")
    assert first == {"usual": ["Say it to Sam"], "gentle": ["Keep it for myself"]}
