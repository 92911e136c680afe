from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from tests.cast import PASSWORD, Player

from mandorla.live.tests.wire import Wire
from mandorla.pairs import actions
from mandorla.pairs.forms import FirstEveningForm
from mandorla.pairs.models import Invitation, Member, Pair, Side
from mandorla.pairs.tests.test_invitation import invite
from mandorla.people.models import Person
from mandorla.people.models.person import companion
from mandorla.shared import clock
from mandorla.shared.tests.at_once import at_once
from mandorla.shared.tests.browser import Page, visit


def join_anew(client: Client, link: str, name: str = "Lou") -> Page:
    page = visit(client, link).press("Join with a new account")
    return page.press("Begin", display_name=name, username=name.lower(), password1=PASSWORD, is_adult="on")


def test_a_new_account_joins_and_no_pair_of_one_is_left_over(ada: Player, client: Client) -> None:
    page = join_anew(client, invite(ada))
    lou = Person.objects.get(username="lou")
    assert page.address == ada.at("home:today")
    assert [member.pair for member in Member.objects.of(lou)] == [ada.pair]
    assert Pair.objects.count() == 1
    assert ada.member.other is not None
    assert ada.member.other.person == lou


def test_the_page_for_joining_asks_nothing_that_the_pair_has_settled(ada: Player, client: Client) -> None:
    page = visit(client, invite(ada)).press("Join with a new account")
    assert page.address == "/sign-up/"
    assert page.value("kind") is page.value("place") is None


def test_whoever_joins_gets_a_color_that_goes_with_the_other_s(ada: Player, client: Client) -> None:
    join_anew(client, invite(ada))
    assert Person.objects.get(username="lou").hue == companion(ada.person.hue) != ada.person.hue


def test_an_existing_account_joins_and_keeps_its_other_space(ada: Player, rae: Player) -> None:
    page = visit(rae, invite(ada)).press("Join")
    assert page.address == ada.at("home:today")
    assert {member.pair for member in Member.objects.of(rae.person)} == {ada.pair, rae.pair}


def test_whoever_signs_in_first_comes_back_to_the_invitation(ada: Player, rae: Player) -> None:
    browser = Client()
    page = visit(browser, visit(browser, invite(ada)).link("I have an account"))
    page = page.press("Sign in", login="rae", password=PASSWORD)
    assert page.heading == "Ada would like to share a space with you"
    assert page.press("Join").address == ada.at("home:today")


def test_the_open_pages_of_whoever_invited_hear_that_somebody_is_here(
    ada: Player, rae: Player, wire: Wire
) -> None:
    asked = visit(rae, invite(ada))
    assert wire.during(lambda: asked.press("Join")) == [(ada.member.channel, actions.TOPIC)]


def test_an_invitation_works_once(ada: Player, rae: Player, val: Player) -> None:
    link = invite(ada)
    asked = visit(val, link)
    visit(rae, link).press("Join")
    assert asked.press("Join").heading == "This invitation has been used"
    assert not Invitation.objects.open(clock.now()).exists()
    assert Member.objects.in_pair(ada.pair).count() == 2


def test_joining_twice_is_silent(ada: Player, rae: Player) -> None:
    link = invite(ada)
    for _ in range(2):
        answer = rae.post(f"{link}acceptance/")
        assert answer.headers["Location"] == ada.at("home:today")
    assert Member.objects.in_pair(ada.pair).count() == 2


def test_nobody_joins_by_their_own_invitation(ada: Player) -> None:
    ada.post(f"{invite(ada)}acceptance/")
    assert Member.objects.in_pair(ada.pair).count() == 1


def test_the_two_have_a_side_each_and_nobody_owns_the_pair(
    noor: Player, sam: Player, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        sides = {member.person: member.side for member in Member.objects.in_pair(noor.pair)}
    assert sides == {noor.person: Side.LEFT, sam.person: Side.RIGHT}
    assert not {"owner", "author", "creator"} & {field.name for field in Pair._meta.get_fields()}


@pytest.mark.parametrize("word", ["a-made-up-word", "x"])
def test_a_made_up_invitation_opens_no_door(ada: Player, client: Client, word: str) -> None:
    client.post(f"/invitations/{word}/acceptance/")
    assert visit(client, "/sign-up/").heading == "New accounts come by invitation here"


def test_a_closed_invitation_opens_no_door(ada: Player, client: Client) -> None:
    link = invite(ada)
    ada.post(ada.at("pairs:invitation_end"))
    client.post(f"{link}acceptance/")
    assert visit(client, "/sign-up/").heading == "New accounts come by invitation here"


def test_an_invitation_that_closes_while_one_signs_up_is_told_and_makes_no_account(
    ada: Player, client: Client
) -> None:
    page = closing_meanwhile(ada, client)
    assert page.value("display_name") == "Lou"
    assert not Person.objects.filter(username="lou").exists()
    assert page.press("Begin", password1=PASSWORD).heading == "New accounts come by invitation here"


def test_where_the_door_is_open_one_may_go_on_without_the_invitation(
    ada: Player, client: Client, settings: Settings
) -> None:
    settings.MANDORLA_OPEN_SIGNUP = True
    page = closing_meanwhile(ada, client)
    page = page.press("Begin", password1=PASSWORD)  # now the page asks what kind of pair it would be
    page.press("Begin", kind="friends", place="apart", password1=PASSWORD)
    lou = Person.objects.get(username="lou")
    assert [member.pair.kind for member in Member.objects.of(lou)] == ["friends"]


def closing_meanwhile(ada: Player, client: Client) -> Page:
    page = visit(client, invite(ada)).press("Join with a new account")
    ada.post(ada.at("pairs:invitation_end"))
    page = page.press("Begin", display_name="Lou", username="lou", password1=PASSWORD, is_adult="on")
    assert "This invitation is no longer open" in page.text
    return page


@pytest.fixture
def just_before(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Any]], None]:
    """Something that somebody else does once a form for signing up has been checked, and before it is carried out."""

    def arrange(deed: Callable[[], Any]) -> None:
        honest = FirstEveningForm.try_save

        def late(form: FirstEveningForm, request: Any) -> Any:
            deed()
            return honest(form, request)

        monkeypatch.setattr(FirstEveningForm, "try_save", late)

    return arrange


def test_whoever_signs_up_an_instant_too_late_is_told_and_makes_no_account(
    ada: Player, rae: Player, client: Client, just_before: Callable[[Callable[[], Any]], None]
) -> None:
    link = invite(ada)
    just_before(lambda: rae.post(f"{link}acceptance/"))
    page = join_anew(client, link)
    assert "This invitation is no longer open. You can ask for a new one." in page.text
    assert (page.value("display_name"), page.value("username")) == ("Lou", "lou")
    assert Member.objects.in_pair(ada.pair).count() == 2
    assert not Person.objects.filter(username="lou").exists()
    assert visit(client, "/me/").address.startswith("/sign-in/")


def test_a_sign_in_name_that_was_taken_an_instant_ago_is_said_and_the_invitation_stays(
    ada: Player, rae: Player, client: Client, just_before: Callable[[Callable[[], Any]], None]
) -> None:
    just_before(lambda: Person.objects.filter(pk=rae.person.pk).update(username="lou"))
    page = join_anew(client, invite(ada))
    assert page.value("display_name") == "Lou"
    assert "already exists" in page.text
    page = page.press("Begin", username="lou-anew", password1=PASSWORD)
    assert page.address == ada.at("home:today")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_in_the_same_instant_one_joins(ada: Player, rae: Player, val: Player) -> None:
    link = invite(ada)
    answers = at_once(lambda: rae.post(f"{link}acceptance/"), lambda: val.post(f"{link}acceptance/"))
    places = sorted(answer.headers["Location"] for answer in answers)
    assert places == sorted([link, ada.at("home:today")])
    assert Member.objects.in_pair(ada.pair).count() == 2
    assert not Invitation.objects.open(clock.now()).exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_invite_each_other_in_the_same_instant_have_two_spaces(ada: Player, rae: Player) -> None:
    links = invite(ada), invite(rae)
    at_once(lambda: ada.post(f"{links[1]}acceptance/"), lambda: rae.post(f"{links[0]}acceptance/"))
    assert {Member.objects.in_pair(pair).count() for pair in (ada.pair, rae.pair)} == {2}
