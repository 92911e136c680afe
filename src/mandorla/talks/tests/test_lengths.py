from datetime import timedelta

import pytest
from tests.cast import Player

from mandorla.library.reading import parse
from mandorla.shared.tests.calendar import Calendar
from mandorla.talks.logic import engine
from mandorla.talks.logic.state import Kind, Mode, Side, State
from mandorla.talks.models import Talk
from mandorla.talks.scripts import check, scripts
from mandorla.talks.tests.doing import asks, begin, opens, place, says
from mandorla.talks.tests.playing import LEFT, NOON, RIGHT, begun, does

TWENTY = timedelta(minutes=20)
HEAD = "slug: t\nversion: 1\ntitle: T\nabout: A\nicon: ear\nkinds: all\nminutes: [1, 2]\n"
STEPS = """\
steps:
  - {id: a, title: A, both: A}
  - id: more
    title: More
    both: More
    ask: choice
    label: More
    choices: {"yes": "Yes", "no": "No"}
    next: {"yes": a, otherwise: close}
    while_time: true
  - {id: close, title: C, both: C}
"""


def faults(head: str, steps: str = STEPS) -> list[str]:
    return [problem.message for problem in check([parse("t.yaml", HEAD + head + steps)])]


def of_twenty(mode: Mode = Mode.TWO) -> State:
    script = scripts()["opening-up"]
    return engine.begin(
        script, mode=mode, is_spoken=True, host=LEFT, speaker=LEFT, cards=[], now=NOON, length=TWENTY
    )


def a_round(state: State, at: timedelta) -> State:
    """Through the questions of one round, up to where another would be offered."""
    script, now = scripts()["opening-up"], NOON + at
    asked = {"settle": (LEFT, RIGHT), "again": (LEFT, RIGHT)}
    while state.step in ("settle", "again", "answer", "receive"):
        listener = state.speaker.other
        of = asked.get(state.step, (state.speaker if state.step == "answer" else listener,))
        for side in of:
            state = does(
                state, script, Kind.ANSWER, side, "" if state.step in ("answer", "receive") else None, now
            )
    return state


def test_another_round_is_offered_only_while_the_length_lasts() -> None:
    script = scripts()["opening-up"]
    state = a_round(of_twenty(), timedelta(minutes=19))
    assert state.step == "more"
    for side in Side:
        state = does(state, script, Kind.ANSWER, side, "yes", NOON + timedelta(minutes=19))
    assert a_round(state, TWENTY).step == "thank"


def test_a_pause_and_a_silence_do_not_count_and_over_days_nothing_does() -> None:
    script = scripts()["opening-up"]
    state = of_twenty()
    state = does(state, script, Kind.TIME_OUT, LEFT, 30, NOON)
    for side in Side:
        state = does(state, script, Kind.READY, side, "yes", NOON + timedelta(minutes=30))
    assert state.time_up == NOON + timedelta(minutes=50)
    assert State.from_json(state.to_json()) == state
    assert of_twenty(Mode.SLOW).time_up is None
    stored = begun(script).to_json()
    del stored["time_up"]  # as it was kept before there were lengths
    assert State.from_json(stored).time_up is None


@pytest.mark.parametrize(
    "lengths", ["[20]", "[45, 20]", "[0, 20]", "[20, 200]", "20", "[twenty, 45]", "[20, 20]"]
)
def test_lengths_that_are_none_are_refused(lengths: str) -> None:
    assert any("lengths is a list" in fault for fault in faults(f"lengths: {lengths}\n"))


def test_lengths_and_the_steps_that_heed_them_belong_together() -> None:
    assert faults("lengths: [20, 45]\n") == []
    assert "while_time needs lengths" in faults("")[0]
    assert (
        "a length would change nothing"
        in faults("lengths: [20, 45]\n", STEPS.replace("    while_time: true\n", ""))[0]
    )
    without = STEPS.replace('    next: {"yes": a, otherwise: close}\n', "")
    assert "while_time needs next with otherwise" in faults("lengths: [20, 45]\n", without)[0]
    round_again = STEPS.replace("otherwise: close", "otherwise: a")
    assert any("come back to" in fault for fault in faults("lengths: [20, 45]\n", round_again))


def test_a_length_is_chosen_with_the_proposal_and_shown_to_both(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    asks(noor, "opening-up", length="45")
    assert "45 minutes" in place(noor).text
    assert "45 minutes" in place(sam).text
    place(sam).press("Yes, let us begin")
    talk = Talk.objects.get()
    assert "The time you chose is over at" in opens(noor, talk).text
    calendar.later(minutes=46)
    assert "The time you chose is over. When this round is done" in opens(noor, talk).text


def test_where_a_script_has_no_lengths_none_is_asked(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam)
    assert talk.planned("minutes") == 0
    assert "The time you chose" not in says(noor, talk, "Words").text


def test_a_length_that_is_not_offered_is_refused(noor: Player) -> None:
    page = asks(noor, "opening-up", length="30")
    assert page.status == 422
    assert not Talk.objects.exists()
