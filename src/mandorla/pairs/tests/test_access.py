"""Who gets past the one door to a pair, and what they carry afterwards."""

import pytest
from django.http import Http404
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from tests.cast import Player

from mandorla.live import tickets
from mandorla.live.logic.tickets import Ticket
from mandorla.pairs.access import member_of, paired
from mandorla.shared import clock
from mandorla.shared.ids import new_id
from mandorla.shared.policy import of
from mandorla.vault import keys


def today(*, pair: object) -> None:
    """A page."""


def test_a_page_of_a_pair_says_for_whom_it_is_and_keeps_its_name() -> None:
    page = paired(today)  # type: ignore[arg-type]
    policy = of(page)
    assert policy
    assert (policy.kind, policy.because) == ("paired", "")
    assert (page.__name__, page.__doc__) == ("today", "A page.")


def test_a_member_comes_with_the_other_and_their_keys(
    noor: Player, sam: Player, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    keys.forget()
    with django_assert_num_queries(1):
        member = member_of(noor.pair.pk, noor.person)
    assert member.other
    assert member.person is noor.person
    assert (member.person_id, member.other.person_id) == (noor.person.pk, sam.person.pk)
    with django_assert_num_queries(0), django_assert_num_queries(0, using="keyring"):
        assert member.pair == noor.pair
        assert [person.name for person in member.people] == ["Noor", "Sam"]
        keys.of(noor.pair.pk)


def test_alone_there_is_no_other(ada: Player) -> None:
    assert member_of(ada.pair.pk, ada.person).other is None


def test_a_stranger_whoever_left_and_a_pair_that_is_none_are_not_found(
    noor: Player, rae: Player, kit: Player
) -> None:
    for pair, person in ((noor.pair.pk, rae.person), (kit.pair.pk, kit.person), (new_id(), noor.person)):
        with pytest.raises(Http404):
            member_of(pair, person)


def test_whoever_is_not_signed_in_is_asked_to(noor: Player, client: Client) -> None:
    answer = client.get(noor.at("home:today"))
    assert answer.headers["Location"] == f"/sign-in/?next={noor.at('home:today')}"
    assert tickets.COOKIE not in answer.cookies


@pytest.mark.parametrize("is_https", [True, False])
def test_reading_gives_a_ticket_for_ones_own_channel(
    noor: Player, settings: Settings, is_https: bool
) -> None:
    settings.IS_HTTPS = is_https
    answer = noor.get(noor.at("home:today"))
    assert bool(answer.cookies[tickets.COOKIE]["secure"]) is is_https
    ticket = tickets.read(answer.cookies[tickets.COOKIE].value, clock.now())
    assert isinstance(ticket, Ticket)
    assert ticket.channels == (noor.member.channel,)
    assert ticket.listener == noor.device.listener
    assert ticket.issued_at <= clock.now()


def test_a_page_that_only_renews_its_ticket_is_not_made(noor: Player) -> None:
    renewed = noor.get(noor.at("home:today"), headers={"X-Live": "renew"})
    assert (renewed.status_code, renewed.content) == (204, b"")
    assert tickets.COOKIE in renewed.cookies
    assert noor.get(noor.at("home:today"), headers={"X-Live": "once"}).status_code == 200


def test_what_an_address_names_besides_reaches_the_page(noor: Player) -> None:
    assert noor.get(noor.at("talks:guide", script="listening")).status_code == 200


def test_writing_gives_none(noor: Player) -> None:
    answer = noor.post(noor.at("prompts:rest"))
    assert answer.status_code == 303
    assert tickets.COOKIE not in answer.cookies
