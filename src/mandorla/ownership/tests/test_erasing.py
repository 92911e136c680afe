from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.auth import authenticate
from django.db.models.deletion import RestrictedError
from django.test import Client, TestCase
from django.utils.module_loading import import_string
from django_q.models import OrmQ
from django_q.signing import SignedPackage
from tests.access.sessions import confirm
from tests.cast import PASSWORD, Player

from mandorla.demo import cast
from mandorla.live import bus
from mandorla.notices import actions as notices
from mandorla.notices.logic.wishes import Wishes
from mandorla.ownership import actions, package, unpacking
from mandorla.ownership.fields import author_of, encrypted, own_fields
from mandorla.ownership.models import Keepsake
from mandorla.ownership.tests.houses import LINE, live_in
from mandorla.pairs import actions as pairs
from mandorla.pairs.models import AgreementEntry, Member, Pair
from mandorla.people.models import Device, Person
from mandorla.shared import clock
from mandorla.shared.tests.browser import visit
from mandorla.vault import keys

PAGE = "/me/erasing/"


def erase(player: Player) -> Any:
    confirm(player)
    with TestCase.captureOnCommitCallbacks(execute=True):
        page = visit(player, PAGE).press("Erase it for good", word=" Erase ")
    keys.forget()
    return page


def left_of(person: Person) -> dict[str, list[str]]:
    """What rows of theirs still say in fields under their own key, by table."""
    found: dict[str, list[str]] = {}
    for model in apps.get_models():
        for row in model._base_manager.filter(**{author_of(model): person.pk}) if author_of(model) else ():
            held = [field.name for field in own_fields(model) if row.__dict__.get(field.attname) is not None]
            found.setdefault(model._meta.label, []).extend(held)
    return found


def pages_of(player: Player) -> list[str]:
    addresses = [player.at(name) for name in ("home:today", "prompts:shelf", "home:us", "pairs:agreement")]
    addresses += [
        player.at(name) for name in ("appreciation:received", "asks:good_news", "promises:promises")
    ]
    return [visit(player, address).text for address in addresses]


def test_it_asks_who_one_is_and_for_a_word_and_offers_the_file_first(noor: Player, sam: Player) -> None:
    assert visit(noor, "/me/").link("Erase your account At once, and for good") == PAGE
    assert noor.get(PAGE).headers["Location"].startswith("/account/confirm/")
    confirm(noor)
    page = visit(noor, PAGE)
    assert page.link("Take everything with you first") == "/me/export/"
    assert page.link("See what Sam goes on reading") == noor.at("ownership:staying")
    page = page.press("Erase it for good", word="yes")
    assert page.status == 422
    assert "Nothing was erased." in page.text
    assert Person.objects.filter(pk=noor.person.pk, erased_on=None).exists()


def test_afterwards_nobody_is_signed_in_and_the_name_is_free(noor: Player, sam: Player) -> None:
    tablet = noor.elsewhere()
    assert erase(noor).heading == "It is erased"
    for browser in (noor, tablet):
        assert browser.get("/me/").headers["Location"].startswith("/sign-in/")
    assert not Device.objects.of(noor.person).exists()
    assert authenticate(username="noor", password=PASSWORD) is None
    assert not Person.objects.filter(username="noor").exists()
    assert (
        visit(Client(), "/sign-in/").press("Sign in", login="noor", password=PASSWORD).address == "/sign-in/"
    )


def test_what_was_theirs_alone_is_gone_and_its_key(noor: Player, sam: Player) -> None:
    live_in(noor, sam)
    notices.ask_for(person=noor.person, wishes=Wishes(), now=clock.now())
    Authenticator.objects.create(user=noor.person, type=Authenticator.Type.TOTP, data={})
    noor.post(noor.at("prompts:draft", slug="everyday-unwritten-law"), {"text": "Half a sentence"})
    erase(noor)
    assert not keys.exists(noor.person.pk)
    kept = {label for label, rows in left_of(noor.person).items()}
    joint = {"pairs.Member"}
    assert kept - joint == {
        "prompts.Answer", "prompts.Reply", "checkins.Share", "appreciation.Appreciation", "appreciation.Landing",
        "asks.GoodNews", "asks.Response", "promises.Promise", "promises.Wording", "promises.Apology",
    }  # fmt: skip
    for model in map(apps.get_model, kept - joint - {"promises.Promise"}):
        assert model._base_manager.filter(**{author_of(model): noor.person}).count() == 1
    person = Person.objects.get(pk=noor.person.pk)
    assert (person.display_name, person.email, person.name, person.is_active) == (None, "", "", False)


def test_nothing_says_anything_under_a_key_that_is_about_to_go(noor: Player, sam: Player) -> None:
    live_in(noor, sam)
    actions.erase_account(person=noor.person, now=clock.now())
    for model in apps.get_models():
        if author_of(model) and encrypted(model):
            for row in model._base_manager.filter(**{author_of(model): noor.person}):
                said = [getattr(row, field.attname) for field in own_fields(model)]
                assert all(one in (None, "", {}) for one in said), model


def test_the_other_goes_on_reading_what_was_open_and_sees_no_difference_to_leaving(
    noor: Player, sam: Player
) -> None:
    live_in(noor, sam)
    with TestCase.captureOnCommitCallbacks(execute=True):
        pairs.leave(member=noor.member, now=clock.now())
    before, file = pages_of(sam), package.export(sam.person, clock.now())
    assert "Noor both answer" in " ".join(before)
    erase(noor)
    assert pages_of(sam) == before
    assert unpacking.unpack(package.export(sam.person, clock.now()))[0] == unpacking.unpack(file)[0]
    assert not visit(sam, sam.at("pairs:invitation")).has_button("Make a link")


def test_erasing_from_within_a_pair_is_leaving_it_first(
    noor: Player, sam: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    live_in(noor, sam)
    closed: list[str] = []
    monkeypatch.setattr(bus, "close", closed.append)
    erase(noor)
    assert noor.device.listener in closed
    assert sam.device.listener not in closed
    assert Member.objects.get(person=noor.person).left_on is not None
    assert LINE in visit(sam, sam.at("pairs:agreement")).text
    assert AgreementEntry.objects.get().proposer_id == noor.person.pk
    assert "On your own for now" in visit(sam, sam.at("home:today")).text


def test_a_kill_before_the_key_is_destroyed_is_made_up_for_by_the_queue(noor: Player, sam: Player) -> None:
    actions.erase_account(person=noor.person, now=clock.now())  # nothing of what follows the commit has run
    assert keys.exists(noor.person.pk)
    queued = SignedPackage.loads(OrmQ.objects.get().payload)
    with TestCase.captureOnCommitCallbacks(execute=True):
        import_string(queued["func"])(*queued["args"])
    assert not keys.exists(noor.person.pk)


def test_nobody_s_account_takes_an_agreement_with_it(noor: Player, sam: Player) -> None:
    live_in(noor, sam)
    with pytest.raises(RestrictedError):
        noor.person.delete()
    assert AgreementEntry.objects.exists()


def test_a_space_of_one_goes_as_a_whole_and_no_other(ada: Player) -> None:
    other = Pair.objects.create(begun_on=clock.now().date())  # which somebody is about to come into
    ada.post(
        ada.at("prompts:answer", slug="everyday-unwritten-law"), {"text": "x", "rule": "keep", "version": 0}
    )
    erase(ada)
    assert not Person.objects.filter(pk=ada.person.pk).exists()
    assert list(Pair.objects.all()) == [other]
    assert not keys.exists(ada.pair.pk)
    assert not keys.exists(ada.person.pk)


def test_when_both_have_erased_their_accounts_nothing_is_left(noor: Player, sam: Player, rae: Player) -> None:
    live_in(noor, sam)
    erase(noor)
    erase(sam)
    actions.forget_erased(now=clock.now())
    assert list(Person.objects.all()) == [rae.person]
    assert list(Pair.objects.all()) == [rae.pair]
    for owner in (noor.person.pk, sam.person.pk, noor.pair.pk):
        assert not keys.exists(owner)
    rows = {model._meta.label for model in apps.get_models() if model._base_manager.exists()}
    assert (
        rows & {"prompts.Answer", "pairs.AgreementEntry", "ownership.Keepsake", "promises.Promise"} == set()
    )


def test_whoever_left_keeps_their_copy_when_the_other_erases_everything(noor: Player, sam: Player) -> None:
    live_in(noor, sam)
    with TestCase.captureOnCommitCallbacks(execute=True):
        pairs.leave(member=noor.member, now=clock.now())
    erase(sam)
    assert "Sam both answer" in visit(noor, "/kept/together/").text
    assert "Noor keep answer" in visit(noor, "/kept/answers/").text
    assert Keepsake.objects.count() == 1
    assert package.export(noor.person, clock.now())


def test_erasing_twice_and_forgetting_what_is_referred_to_change_nothing(noor: Player, sam: Player) -> None:
    found = []
    for days in (0, 1):
        actions.erase_account(person=noor.person, now=clock.now() + timedelta(days=days))
        found.append(Person.objects.values().get(pk=noor.person.pk))
    assert found[0] == found[1]
    newcomer = cast.make_person(cast.RAE)  # who is in no space yet
    actions.forget_erased(now=clock.now())
    assert Person.objects.filter(pk__in=[noor.person.pk, newcomer.pk]).count() == 2


def test_of_each_who_erased_their_account_a_number_stays_with_the_other(
    noor: Player, sam: Player, ines: Player, jo: Player
) -> None:
    for player in (noor, ines):
        erase(player)
    assert set(Person.objects.exclude(erased_on=None)) == {noor.person, ines.person}


def test_the_open_pages_of_somebody_who_is_in_no_space_are_closed_as_well(
    ada: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs.leave(member=ada.member, now=clock.now())
    closed: list[str] = []
    monkeypatch.setattr(bus, "close", closed.append)
    with TestCase.captureOnCommitCallbacks(execute=True):
        actions.erase_account(person=ada.person, now=clock.now())
    assert closed == [ada.device.listener]


def test_a_promise_that_was_made_to_whoever_is_gone_still_stands(noor: Player, sam: Player) -> None:
    live_in(noor, sam)
    erase(noor)
    assert "Sam open promise" in visit(sam, sam.at("promises:promises")).text
    assert "Noor open promise" in visit(sam, sam.at("promises:promises")).text
