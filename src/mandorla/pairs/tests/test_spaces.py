from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import Player

from mandorla.pairs import actions
from mandorla.pairs.actions.words import choose_help_with_words
from mandorla.pairs.models import Kind, Member, Pair, Side
from mandorla.pairs.tests.test_invitation import invite
from mandorla.prompts.addresses import number_of
from mandorla.shared import clock
from mandorla.shared.tests.browser import visit
from mandorla.vault import keys


def test_either_of_the_two_may_say_what_kind_of_pair_they_are(noor: Player, sam: Player) -> None:
    page = visit(sam, sam.at("home:us")).press("Save", kind="friends", place="apart")
    assert "Saved. You both see this." in page.text
    seen = visit(noor, noor.at("home:us"))
    assert (seen.value("kind"), seen.value("place")) == ("friends", "apart")
    seen.press("Save", kind="siblings")
    assert visit(sam, sam.at("home:us")).value("kind") == "siblings"


def test_a_kind_that_does_not_exist_is_refused(noor: Player) -> None:
    page = visit(noor, noor.at("home:us")).press("Save", kind="rivals")
    assert page.status == 422
    assert page.all(".error-summary li")
    assert Pair.objects.get().kind == "partners"


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind != Kind.PARTNERS])
def test_kin_and_friends_find_no_romance_in_their_decks(noor: Player, kind: Kind) -> None:
    visit(noor, noor.at("home:us")).press("Save", kind=kind.value)
    assert noor.get(noor.at("prompts:deck", deck="body-and-touch")).status_code == 404
    titles = visit(noor, noor.at("prompts:decks")).all("article h3")
    assert len(titles) >= 8
    assert "The body and touch" not in titles


def test_the_names_of_both_stand_over_the_page_of_us(noor: Player, sam: Player) -> None:
    assert visit(noor, noor.at("home:us")).heading == "Noor and Sam"
    assert visit(sam, sam.at("home:us")).heading == "Sam and Noor"


def test_one_space_needs_no_choosing(noor: Player) -> None:
    assert visit(noor, "/").address == noor.at("home:today")


def test_several_spaces_are_told_apart_by_name_and_kind(ada: Player, rae: Player) -> None:
    visit(rae, invite(ada)).press("Join")
    page = visit(rae, "/")
    assert (page.address, page.heading) == ("/", "Your spaces")
    assert sorted(page.all("article")) == ["Ada Partners", "On your own Partners"]
    assert visit(rae, page.link("Ada")).address == ada.at("home:today")
    assert visit(rae, page.link("On your own")).address == rae.at("home:today")


def test_spaces_come_in_the_order_in_which_they_began_each_with_the_other_at_hand(
    noor: Player, sam: Player, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in (9, 1):
        pair = Pair.objects.create(pk=UUID(int=number), begun_on=date(2027, 1, number))
        for person, side in ((sam.person, Side.LEFT), (noor.person, Side.RIGHT)):
            Member.objects.create(pair=pair, person=person, side=side, joined_on=pair.begun_on)
    keys.forget()
    with django_assert_num_queries(2), django_assert_num_queries(1, using="keyring"):
        found = Member.objects.with_others(noor.person)
        assert [one.pair for one in found][:2] == [Pair(pk=UUID(int=1)), Pair(pk=UUID(int=9))]
        assert [(one.person, one.other and one.other.person.name) for one in found] == [
            (noor.person, "Sam")
        ] * 3


def test_whoever_left_a_space_has_left_that_one_and_nobody_else_has(kit: Player, val: Player) -> None:
    actions.begin_pair(person=kit.person, kind="friends", place="apart", now=clock.now())
    assert list(Member.objects.pairs_left_by(kit.person)) == [kit.pair.pk]
    assert list(Member.objects.pairs_left_by(val.person)) == []


def test_another_space_can_be_begun_at_any_time(noor: Player) -> None:
    page = visit(noor, "/pairs/new/").press("Begin", kind="siblings", place="apart")
    new = Pair.objects.exclude(pk=noor.pair.pk).get()
    assert page.address == f"/with/{new.pk}/"
    assert (new.kind, new.place) == ("siblings", "apart")
    assert Member.objects.of(noor.person).count() == 2


def test_whoever_begins_a_space_joins_or_leaves_does_so_on_their_own_day(ada: Player, jo: Player) -> None:
    now = datetime(2027, 2, 1, 21, tzinfo=UTC)  # five in the morning in Singapore, where a day has begun
    begun = actions.begin_pair(person=jo.person, kind="friends", place="apart", now=now)
    invitation = actions.invite(member=ada.member, now=now)
    joined = actions.accept(invitation=invitation, person=jo.person, now=now)
    actions.leave(member=joined, now=now)
    joined.refresh_from_db()
    days = begun.pair.begun_on, begun.joined_on, joined.joined_on, joined.left_on
    assert set(days) == {date(2027, 2, 2)}


def test_what_is_said_in_one_space_stays_out_of_the_others(ada: Player, rae: Player) -> None:
    slug = "everyday-first-ten-minutes"
    ada.post(
        ada.at("prompts:answer", slug=slug), {"text": "only in the first space", "rule": "keep", "version": 0}
    )
    other = visit(ada, "/pairs/new/").press("Begin", kind="friends").address
    assert "only in the first space" not in visit(ada, f"{other}shelf/").text
    assert "only in the first space" not in visit(ada, f"{other}prompts/{number_of(slug)}/").text


def test_help_with_words_is_switched_for_one_of_the_two(noor: Player, sam: Player) -> None:
    choose_help_with_words(member=noor.member, is_wanted=False)
    assert [player.member.has_help_with_words for player in (noor, sam)] == [False, True]


def test_a_stranger_finds_no_page_of_a_pair(noor: Player, rae: Player, client: Client) -> None:
    for place in ("home:today", "home:us", "pairs:boundaries", "pairs:departure", "prompts:shelf"):
        assert rae.get(noor.at(place)).status_code == 404
        assert visit(client, noor.at(place)).address == "/sign-in/"


def test_two_who_like_the_same_color_are_still_told_apart(noor: Player, sam: Player) -> None:
    visit(sam, "/me/").press("Save", hue=str(noor.person.hue))
    for player in (noor, sam):
        classes = visit(player, player.at("home:us")).soup.body["class"]  # type: ignore[index]
        mine, theirs = (next(c for c in classes if c.startswith(whose)) for whose in ("mine-", "theirs-"))
        assert mine.rsplit("-", 1)[1] != theirs.rsplit("-", 1)[1]
