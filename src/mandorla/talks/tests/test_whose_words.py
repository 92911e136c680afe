from tests.cast import Player

from mandorla.live.tests.wire import Wire
from mandorla.ownership.gathering import gather
from mandorla.shared import clock
from mandorla.shared.tests.browser import visit
from mandorla.talks import actions
from mandorla.talks.models import Line, Stage, Talk, Understanding
from mandorla.talks.tests.doing import asks, begin, half, opens, pages_of, says, whole


def test_felt_understood_is_private_and_told_to_nobody(noor: Player, sam: Player, wire: Wire) -> None:
    talk = begin(noor, sam)
    half(noor, sam, talk)
    kept = Understanding.objects.get()
    assert (kept.person, kept.rating, kept.shown) == (noor.person, 8, None)
    line = Line.objects.of(talk).last()
    assert line
    assert line.shared is None
    assert "8" not in str(talk.snapshot)
    half(sam, noor, talk)
    before = pages_of(sam, talk)
    assert "8" in visit(noor, noor.at("talks:understood")).all("td")
    assert pages_of(sam, talk) == before


def test_it_can_be_shown_on_purpose_and_taken_back(noor: Player, sam: Player, wire: Wire) -> None:
    talk = begin(noor, sam)
    whole(noor, sam, talk)
    mine = visit(noor, noor.at("talks:understood"))
    assert wire.during(lambda: mine.press("Show Sam")) == [(sam.person.pk.hex, "talks")]
    assert "Noor felt understood, and shows you: 8 of 10." in opens(sam, talk).text
    visit(noor, noor.at("talks:understood")).press("Take it back")
    assert "shows you" not in opens(sam, talk).text


def test_the_private_tap_is_noted_for_oneself_alone(noor: Player, sam: Player, wire: Wire) -> None:
    talk = begin(noor, sam)
    before, page = pages_of(noor, talk), opens(sam, talk)
    noted: list[str] = []
    assert wire.during(lambda: noted.append(page.press("I was preparing a reply").text)) == []
    assert "Noted, for you alone." in noted[0]
    assert pages_of(noor, talk) == before
    assert Line.objects.get().shared is None
    assert not opens(noor, talk).has_button("I was preparing a reply")


def test_when_somebody_leaves_the_talk_is_over_and_each_keeps_their_own(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam)
    says(noor, talk, "The tram stood still")
    asks(noor, "thanking")
    visit(sam, sam.at("pairs:departure")).press("Leave now")
    assert Talk.objects.get().stage == Stage.OVER
    assert "The tram stood still" in opens(noor, talk).text
    assert not Line.objects.filter(shared__isnull=False).exists()


def test_what_both_kept_of_a_talk_is_taken_back_before_one_leaves(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam)
    whole(noor, sam, talk)
    for player in (noor, sam):
        opens(player, talk).press("Save my choice", keeping="share")
    assert Line.objects.filter(shared__isnull=False).exists()
    stays = visit(sam, sam.at("ownership:staying"))
    assert "Words in talks" in stays.text
    stays.press("Take all of it back")
    assert not Line.objects.filter(shared__isnull=False).exists()
    actions.keep_to_oneself(member=sam.member, talk=Talk.objects.get(), now=clock.now())


def test_a_talk_is_found_in_its_own_pair_alone(noor: Player, sam: Player, ines: Player, ada: Player) -> None:
    talk = begin(noor, sam)
    for player in (ines, ada):
        for name in ("talks:talk", "talks:refusal"):
            assert player.get(player.at(name, talk=talk.pk)).status_code == 404
            assert player.get(noor.at(name, talk=talk.pk)).status_code == 404
    assert opens(noor, talk).status == 200


def test_whoever_takes_everything_along_has_their_words_and_what_both_keep(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam)
    whole(noor, sam, talk)
    taken = str(gather(noor.person, clock.now()))
    assert "The tram stood still for an hour" in taken
    assert "You lost an hour" in taken  # Noor's own, of the half in which she listened
    sams = str(gather(sam.person, clock.now()))
    assert "'rating': 8" in sams
    assert sams.count("The tram stood still for an hour") == 1
    for player in (noor, sam):
        opens(player, talk).press("Save my choice", keeping="share")
    assert str(gather(sam.person, clock.now())).count("The tram stood still for an hour") > 1
