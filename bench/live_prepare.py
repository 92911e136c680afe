"""Fill the data folder for `live.py`, and print who is in it: live_prepare.py couples|talks HOW_MANY."""

import json
import sys
from datetime import datetime, timedelta
from typing import Any

import django

django.setup()

from bench import seeding  # noqa: E402

from mandorla.shared import clock  # noqa: E402
from mandorla.talks import log  # noqa: E402
from mandorla.talks.logic import engine  # noqa: E402
from mandorla.talks.logic.state import Mode, Side  # noqa: E402
from mandorla.talks.models import Stage, Talk  # noqa: E402
from mandorla.talks.scripts import scripts  # noqa: E402


def couples(how_many: int, now: datetime) -> dict[str, Any]:
    """Couples of whom one answers questions while the other's page is open."""
    samples = seeding.seed(how_many, how_many, 2, now)
    rows = [
        {"pair": str(one.pair.pk), "session": one.session, "channel": one.other.pk.hex} for one in samples
    ]
    return {"couples": rows, "slugs": [prompt.slug for prompt in seeding.prompts()[2:]]}


def talks(how_many: int, now: datetime) -> dict[str, Any]:
    """Couples who have just begun to listen to each other, both signed in."""
    return {"talks": [_talk(sample, now) for sample in seeding.seed(how_many, how_many, 2, now)]}


def _talk(sample: seeding.Sample, now: datetime) -> dict[str, Any]:
    script = scripts()["listening"]
    state = engine.begin(
        script,
        mode=Mode.TWO,
        is_spoken=False,
        host=Side.LEFT,
        speaker=Side.LEFT,
        cards=(),
        now=now - timedelta(minutes=1),  # so that the first step has had its time
    )
    plan = {"mode": "two", "is_spoken": False, "speaker": "left", "times": [], "is_declined": False}
    talk = Talk.objects.create(
        pair=sample.pair,
        proposer=sample.person,
        script=script.slug,
        version=script.version,
        stage=Stage.BEGUN,
        stale_on=log.stale_on(state),
        snapshot=state.to_json(),
        plan={**plan, "opening": state.to_json()},
    )
    two = [(sample.person, sample.session), (sample.other, seeding.sign_in(sample.other, now))]
    phones = [{"session": session, "channel": person.pk.hex} for person, session in two]
    return {"pair": str(sample.pair.pk), "talk": str(talk.pk), "phones": phones}


if __name__ == "__main__":
    print(json.dumps({"couples": couples, "talks": talks}[sys.argv[1]](int(sys.argv[2]), clock.now())))
