"""Both worlds side by side: the code on its databases, and the model at its table."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, TestCase
from hypothesis.stateful import RuleBasedStateMachine

from mandorla.demo import cast
from mandorla.live import bus
from mandorla.live.logic.messages import Message, Nudge
from mandorla.pairs.access import member_of
from mandorla.pairs.models import Member
from mandorla.prompts import actions
from mandorla.prompts.decks import catalogue
from mandorla.prompts.models import Answer
from mandorla.prompts.reading import Said, sitting, standing
from mandorla.prompts.tests.reveal_model import JO, NOOR, OTHER, NotPossible, Remark, Table, View, Words
from mandorla.shared.refusal import Refused

BEGIN = datetime(2026, 3, 1, 12, tzinfo=UTC)
SLUGS = ("everyday-chosen-mug", "everyday-red-light")
CANARY = re.compile(rb"canary-\d+-")


class World(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.undoing = ExitStack()
        self.sent: list[Message] = []
        patch = pytest.MonkeyPatch()
        self.undoing.callback(patch.undo)
        patch.setattr(bus, "carrier", lambda: self)  # the edge: what goes out to the streams
        for alias in ("default", "keyring"):
            self.undoing.enter_context(_undone(alias))
        self.now, self.table, self.written = BEGIN, Table(), 0
        self.people = {NOOR: cast.make_person(cast.NOOR), JO: cast.make_person(cast.JO)}
        self.pair = cast.make_solo(self.people[NOOR], now=self.now).pair

    def teardown(self) -> None:
        self.undoing.close()

    def send(self, message: Message) -> None:
        self.sent.append(message)

    def answer(self, who: str, slug: str, how: str, version: int) -> None:
        text, prompt = self.words(), catalogue().by_slug[slug]
        write = partial(actions.answer, member=self.member(who), prompt=prompt, rule=how, version=version)
        self.step(
            who,
            partial(write, text=text, now=self.now),
            partial(self.table.answer, who, slug, text, how, version, self.now),
        )

    def reply(self, theirs: Words, kind: str) -> None:
        who, text = self.present(OTHER[theirs.author]), self.words()
        say = partial(
            actions.reply, member=self.member(who), answer=self.row(theirs), is_meant=True, now=self.now
        )
        self.step(
            who,
            partial(say, kind=kind, text=text),
            partial(self.table.remark, who, theirs, kind, text, self.now),
        )

    def step(
        self, who: str, code: Callable[[], object], model: Callable[[], object], *, is_quiet: bool = False
    ) -> None:
        """Do it in both worlds: both refuse, or both do it, and the other is nudged if their pages changed."""
        before, self.sent = self.all_seen(), []
        try:
            model()
        except NotPossible:
            with pytest.raises(Refused):
                code()
            return
        with TestCase.captureOnCommitCallbacks(execute=True):
            code()
        after = self.all_seen()
        changed = {self.people[one].pk.hex for one in before if one != who and before[one] != after[one]}
        nudged = {sent.channel for sent in self.sent if isinstance(sent, Nudge)}
        assert nudged == (set() if is_quiet else changed)

    def all_seen(self) -> dict[str, tuple[object, ...]]:
        return {
            who: (
                *(self.table.view(who, slug, self.now) for slug in SLUGS),
                self.table.readable(who, self.now),
            )
            for who in (NOOR, JO)
        }

    def words(self) -> str:
        self.written += 1
        return f"canary-{self.written}-"

    def present(self, who: str) -> str:
        return who if who in self.table.here else OTHER[who]

    @property
    def standing(self) -> list[tuple[str, Words]]:
        """Answers of this year by those who are here."""
        found = [(slug, self.table.words_now(who, slug, self.now)) for who in (NOOR, JO) for slug in SLUGS]
        return [(slug, words) for slug, words in found if words and words.author in self.table.here]

    @property
    def readable_by_the_other(self) -> list[tuple[str, Words]]:
        return [(slug, words) for slug, words in self.standing if words.is_open(self.now)]

    @property
    def remarks(self) -> list[Remark]:
        """What was said to these, by those who are here."""
        said = [remark for _, words in self.standing for remark in words.remarks]
        return [remark for remark in said if remark.author in self.table.here]

    def pick(self, which: int) -> tuple[str, Words]:
        return self.standing[which % len(self.standing)]

    def own(self, words: Words) -> dict[str, Any]:
        return {"member": self.member(words.author), "answer": self.row(words)}

    def member(self, who: str) -> Member:
        return member_of(self.pair.pk, self.people[who])

    def row(self, words: Words) -> Answer:
        rows = Answer.objects.of(self.pair).by(self.people[words.author]).select_related("exchange")
        return next(row for row in rows if row.text == words.text)


def view_of(member: Member, slug: str, now: datetime) -> View:
    prompt = catalogue().by_slug[slug]
    seen = sitting(member, prompt, now)
    assert standing(member, prompt, now).state == seen.state
    return View(
        mine=seen.mine.text if seen.mine else None,
        mine_is_open=bool(seen.mine and seen.mine.is_open),
        under_mine=_heard(seen.mine),
        theirs=seen.theirs.text if seen.theirs else None,
        under_theirs=_heard(seen.theirs),
        may_advise=bool(seen.theirs and seen.theirs.answer.welcomes_advice),
        earlier=tuple(sorted(said.text for said in seen.before)),
        last_met=seen.last_day,
        circles=seen.state,
    )


def _heard(said: Said | None) -> tuple[str, ...]:
    return (
        tuple(sorted(heard.text for heard in said.replies)) if said else ()
    )  # said at one instant, in any order


def canaries(browser: Client, address: str) -> set[str]:
    response = browser.get(address)
    assert response.status_code == 200
    return {found.decode() for found in CANARY.findall(response.content)}


@contextmanager
def _undone(alias: str) -> Iterator[None]:
    with transaction.atomic(using=alias):
        yield
        transaction.set_rollback(True, using=alias)
