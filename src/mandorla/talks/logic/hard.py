"""Additional rules for scripts about conflict."""

from collections.abc import Callable, Iterator

from mandorla.talks.logic.script import END, OTHERWISE, Ask, Script, Step

YES = "yes"
_ENTRIES = (Ask.TEXT, Ask.CHOICE, Ask.RATING, Ask.LIST)


def faults(script: Script) -> Iterator[tuple[str, str]]:
    """What is wrong with it: a step's id, and why. Only what is about conflict may use what is made for that."""
    by_id = {step.id: step for step in script.steps}
    for step in script.steps:
        yield from ((step.id, fault) for fault in _of_step(step, by_id, is_hard=script.is_hard))
    if script.is_hard:
        yield from _before(
            script, lambda step: step.is_agreement, _is_open_entry, "asked before both are ready"
        )
    told = "a proposal can be reached before each has named the other's feeling"
    yield from _before(script, lambda step: step.is_feeling, lambda step: step.is_proposal, told)


def _is_open_entry(step: Step) -> bool:
    return step.ask in _ENTRIES and not step.is_agreement


def _of_step(step: Step, by_id: dict[str, Step], *, is_hard: bool) -> Iterator[str]:
    is_special = step.is_feeling or step.is_proposal or step.agrees
    checks = (
        (is_special and not is_hard, "feelings, proposals and agreements are for a hard script"),
        (step.is_written and step.ask is not Ask.TEXT, "only a text can be asked for in writing"),
        (step.prefill and step.ask is not Ask.LIST, "only a list can be filled in beforehand"),
        (
            step.is_feeling and not (step.is_written and step.is_for_both and not step.is_private),
            "each names the other's feeling: a written text of both",
        ),
        (step.agrees and not _is_sound_agreement(step, by_id), "agrees needs a written text, days, and both"),
    )
    yield from (fault for is_wrong, fault in checks if is_wrong)


def _is_sound_agreement(step: Step, by_id: dict[str, Step]) -> bool:
    text, days = (by_id.get(name) for name in step.agrees or ("", ""))
    return bool(
        text
        and days
        and text.is_written
        and days.ask is Ask.CHOICE
        and not days.is_for_both
        and all(key.isdecimal() and 0 < int(key) < 1_000 for key in days.choices)
        and step.ask is Ask.CHOICE
        and step.is_for_both
        and not step.is_private
        and step.goes.get(YES, END) != END
    )


def _before(
    script: Script, gate: Callable[[Step], bool], guarded: Callable[[Step], bool], fault: str
) -> Iterator[tuple[str, str]]:
    """The steps that are `guarded` and can be reached from the beginning without what makes up the `gate`."""
    by_id = {step.id: step for step in script.steps}
    seen: set[str] = set()
    ahead = {script.first}
    while ahead:
        step = by_id[ahead.pop()]
        seen.add(step.id)
        if guarded(step):
            yield step.id, fault
        ahead |= {way for way in _past(step, is_gate=gate(step)) if way != END} - seen


def _past(step: Step, *, is_gate: bool) -> set[str]:
    """Where one gets without passing the gate: of an agreement, only by not agreeing."""
    if not is_gate:
        return set(step.ways)
    return {step.goes.get(OTHERWISE, step.after)} if step.is_agreement else set()
