"""Talks: proposing, turns, time-outs, what becomes of the words."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from mandorla.pairs.models import Member
from mandorla.shared.ids import new_form_id
from mandorla.shared.sound import Recording
from mandorla.talks import actions as talks
from mandorla.talks import voice
from mandorla.talks.logic.state import Kind, Mode, Side
from mandorla.talks.models import Talk, Understanding, VoiceNote
from mandorla.talks.scripts import scripts
from tests.access.cast import Cast
from tests.access.deeds import quiet, send, shown
from tests.access.garden import Garden
from tests.cast import Player

FORMS: dict[str, dict[str, Any]] = {
    "talks:guide": {"mode": "two", "manner": "written", "first": "me"},
    "talks:draft": {"text": "Half a"},
    "talks:answer": {"visit": "2", "value": "Words"},
    "talks:parking": {"text": "The wedding"},
    "talks:time_out": {"minutes": "30"},
    "talks:move": {"minutes": "30"},
    "talks:keeping": {"keeping": "mine"},
}
LIVE = {"talks:talks", "talks:talk"}
LOOKED_AT = (
    "home:today talks:talks talks:guide talks:talk talks:answer talks:refusal talks:understood talks:kept"
)
WITHOUT_A_PAGE = (
    "talks:acceptance talks:withdrawal talks:beginning talks:draft talks:tap talks:time_out talks:move talks:parking"
    " talks:end talks:keeping talks:showing talks:voice talks:kept_voice"
)
OPAQUE = {"talks.Line", "talks.Talk", "talks.VoiceNote"}
ENDS = {
    ("deleted", "talks.Line"): "talks:keeping",
    ("taken_back", "talks.Line"): "talks:keeping",
    ("taken_back", "talks.Understanding"): "talks:showing",
    ("taken_back", "talks.VoiceNote"): "talks:keeping",
}


def things(cast: Cast) -> dict[str, Any]:
    asked = _propose(cast.noor.member, "thanking", cast.now)
    running = talks.accept(
        member=cast.sam.member,
        talk=_propose(cast.noor.member, "listening", cast.now),
        time=None,
        now=cast.now,
    )
    rating = Understanding.objects.create(
        pair=cast.noor.pair, talk=running, person=cast.noor.person, day=cast.now.date(), rating=7
    )
    _long_ago(running)
    _act(cast.noor.member, running, Kind.ANSWER, cast.now)
    note = _note(running, cast.noor.member)
    return {
        "noors_talk": running.pk,
        "noors_talk_asked": asked.pk,
        "noors_felt": rating.pk,
        "noors_note": note.pk,
    }


def _note(talk: Talk, member: Member) -> VoiceNote:
    """Something that Noor said aloud and that has not been told: it waits for Sam's own entry."""
    note = VoiceNote(pair=talk.pair, talk=talk, author=member.person)
    voice.keep(note, voice.Sound(Recording("audio/ogg", 2), b"OggS" + bytes(100)), talk.state.at)
    return note


def left_behind(kit: Member, val: Member, now: datetime) -> dict[str, Any]:
    kit.other, val.other = val, kit
    running = talks.accept(member=val, talk=_propose(kit, "listening", now), time=None, now=now)
    return {"kits_talk": running.pk}


def before(noor: Player, sam: Player) -> None:
    """In the middle of a talk, Sam has heard Noor and is about to say what he heard; the other half is over."""
    begun = _begun_between(noor, sam)
    for player, form in ((noor, {}), (sam, {}), (noor, {"value": "A long day"})):
        _answers(player, begun, **form)


def rows(noor: Player) -> dict[str, str]:
    """Pages of rows that Noor may look at."""
    return {noor.at("talks:talk", talk=talk.pk): "talks:talk" for talk in Talk.objects.of(noor.pair).begun()}


def sow(garden: Garden) -> None:
    noor, sam, word = garden.noor, garden.sam, garden.word
    wishes = {"mode": "two", "manner": "written", "first": "me"}
    garden.send(noor, "talks:guide", wishes, script="listening-short")
    running = Talk.objects.get()
    garden.send(sam, "talks:acceptance", talk=running.pk)
    said = {"visit": "1", "value": word("talks.Line.shared", "talks.Talk.snapshot")}
    garden.send(noor, "talks:answer", said, talk=running.pk)


def sow_by_hand(garden: Garden, person: Any, pair: Any) -> None:
    plan = {"mode": "two", "is_declined": False, "times": [], "note": garden.word("talks.Talk.plan")}
    made = Talk.objects.create(
        pair=pair, proposer=person, script="listening", version=1, stale_on=pair.begun_on, plan=plan
    )
    made.lines.create(pair=pair, author=person, seq=1, key=new_form_id(), own=[garden.word("talks.Line.own")])
    rating, copy = garden.word("talks.Understanding.rating"), garden.word("talks.Understanding.shown")
    Understanding.objects.create(
        pair=pair, talk=made, person=person, day=pair.begun_on, rating=rating, shown=copy
    )

    VoiceNote.objects.create(
        pair=pair,
        talk=made,
        author=person,
        own={"secret": garden.word("talks.VoiceNote.own")},
        shared={"secret": garden.word("talks.VoiceNote.shared")},
    )


def _propose(member: Member, script: str, now: datetime) -> Talk:
    return talks.propose(
        member=member,
        script=scripts()[script],
        mode=Mode.TWO,
        is_spoken=False,
        speaker=Side(member.side),
        times=[],
        now=now,
    )


def _act(member: Member, talk: Talk, kind: Kind, now: datetime) -> None:
    visit = Talk.objects.get(pk=talk.pk).state.visit
    talks.act(member=member, talk=talk, kind=kind, visit=visit, key=new_form_id(), now=now)


def _begun_between(noor: Player, sam: Player) -> Talk:
    wishes = {"mode": "two", "manner": "written", "first": "me"}
    send(noor, "talks:guide", wishes, script="listening")
    begun = Talk.objects.get()
    send(sam, "talks:acceptance", talk=begun.pk)
    _long_ago(begun)
    return begun


def _long_ago(talk: Talk) -> None:
    """Let its first step have gone on for as long as it asks."""
    talk.refresh_from_db()
    talk.snapshot = replace(talk.state, since=talk.state.since - timedelta(minutes=1)).to_json()
    talk.save(update_fields=["snapshot"])


def _answers(player: Player, talk: Talk, **form: str) -> None:
    visit = Talk.objects.get(pk=talk.pk).state.visit
    send(player, "talks:answer", {"visit": str(visit), **form}, talk=talk.pk)


def _taps(player: Player, kind: str) -> None:
    talk = Talk.objects.get()
    send(player, "talks:tap", {"visit": str(talk.state.visit)}, talk=talk.pk, kind=kind)


@quiet
def reads_how_talks_go(sam: Player) -> None:
    for name, parts in (("talks:talks", {}), ("talks:understood", {}), ("talks:guide", {"script": "dreams"})):
        assert sam.get(sam.at(name, **parts)).status_code == 200
    assert sam.get(sam.at("talks:talk", talk=Talk.objects.get().pk)).status_code == 200


@quiet
def types_in_a_talk_and_does_not_send_it(sam: Player) -> None:
    send(sam, "talks:draft", {"text": "What I heard is"}, talk=Talk.objects.get().pk)


@quiet
def notices_that_he_prepares_a_reply(sam: Player) -> None:
    _taps(sam, "notice")


@quiet
def is_refused_in_a_talk(sam: Player) -> None:
    talk = Talk.objects.get()
    stale = sam.post(sam.at("talks:answer", talk=talk.pk), {"visit": "1", "value": "Old"})
    assert stale.status_code == 422
    _taps(sam, "pass")


@quiet
def is_given_a_hint_about_his_words(sam: Player) -> None:
    talk = Talk.objects.get()
    held = {"visit": str(talk.state.visit), "value": "You should just tell him no."}
    assert sam.post(sam.at("talks:answer", talk=talk.pk), held).status_code == 422


@shown
def says_what_he_heard(sam: Player) -> None:
    _answers(sam, Talk.objects.get(), value="A long day, and rain")


@shown
def takes_a_breath(sam: Player) -> None:
    _taps(sam, "hold")


@shown
def calls_a_time_out(sam: Player) -> None:
    send(sam, "talks:time_out", {"minutes": "30"}, talk=Talk.objects.get().pk)


@shown
def ends_a_talk(sam: Player) -> None:
    send(sam, "talks:end", talk=Talk.objects.get().pk)


@shown
def proposes_a_talk(sam: Player) -> None:
    send(sam, "talks:guide", {"mode": "two", "manner": "written", "first": "me"}, script="dreams")
