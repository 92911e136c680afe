"""When it is hard: readiness, soft starts, words for a bad moment, what is parked, looking back."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from mandorla.pairs.actions.agreement import agree_on_trial
from mandorla.pairs.models import Member
from mandorla.repair import actions
from mandorla.repair.logic.looking import Look
from mandorla.repair.logic.starting import Words
from mandorla.repair.models import FriendView, LookBack, Parked, Phrase, Start
from mandorla.shared import clock
from mandorla.shared.ids import new_opaque_id
from tests.access.cast import Cast
from tests.access.deeds import quiet, send, shown
from tests.access.garden import Garden
from tests.cast import Player

SOFT = {"feel": "sad", "about": "dinner on Monday", "need": "an evening with you"}
ALL = ["calm", "fed", "sober", "time", "safe"]
FORMS: dict[str, dict[str, Any]] = {
    "repair:readiness": {"signs": ALL},
    "repair:new": SOFT,
    "repair:wording": {**SOFT, "feel": "lonely", "version": "0"},
    "repair:draft": {"text": "Half a"},
    "repair:wording_draft": {"text": "Half a"},
    "repair:phrases": {"text": "I am with you"},
    "repair:parked": {"text": "The summer"},
    "repair:look_new": {"felt": "Scared"},
    "repair:look": {"felt": "Less scared", "version": "1"},
    "repair:look_draft": {"text": "Half a"},
    "repair:look_new_draft": {"text": "Half a"},
    "repair:look_ready": {"on": "1"},
    "repair:friend": {"text": "Both were tired"},
    "repair:friend_draft": {"text": "Half a"},
    "repair:promising": {"will": "text", "to": "other"},
}
LIVE = {"repair:starts"}
FOUND_BY_NOOR = {
    *("repair.Start.said", "repair.Phrase.text", "repair.Parked.text", "repair.LookBack.said"),
    "repair.FriendView.text",
}
OPEN_TO_BOTH = {"repair.Start.shared"}
NEVER_SAMS = FOUND_BY_NOOR | {"repair.LookBack.tags"}
TALK = UUID(int=7)  # a talk that both look back at
LOOKED_AT = (
    "home:today repair:room repair:readiness repair:not_now repair:starts repair:new repair:start"
    " repair:wording repair:phrases repair:parked repair:kept repair:looks repair:look_new repair:look"
    " repair:friend repair:promising"
)
WITHOUT_A_PAGE = (
    "repair:draft repair:wording_draft repair:opening repair:taking_back repair:erasure repair:phrase_end"
    " repair:reopening repair:parked_end repair:look_draft repair:look_new_draft repair:look_ready"
    " repair:look_erasure repair:friend_draft repair:friend_erasure"
)
OPAQUE = {"repair.Start"}
ENDS = {
    ("deleted", "repair.FriendView"): "repair:friend_erasure",
    ("deleted", "repair.LookBack"): "repair:look_erasure",
    ("deleted", "repair.Parked"): "repair:parked_end",
    ("deleted", "repair.Phrase"): "repair:phrase_end",
    ("deleted", "repair.Start"): "repair:erasure",
    ("taken_back", "repair.LookBack"): "repair:look_erasure",
    ("taken_back", "repair.Start"): "repair:taking_back",
}


def things(cast: Cast) -> dict[str, Any]:
    found: dict[str, Any] = {"feel": "feel", "felt": "felt", "talk": TALK}
    for name, member in (("noors", cast.noor.member), ("sams", cast.sam.member)):
        found |= _all_of(name, member, cast.now)
    return found | {"noors_trial": _trial(cast.noor.member, cast.now)}


def left_behind(kit: Member, val: Member, now: datetime) -> dict[str, Any]:
    kit.other = val
    return _all_of("kits", kit, now) | {"kits_trial": _trial(kit, now)}


def _all_of(name: str, member: Member, now: datetime) -> dict[str, Any]:
    rows: dict[str, Any] = {"start": _sent(member, now), "own_start": _written(member, now)}
    actions.add_phrase(member=member, text="We are on one side")
    actions.park(member=member, text="The wedding")
    rows |= {"phrase": Phrase.objects.get(author=member.person)}
    rows |= {"parked": Parked.objects.get(author=member.person)}
    rows |= {"look": _looked(member, TALK, now)}
    rows |= {"view": actions.write_as_friend(member=member, text="Tired", is_reminded=False, now=now)}
    return {f"{name}_{what}": row.pk for what, row in rows.items()}


def _looked(member: Member, occasion: UUID | None, now: datetime) -> LookBack:
    look = Look(felt="Scared")
    return actions.look_back(
        member=member, occasion=occasion, look=look, tags=["evenings"], version=0, now=now
    )


def _trial(member: Member, now: datetime) -> UUID:
    line = new_opaque_id()
    until = member.pair_day(now) + timedelta(days=14)
    agree_on_trial(member=member, line=line, text="A text before six", until=until, now=now)
    return line


def _written(member: Member, now: datetime) -> Start:
    return actions.write_start(member=member, words=Words(**SOFT), is_meant=True, now=now)


def _sent(member: Member, now: datetime) -> Start:
    made = _written(member, now)
    actions.open_start(member=member, start=made, now=now)
    return made


def before(noor: Player, sam: Player) -> None:
    """Noor sent a soft start and has words of her own; Sam wrote one and keeps it."""
    _sent(noor.member, clock.now())
    _written(sam.member, clock.now())
    actions.add_phrase(member=noor.member, text="I am with you")
    for player in (noor, sam):
        _looked(player.member, TALK, clock.now())
    mine = LookBack.objects.get(author=noor.person)
    actions.be_ready_to_look(member=noor.member, look=mine, is_ready=True)


def rows(noor: Player) -> dict[str, str]:
    """Pages of rows that Noor may look at."""
    return {noor.at("repair:look", occasion=TALK): "repair:look"}


def sow(garden: Garden) -> None:
    noor, word = garden.noor, garden.word
    garden.send(noor, "repair:new", {**SOFT, "about": word("repair.Start.shared")})
    garden.send(noor, "repair:opening", start=Start.objects.get(author__username="noor").pk)
    garden.send(noor, "repair:new", {**SOFT, "about": word("repair.Start.said")})
    garden.send(noor, "repair:phrases", {"text": word("repair.Phrase.text")})
    garden.send(noor, "repair:parked", {"text": word("repair.Parked.text")})
    garden.send(noor, "repair:draft", {"text": word("a draft of a soft start")}, part="feel")
    said, tags = word("repair.LookBack.said"), word("repair.LookBack.tags")
    garden.send(noor, "repair:look_new", {"felt": said, "tags": tags})
    garden.send(noor, "repair:friend", {"text": word("repair.FriendView.text")})


def sow_by_hand(garden: Garden, person: Any, pair: Any) -> None:
    copy = [garden.word("repair.LookBack.shared")]
    LookBack.objects.create(
        pair=pair,
        author=person,
        occasion=TALK,
        day=pair.begun_on,
        is_ready=True,
        said={},
        tags=[],
        shared=copy,
    )


@quiet
def is_not_ready(sam: Player) -> None:
    send(sam, "repair:readiness", {"signs": ["calm", "safe"]})


@quiet
def does_not_feel_safe(sam: Player) -> None:
    send(sam, "repair:readiness", {"signs": ["calm", "fed", "sober", "time"]})
    assert sam.get(sam.at("repair:room")).status_code == 200


@quiet
def is_ready_and_reads_the_room(sam: Player) -> None:
    send(sam, "repair:readiness", {"signs": ALL})
    for name in ("repair:room", "repair:starts", "repair:phrases", "repair:parked", "repair:not_now"):
        assert sam.get(sam.at(name)).status_code == 200


@quiet
def begins_softly_and_keeps_it(sam: Player) -> None:
    send(sam, "repair:draft", {"text": "left"}, part="feel")
    send(sam, "repair:new", SOFT)
    mine = Start.objects.by(sam.person).latest("made_at")
    send(sam, "repair:wording", {**SOFT, "feel": "tired", "version": "0"}, start=mine.pk)
    send(sam, "repair:erasure", start=mine.pk)


@quiet
def reads_what_noor_began(sam: Player) -> None:
    told = Start.objects.get(made_to=sam.person)
    assert sam.get(sam.at("repair:start", start=told.pk)).status_code == 200


@quiet
def makes_words_for_a_bad_moment(sam: Player) -> None:
    send(sam, "repair:phrases", {"text": "Let me try again"})
    send(sam, "repair:phrase_end", phrase=Phrase.objects.by(sam.person).get().pk)


@quiet
def parks_something_and_opens_it_again(sam: Player) -> None:
    for text in ("The summer", "The wedding"):
        send(sam, "repair:parked", {"text": text})
    first, other = Parked.objects.by(sam.person)
    send(sam, "repair:reopening", parked=first.pk)
    send(sam, "repair:parked_end", parked=other.pk)


@quiet
def looks_back_and_writes_as_a_friend(sam: Player) -> None:
    send(sam, "repair:look_new_draft", {"text": "Half a"}, part="felt")
    send(sam, "repair:look_new", {"felt": "Cross", "tags": "evenings"})
    send(sam, "repair:look", {"felt": "Less cross", "version": "1"}, occasion=TALK)
    send(sam, "repair:friend_draft", {"text": "Half a"})
    send(sam, "repair:friend", {"text": "Both were tired", "is_reminded": "on"})
    send(sam, "repair:friend_erasure", view=FriendView.objects.by(sam.person).get().pk)
    send(sam, "repair:look_erasure", occasion=TALK)


@shown
def is_ready_to_look_as_noor_is(sam: Player) -> None:
    send(sam, "repair:look_ready", {"on": "1"}, occasion=TALK)


@shown
def sends_a_soft_start(sam: Player) -> None:
    send(sam, "repair:opening", start=Start.objects.by(sam.person).get().pk)
