"""Every page one can open, and a house that has been lived in."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.urls import reverse
from tests.access.table import NAME_NO_ROW, all_lines
from tests.cast import Player
from tests.rooms import named

from mandorla.affection import actions as affection
from mandorla.affection.acts import acts
from mandorla.affection.logic.acts import Mark
from mandorla.appreciation import actions as appreciation
from mandorla.appreciation.logic.said import Said
from mandorla.asks import actions as asks
from mandorla.checkins import actions as checkins
from mandorla.checkins.logic.saying import Need, Part, Saying
from mandorla.demo import cast
from mandorla.people.models import Person
from mandorla.promises import actions as promises
from mandorla.promises.actions import openness
from mandorla.promises.logic.openness import PARTS, Kind
from mandorla.promises.logic.owning import Words
from mandorla.promises.logic.terms import Terms
from mandorla.prompts import actions
from mandorla.prompts.decks import catalogue
from mandorla.repair import actions as repair
from mandorla.repair.logic.looking import Look
from mandorla.repair.logic.starting import Words as Start
from mandorla.shared import clock
from mandorla.suggestions import actions as suggestions

SLUG = "everyday-first-ten-minutes"
# What answers a browser and is no page in a house, or asks for the password first.
NO_PAGES = named("WITHOUT_A_PAGE") | {
    *("home:offline", "prompts:offline", "people:blank", "ownership:export", "ownership:erasing")
}
OF_AN_ACCOUNT = (
    *("account_change_password", "account_logout", "account_reauthenticate"),
    *("mfa_index", "mfa_list_webauthn"),
)
OF_EVERYBODY = (
    *("home:start", "home:help", "ownership:privacy", "ownership:erased"),
    *("account_login", "account_signup"),
)
# What this house was lived in with: the question that was answered, and the like.
HERE = {"slug": SLUG, "deck": "everyday", "questionnaire": "closeness"}


def addresses(player: Player) -> list[str]:
    """Every page that `player` may open with a plain GET and that names no row, as the table of addresses has them."""
    lines = [line for line in all_lines() if line.method == "GET" and dict(line.cells)["noor"] == "200"]
    pages = {line.name: dict(line.parts) for line in lines if ":" in line.name and line.name not in NO_PAGES}
    known = {"pair": player.pair.pk, **HERE}
    found = [
        reverse(name, kwargs={part: known.get(part, value) for part, value in parts.items()})
        for name, parts in pages.items()
        if parts.keys() <= NAME_NO_ROW | HERE.keys()
    ]
    older = f"{player.at('prompts:shelf')}?page=2"
    return [*found, older, *map(reverse, ("home:start", *OF_AN_ACCOUNT))]


def live_in(one: Player, other: Player, questions: range) -> None:
    """Both answer `questions` of the catalogue; half of them open, some are kept on a shelf, replied to and marked."""
    text = "We sat on the steps that evening and nobody said a word until the streetlight came on. " * 3
    now = clock.now() - timedelta(days=1)
    everything = list(catalogue())
    for number in questions:
        prompt = everything[number]
        for player in (one, other):
            rule = "both" if number % 2 == 0 or player is one else "keep"
            made = actions.answer(
                member=player.member, prompt=prompt, text=text, rule=rule, version=0, now=now
            )
            if number % 5 == 0:
                actions.keep(member=player.member, answer=made, shelf="joys")
        for player in (one, other):
            _spend_a_day(player, text, now - timedelta(days=number))
        _thank(one, other, text[:150], now)
        _promise(one, other, text[:280], now - timedelta(days=number))
        if number % 4 == 0:
            for _ in range(3):
                actions.reply(
                    member=one.member, answer=made, kind="thank", text="Thank you", is_meant=True, now=now
                )
        if number % 10 == 0:
            actions.mark(member=one.member, slug=prompt.slug, is_marked=True)
    _be_there_today(one, other)


def _spend_a_day(player: Player, text: str, now: datetime) -> None:
    """A check-in that shows all of it, a line from the day, and good news."""
    day, said = clock.day_of(now, player.person.zone), Saying(60, ("calm", "tired"), text, 3, Need.FUN)
    checkins.check_in(
        member=player.member, day=day, version=0, saying=said, parts=list(Part), is_usual=True, now=now
    )
    checkins.share(member=player.member, text=text[:200], now=now)
    news = asks.tell(member=player.member, text=text, is_kept=False, now=now)
    asks.respond(member=player.member, news=news, text=text, now=now)


def _be_there_today(*players: Player) -> None:
    """The timetable has written today's question the day before; most small acts are liked, and one is asked for."""
    now, slugs = clock.now(), list(acts())[:60]
    actions.write_offer(member=players[0].member, day=players[0].member.pair_day(now))
    for player in players:
        suggestions.write_choice(member=player.member, day=clock.day_of(now, player.person.zone), now=now)
        marks = dict.fromkeys(slugs, Mark.LIKE)
        affection.mark(member=player.member, marks=marks, now=now - timedelta(days=1))
        affection.ask(member=player.member, act=acts()[slugs[0]], now=now)


def _thank(one: Player, other: Player, text: str, now: datetime) -> None:
    """Each thanks the other; a word comes back, and one is still to be taken in."""
    said = Said(what=text, when="that evening", effect=text, words=text)
    for writer, reader in ((one, other), (other, one)):
        made = [
            appreciation.appreciate(member=writer.member, said=said, is_open=True, is_meant=True, now=now)
            for _ in range(2)
        ]
        appreciation.take_in(member=reader.member, appreciation=made[0], text=text, is_sent=True, now=now)


def have_neighbors(player: Player, which: range) -> None:
    """More pairs on this server; every second one is another space of `player`."""
    for number in which:
        neighbor, friend = (_somebody(f"{who}{number}") for who in ("neighbor", "friend"))
        cast.make_pair(neighbor, player.person if number % 2 else friend, now=clock.now())


def _somebody(name: str) -> Person:
    return cast.make_person(replace(cast.RAE, name=name))


def _promise(one: Player, other: Player, text: str, now: datetime) -> None:
    """Each promises the other something that comes back every day, owns a mistake, and begins something softly."""
    every_day = Terms(will=text, when=text[:120], weekdays=frozenset(range(7)))
    words = Words(did=text, effect=text, offer=text)
    for player in (one, other):
        promises.promise(member=player.member, terms=every_day, is_to_other=True, now=now)
        promises.own(member=player.member, words=words, now=now)
        start = Start(feel=text[:120], about=text[:280], need=text[:280], thanks=text[:280])
        made = repair.write_start(member=player.member, words=start, is_meant=True, now=now)
        repair.open_start(member=player.member, start=made, now=now)
        look, tags = Look(felt=text, different=text, valued=text), ["evenings", "money"]
        repair.look_back(member=player.member, occasion=None, look=look, tags=tags, version=0, now=now)
        repair.write_as_friend(member=player.member, text=text, is_reminded=False, now=now)
        for kind in (Kind.MIND, Kind.STEP):
            said = dict.fromkeys(PARTS[kind], text)
            openness.say(member=player.member, kind=kind, said=said, is_open=True, number=0, now=now)
