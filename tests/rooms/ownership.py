"""Taking everything with one, taking back before leaving, erasing."""

from typing import Any

from django.urls import reverse

from mandorla.ownership.models import Keepsake
from mandorla.pairs.models import Pair
from mandorla.people.models import Person
from mandorla.prompts.models import Answer
from mandorla.shared.ids import new_opaque_id
from tests.access.cast import Cast
from tests.access.deeds import quiet, send, shown
from tests.access.garden import Garden
from tests.access.sessions import confirm
from tests.cast import Player

THING = {"table": "asks.GoodNews", "heading": "", "is_of_both": False, "name": "Kit", "row": {}}
FORMS: dict[str, dict[str, Any]] = {"ownership:erasing": {"word": "erase"}}
WITHOUT_A_PAGE = "ownership:taking_back ownership:sound"


def things(cast: Cast) -> dict[str, Any]:
    sound = f"{new_opaque_id().hex}.ogg"
    kept = Keepsake(pair=cast.ada.pair, person=cast.ada.person, things=[{**THING, "sound": sound}])
    kept.record({sound: b"OggS" + bytes(100)}, cast.now)
    kept.save(force_insert=True)
    heard = {"adas_keepsake": kept.pk, "adas_sound": sound, "no_sound": "none.ogg"}
    return {"of_answers": "prompts.Answer", **heard}


def sow_by_hand(garden: Garden, person: Person, pair: Pair) -> None:
    word = garden.word("ownership.Keepsake.things")
    sounds = {"secret": garden.word("ownership.Keepsake.sounds"), "places": {}}
    Keepsake.objects.create(pair=pair, person=person, things=[{**THING, "heading": word}], sounds=sounds)


@quiet
def takes_everything_along(sam: Player) -> None:
    confirm(sam)
    assert sam.post(reverse("ownership:export")).status_code == 200


@quiet
def looks_at_what_would_stay(sam: Player) -> None:
    assert sam.get(sam.at("ownership:staying")).status_code == 200


@shown
def takes_an_answer_back_before_leaving(sam: Player) -> None:
    mine = Answer.objects.by(sam.person).filter(opened_text__isnull=False).earliest("day", "pk")
    send(sam, "ownership:taking_back", kind="prompts.Answer", row=mine.pk)
