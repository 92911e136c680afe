"""Words for feelings stand wherever one writes: once on a page, for fields that are there."""

import pytest
from tests.cast import Player

from mandorla.library import content
from mandorla.pairs.actions import agreement
from mandorla.pairs.logic.agreement import Section
from mandorla.promises import actions as promises
from mandorla.promises.logic.terms import Terms
from mandorla.prompts.tests.doing import LIGHT, sends
from mandorla.shared import clock
from mandorla.shared.tests.browser import visit

WRITING: list[tuple[str, dict[str, str]]] = [
    ("appreciation:new", {}),
    ("appreciation:plan", {}),
    ("asks:good_news", {}),
    ("checkins:habits", {}),
    ("checkins:shares", {}),
    ("journal:journal", {}),
    ("pairs:agreement", {}),
    ("promises:new", {}),
    ("promises:owning", {}),
    ("promises:word_new", {"kind": "mind"}),
    ("repair:friend", {}),
    ("repair:look_new", {}),
    ("repair:new", {}),
    ("repair:parked", {}),
    ("repair:phrases", {}),
]


def has_words(player: Player, address: str) -> None:
    soup = visit(player, address).soup
    (picker,) = soup.select("feelings-picker")
    assert len(picker.select("li")) == sum(len(family.words) for family in content.feelings())
    targets = str(picker["data-target"]).split()
    fields = {str(field.get("id")) for field in soup.select("textarea, input[type=text]")}
    assert targets
    assert set(targets) <= fields


@pytest.mark.parametrize(("name", "parts"), WRITING, ids=[name for name, _parts in WRITING])
@pytest.mark.usefixtures("sam")
def test_each_page_on_which_one_writes_has_them_once(noor: Player, name: str, parts: dict[str, str]) -> None:
    has_words(noor, noor.at(name, **parts))


def test_so_have_replies_to_what_the_other_opened(noor: Player, sam: Player) -> None:
    for player in (noor, sam):
        sends(player, "The kettle", LIGHT)
    has_words(noor, noor.at("prompts:prompt", slug=LIGHT))


def test_so_has_each_page_on_which_one_writes_it_anew(noor: Player, sam: Player) -> None:
    now = clock.now()
    line = agreement.propose_line(member=noor.member, section=Section.OURS, text="Sundays", now=now)
    agreement.agree(member=sam.member, proposal=line, now=now)
    made = promises.promise(member=noor.member, terms=Terms("I text", ""), is_to_other=True, now=now)
    has_words(noor, noor.at("pairs:line", line=line.line))
    has_words(noor, noor.at("promises:wordings", promise=made.pk))
