"""Noor and Jo do what the app lets them do, in any order. After every step each sees what the model says, and no more;
a nudge goes out exactly when the other's pages changed."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule, run_state_machine_as_test
from tests.cast import sign_in

from mandorla.drafts import actions as drafts
from mandorla.pairs import actions as pairs
from mandorla.prompts import actions
from mandorla.prompts.decks import catalogue
from mandorla.prompts.models import Answer, Reply
from mandorla.prompts.tests.reveal_model import JO, NOOR
from mandorla.prompts.tests.reveal_world import SLUGS, World, canaries, view_of

SPANS = [timedelta(seconds=1), timedelta(hours=11), *(timedelta(days=days) for days in (1, 2, 180, 360))]

anybody = st.sampled_from([NOOR, JO])
slugs = st.sampled_from(SLUGS)
numbers = st.integers(0, 11)
rules = st.sampled_from(["both", "first", "after_a_day", "keep"])
places = st.sampled_from(["prompt", "prompt", "shelf", "today", "us", "decks"])
HOW = settings(
    derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=False
)


class Reveal(World):
    # -- what they do --------------------------------------------------------------------------------------------

    @initialize(is_two=st.sampled_from([True, True, True, False]), noors=rules, jos=rules)
    def they_begin(self, is_two: bool, noors: str, jos: str) -> None:
        if is_two:
            self.jo_joins()
            self.answer(JO, SLUGS[0], jos, 0)
        self.answer(NOOR, SLUGS[0], noors, 0)

    @rule(span=st.sampled_from(SPANS))
    def time_passes(self, span: timedelta) -> None:
        self.now += span

    @rule()
    def not_quite_a_day_passes(self) -> None:
        self.now += timedelta(hours=23, minutes=59, seconds=59)

    @precondition(lambda self: not self.table.has_been_two)
    @rule()
    def jo_joins(self) -> None:
        invitation = pairs.invite(member=self.member(NOOR), now=self.now)
        pairs.accept(invitation=invitation, person=self.people[JO], now=self.now)
        self.table.join()

    @precondition(lambda self: len(self.table.here) == 2 and self.written > 3)
    @rule(who=anybody)
    def one_leaves(self, who: str) -> None:
        leave = partial(pairs.leave, member=self.member(who), now=self.now)
        self.step(who, leave, partial(self.table.leave, who, self.now), is_quiet=True)

    @rule(who=anybody, slug=slugs)
    def somebody_types_or_passes(self, who: str, slug: str) -> None:
        who, text, prompt = self.present(who), self.words(), catalogue().by_slug[slug]
        subject = actions.subject_of(self.member(who), prompt)
        keep = partial(drafts.keep, author=self.people[who], form=actions.FORM, subject=subject, text=text)
        self.step(who, keep, partial(self.table.draft, who, slug, text))
        self.step(
            who, partial(actions.pass_on, member=self.member(who), slug=slug, now=self.now), lambda: None
        )

    @rule(who=anybody, slug=slugs, how=rules, is_stale=st.sampled_from([False, False, False, True]))
    def somebody_answers(self, who: str, slug: str, how: str, is_stale: bool) -> None:
        mine = self.table.words_now(self.present(who), slug, self.now)
        self.answer(self.present(who), slug, how, (mine.version if mine else 0) + 7 * is_stale)

    @precondition(lambda self: self.standing)
    @rule(which=numbers, how=rules)
    def somebody_seals_again(self, which: int, how: str) -> None:
        slug, mine = self.pick(which)
        seal = partial(actions.seal_again, **self.own(mine), rule=how, now=self.now)
        self.step(mine.author, seal, partial(self.table.seal_again, mine.author, slug, how, self.now))

    @precondition(lambda self: self.standing)
    @rule(which=numbers)
    def somebody_takes_back(self, which: int) -> None:
        _slug, mine = self.pick(which)
        take = partial(actions.take_back, **self.own(mine), now=self.now)
        self.step(mine.author, take, partial(self.table.take_back, mine))

    @precondition(lambda self: self.standing)
    @rule(which=numbers)
    def somebody_erases(self, which: int) -> None:
        _slug, mine = self.pick(which)
        erase = partial(actions.erase, **self.own(mine), now=self.now)
        self.step(mine.author, erase, partial(self.table.erase, mine))

    @precondition(lambda self: self.standing)
    @rule(which=numbers, is_welcome=st.sampled_from([True, True, False]))
    def somebody_wants_advice(self, which: int, is_welcome: bool) -> None:
        _slug, mine = self.pick(which)
        ask = partial(actions.welcome_advice, **self.own(mine), is_welcome=is_welcome, now=self.now)
        self.step(mine.author, ask, lambda: setattr(mine, "wants_advice", is_welcome))

    @precondition(lambda self: self.readable_by_the_other)
    @rule(which=numbers, kind=st.sampled_from(["thank", "ask", "advice", "advice"]))
    def somebody_replies(self, which: int, kind: str) -> None:
        found = self.readable_by_the_other
        self.reply(found[which % len(found)][1], kind)

    @precondition(lambda self: self.standing)
    @rule(which=numbers)
    def somebody_replies_to_what_may_be_sealed(self, which: int) -> None:
        self.reply(self.pick(which)[1], "thank")

    @precondition(lambda self: self.remarks)
    @rule(which=numbers)
    def somebody_takes_a_reply_back(self, which: int) -> None:
        remark = self.remarks[which % len(self.remarks)]
        rows = Reply.objects.of(self.pair).by(self.people[remark.author])
        row = next(row for row in rows if row.text == remark.text)
        take = partial(actions.take_reply_back, member=self.member(remark.author), reply=row)
        self.step(remark.author, take, lambda: setattr(remark, "is_taken_back", True))

    # -- what they see -------------------------------------------------------------------------------------------

    @invariant()
    def each_sees_what_the_model_says(self) -> None:
        for who in self.table.here:
            member = self.member(who)
            for slug in SLUGS:
                found = view_of(member, slug, self.now)
                assert found == self.table.view(who, slug, self.now)
            rows = Answer.objects.visible_to(member, now=self.now)
            assert {row.words_for(self.people[who]) for row in rows} == self.table.readable(who, self.now)

    @rule(who=anybody, slug=slugs, where=places)
    def somebody_looks(self, who: str, slug: str, where: str) -> None:
        with time_machine.travel(self.now, tick=False):
            browser = Client()
            sign_in(browser, self.people[who])
            pair = self.pair.pk
            if who not in self.table.here:
                assert browser.get(reverse("prompts:prompt", args=[pair, slug])).status_code == 404
                mine = self.table.own(who) if self.table.has_been_two else frozenset()
                assert canaries(browser, reverse("prompts:kept")) == mine
            elif where == "prompt":
                address = reverse("prompts:prompt", args=[pair, slug])
                assert canaries(browser, address) == self.table.on_page(who, slug, self.now)
            elif where == "shelf":
                address = reverse("prompts:shelf", args=[pair])
                assert canaries(browser, address) == self.table.readable(who, self.now)
            else:
                names = {"today": "home:today", "us": "home:us", "decks": "prompts:decks"}
                assert not canaries(browser, reverse(names[where], args=[pair]))


@pytest.mark.django_db
def test_each_sees_what_they_may_and_no_more() -> None:
    run_state_machine_as_test(Reveal, settings=settings(HOW, max_examples=40, stateful_step_count=25))


@pytest.mark.long
@pytest.mark.django_db
def test_each_sees_what_they_may_and_no_more_for_long() -> None:
    run_state_machine_as_test(Reveal, settings=settings(HOW, max_examples=1500, stateful_step_count=60))
