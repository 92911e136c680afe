from base64 import b64decode
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from tests.cast import Player

from mandorla.pairs import actions
from mandorla.pairs.models import Invitation, Member
from mandorla.shared import clock
from mandorla.shared.tests.browser import Page, visit


def invite(player: Player) -> str:
    """The link that `player` would give away."""
    page = visit(player, player.at("pairs:invitation"))
    if page.has_button("Make an invitation"):
        page = page.press("Make an invitation")
    return str(page.soup.select("#link-to-copy")[0]["value"]).removeprefix("http://testserver")


def test_an_invitation_is_a_link_and_a_code(ada: Player) -> None:
    page = visit(ada, ada.at("pairs:invitation")).press("Make an invitation")
    word = Invitation.objects.get().word
    assert page.soup.select("#link-to-copy")[0]["value"] == f"http://testserver/invitations/{word}/"
    assert page.soup.select(".qr[role=img] svg path")
    assert len(b64decode(word, altchars="-_", validate=True)) == 24  # bytes of chance: nobody guesses it


def test_the_code_is_drawn_without_a_style_that_the_browser_would_refuse(ada: Player) -> None:
    invite(ada)
    page = visit(ada, ada.at("pairs:invitation"))
    assert "<?xml" not in page.html
    assert not page.soup.select(".qr [style], .qr style")


def test_the_link_names_the_host_the_page_was_asked_from(ada: Player, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["192.168.1.20"]
    ada.post(ada.at("pairs:invitation"), headers={"Host": "192.168.1.20:8000"})
    page = ada.get(ada.at("pairs:invitation"), headers={"Host": "192.168.1.20:8000"})
    assert f"http://192.168.1.20:8000/invitations/{Invitation.objects.get().word}/" in page.content.decode()


def test_asking_again_shows_the_same_invitation(ada: Player) -> None:
    first = invite(ada)
    ada.post(ada.at("pairs:invitation"))
    assert invite(ada) == first
    assert Invitation.objects.count() == 1


def test_an_invitation_says_what_would_be_shared_before_anything_is(ada: Player, client: Client) -> None:
    page = visit(client, invite(ada))
    assert (page.status, page.heading) == (200, "Ada would like to share a space with you")
    assert page.all("h2") == ["What you would share", "What stays yours"]
    assert "You can take each back at any time." in page.text
    assert page.has_button("Join with a new account")
    assert page.has_button("No, thank you")
    assert page.link("I have an account").startswith("/sign-in/?next=/invitations/")


def test_who_runs_the_server_is_said_before_joining(ada: Player, client: Client, settings: Settings) -> None:
    settings.MANDORLA_HOST_NAME = "Val"
    page = visit(client, invite(ada))
    assert "This server is run by Val." in page.text
    assert "Whoever runs a server could read what is shared on it." in page.text


def test_an_invitation_is_found_with_its_space_and_whoever_sent_it(
    ada: Player, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    word = actions.invite(member=ada.member, now=clock.now()).word
    with django_assert_num_queries(1):
        found = Invitation.objects.with_word(word).get()
        assert (found.pair, found.author) == (ada.pair, ada.person)


def test_opening_an_invitation_changes_nothing(ada: Player, client: Client) -> None:
    link = invite(ada)
    before = Page(ada, ada.get(ada.at("home:us")), "").text
    visit(client, link)
    visit(client, link)
    assert Invitation.objects.get().ended_on is None
    assert Page(ada, ada.get(ada.at("home:us")), "").text == before


def test_declining_is_silent_and_changes_nothing(ada: Player, client: Client) -> None:
    link = invite(ada)
    before = _rows()
    page = visit(client, link).press("No, thank you")
    assert page.heading == "You have not joined"
    assert "Nobody was told" in page.text
    assert _rows() == before
    assert visit(client, link).has_button("Join with a new account")
    assert visit(client, "/sign-up/").heading == "New accounts come by invitation here"


def test_one_s_own_invitation_says_so(ada: Player) -> None:
    page = visit(ada, invite(ada))
    assert (page.status, page.heading) == (200, "This is your own invitation")
    assert visit(ada, page.link("Back to the invitation")).address == ada.at("pairs:invitation")


def test_a_used_invitation_says_so_to_a_stranger(noor: Player, rae: Player, client: Client) -> None:
    word = Invitation.objects.get(pair=noor.pair).word
    for browser in (client, rae):
        page = visit(browser, f"/invitations/{word}/")
        assert (page.status, page.heading) == (200, "This invitation has been used")
        assert "Noor" not in page.text


def test_whoever_joined_with_a_link_finds_their_space_behind_it(noor: Player, sam: Player) -> None:
    word = Invitation.objects.get(pair=noor.pair).word
    for player in (noor, sam):
        page = visit(player, f"/invitations/{word}/")
        assert page.heading == "You are here already"
        assert visit(player, page.link("Go to today")).address == player.at("home:today")


def test_whoever_has_left_finds_a_used_invitation(kit: Player, val: Player) -> None:
    word = Invitation.objects.get(pair=kit.pair).word
    assert visit(kit, f"/invitations/{word}/").heading == "This invitation has been used"


def test_an_invitation_runs_out_after_seven_days(ada: Player, client: Client) -> None:
    link = invite(ada)
    with time_machine.travel(clock.now() + timedelta(days=6, hours=23)):
        assert visit(client, link).has_button("Join with a new account")
    with time_machine.travel(clock.now() + timedelta(days=7), tick=False):
        assert not visit(ada, ada.at("pairs:invitation")).has_button("Take the invitation back")
        page = visit(client, link)
        assert (page.status, page.heading) == (200, "This invitation has run out")


def test_after_one_has_run_out_there_can_be_a_new_one(ada: Player) -> None:
    old = invite(ada)
    with time_machine.travel(clock.now() + timedelta(days=8)):
        assert visit(ada, ada.at("pairs:invitation")).has_button("Make an invitation")
        new = invite(ada)
        assert new != old
        assert visit(Client(), old).heading == "This invitation is no longer open"
        assert visit(Client(), new).has_button("Join with a new account")


def test_an_invitation_that_was_taken_back_is_closed(ada: Player, client: Client) -> None:
    link = invite(ada)
    page = visit(ada, ada.at("pairs:invitation")).press("Take the invitation back")
    assert page.has_button("Make an invitation")
    closed = visit(client, link)
    assert (closed.status, closed.heading) == (200, "This invitation is no longer open")


def test_an_unknown_word_is_not_found_and_says_what_may_have_happened(client: Client, ada: Player) -> None:
    page = visit(client, invite(ada)[:-3] + "/")
    assert (page.status, page.heading) == (404, "There is no such invitation")
    assert "Part of the link may be missing." in page.text


def test_an_invitation_is_forgotten_a_month_after_it_ran_out_or_ended(ada: Player) -> None:
    month, moment = timedelta(days=30), timedelta(seconds=1)
    invite(ada)
    ran_out = Invitation.objects.get().expires_at
    for now, count in ((ran_out + month, 1), (ran_out + month + moment, 0)):
        actions.forget_invitations(now=now)
        assert Invitation.objects.count() == count
    invite(ada)
    actions.revoke_invitation(member=ada.member, now=(ended := clock.now()))
    for now, count in ((ended + month, 1), (ended + month + timedelta(days=1), 0)):
        actions.forget_invitations(now=now)
        assert Invitation.objects.count() == count


def test_a_full_pair_invites_nobody_else(noor: Player) -> None:
    page = visit(noor, noor.at("pairs:invitation"))
    assert page.heading == "You and Sam are both here"
    page = Page(noor, noor.post(noor.at("pairs:invitation"), follow=True), "")
    assert page.all("#notices .notice") == ["This space is for two, and both places have been taken."]


def test_the_place_of_who_left_stays_taken(val: Player, kit: Player) -> None:
    assert visit(val, val.at("pairs:invitation")).heading == "Both places have been taken"
    val.post(val.at("pairs:invitation"))
    assert not Invitation.objects.open(clock.now()).exists()


@pytest.mark.parametrize("part", ["word", "name"])
def test_neither_the_word_nor_a_name_is_readable_in_the_database(ada: Player, part: str) -> None:
    invite(ada)
    secret = Invitation.objects.get().word if part == "word" else "Ada"
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM pairs_invitation")
        row = [
            bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
            for cell in cursor.fetchone()
        ]
    assert secret.encode() not in b" ".join(row)


def _rows() -> list[object]:
    invitations = Invitation.objects.values_list("pk", "ended_on", "expires_at")
    return [*invitations, *Member.objects.values_list("pk", "left_on")]
