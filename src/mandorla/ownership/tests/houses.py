"""Two people with something of every kind between them, and what is known of it."""

from datetime import date

from tests.cast import Player

from mandorla.appreciation import actions as appreciation
from mandorla.appreciation.logic.said import Said
from mandorla.appreciation.models import Appreciation
from mandorla.asks import actions as asks
from mandorla.asks.models import GoodNews
from mandorla.checkins import actions as checkins
from mandorla.pairs.actions import agreement
from mandorla.pairs.logic.agreement import Section
from mandorla.promises import actions as promises
from mandorla.promises.logic.owning import Words
from mandorla.promises.logic.terms import Terms
from mandorla.prompts import actions as prompts
from mandorla.prompts.decks import catalogue
from mandorla.prompts.models import Answer
from mandorla.prompts.tests.doing import LIGHT, LIGHT_TOO
from mandorla.shared import clock

LINE = "Sunday mornings are ours"


def live_in(noor: Player, sam: Player) -> None:
    """Both open something of every kind, keep something, and agree on a line."""
    now = clock.now()
    for player in (noor, sam):
        for slug, rule in ((LIGHT, "both"), (LIGHT_TOO, "keep")):
            prompts.answer(
                member=player.member,
                prompt=catalogue().by_slug[slug],
                text=f"{player.person.name} {rule} answer",
                rule=rule,
                version=0,
                now=now,
            )
        _say(player, "open", is_open=True)
        _say(player, "kept", is_open=False)
    for player, other in ((noor, sam), (sam, noor)):
        theirs = Answer.objects.get(author=other.person, exchange__slug=LIGHT)
        prompts.reply(
            member=player.member,
            answer=theirs,
            kind="thank",
            text=f"{player.person.name} open reply",
            is_meant=True,
            now=now,
        )
        got = Appreciation.objects.get(author=other.person, opened_at__isnull=False)
        words = f"{player.person.name} open landing"
        appreciation.take_in(member=player.member, appreciation=got, text=words, is_sent=True, now=now)
        news = GoodNews.objects.get(author=other.person, shared_text__isnull=False)
        asks.respond(member=player.member, news=news, text=f"{player.person.name} open response", now=now)
    proposal = agreement.propose_line(member=noor.member, section=Section.OURS, text=LINE, now=now)
    agreement.agree(member=sam.member, proposal=proposal, now=now)


def _say(player: Player, how: str, *, is_open: bool) -> None:
    now, name = clock.now(), f"{player.person.name} {how}"
    what = Said(what=f"{name} thanks", when="", effect="", words="")
    appreciation.appreciate(member=player.member, said=what, is_open=is_open, is_meant=True, now=now)
    asks.tell(member=player.member, text=f"{name} news", is_kept=not is_open, now=now)
    terms = Terms(f"{name} promise", due_on=date(2099, 1, 1))
    promises.promise(member=player.member, terms=terms, is_to_other=is_open, now=now)
    if is_open:
        checkins.share(member=player.member, text=f"{name} line", now=now)
        words = Words(did=f"{name} mistake", effect="", offer="")
        promises.own(member=player.member, words=words, now=now)
