"""Questions, answers, replies and the shelf."""

from datetime import datetime
from typing import Any

from mandorla.pairs.models import Member
from mandorla.prompts import actions as prompts
from mandorla.prompts.decks import catalogue
from mandorla.prompts.models import Answer, Reply, Rule
from tests.access.cast import Cast
from tests.access.deeds import quiet, send, shown
from tests.access.garden import Garden, Recorder
from tests.access.questions import LAW, LIGHT, MINUTES, MUG, NEW
from tests.cast import Player

FORMS: dict[str, dict[str, Any]] = {
    "prompts:answer": {"text": "Words", "rule": "keep", "version": 0},
    "prompts:draft": {"text": "Half a"},
    "prompts:mark": {"on": "1"},
    "prompts:leaving_out": {"on": "1"},
    "prompts:sealing": {"rule": "first"},
    "prompts:advice": {"on": "1"},
    "prompts:keeping": {"shelf": "joys"},
    "prompts:shelf": {"words": "kettle"},
    "prompts:reply": {"kind": "thank", "text": "Thank you"},
}
LIVE = ("home:today", "prompts:prompt")
OPEN_TO_BOTH = {"prompts.Answer.opened_text", "prompts.Reply.shared_text"}
FOUND_BY_NOOR = {"prompts.Answer.text", "drafts.Draft.text"}
NEVER_SAMS = {"drafts.Draft.text", "prompts.Answer.text", "sealed prompts.Answer.text", "prompts.Reply.text"}
WITHOUT_A_PAGE = (
    "prompts:rest prompts:rest_end prompts:draft prompts:pass prompts:mark prompts:taking_back"
    " prompts:leaving_out"
    " prompts:sealing prompts:erasure prompts:advice prompts:keeping prompts:reply_end"
)
OPAQUE = {"prompts.Answer", "prompts.Reply"}
ENDS = {
    ("changed", "prompts.Keep"): "prompts:keeping",
    ("changed", "prompts.Mark"): "prompts:mark",
    ("deleted", "prompts.Answer"): "prompts:erasure",
    ("sent", "drafts.Draft"): "prompts:answer",
    ("taken_back", "prompts.Answer"): "prompts:taking_back",
    ("taken_back", "prompts.Reply"): "prompts:reply_end",
}


def things(cast: Cast) -> dict[str, Any]:
    noor, sam, now = cast.noor.member, cast.sam.member, cast.now
    noors_open, sams_open = (_answer(one, MUG, Rule.BOTH, now) for one in (noor, sam))
    return {
        "noors_open": noors_open,
        "sams_open": sams_open,
        "noors_sealed": _answer(noor, LIGHT, Rule.BOTH, now),
        "sams_sealed": _answer(sam, LAW, Rule.AFTER_A_DAY, now),
        "sams_kept": _answer(sam, MINUTES, Rule.KEEP, now),
        "noors_reply": _reply(noor, sams_open, now),
        "sams_reply": _reply(sam, noors_open, now),
    }


def left_behind(kit: Member, val: Member, now: datetime) -> dict[str, Any]:
    return {
        "kits_open": _answer(kit, MUG, Rule.FIRST, now),
        "kits_kept": _answer(kit, LIGHT, Rule.KEEP, now),
        "vals_open": _answer(val, MUG, Rule.BOTH, now),
    }


def sow(garden: Garden) -> None:
    noor, sam, word = garden.noor, garden.sam, garden.word
    garden.send(noor, "prompts:draft", {"text": word("drafts.Draft.text")}, slug=LAW)
    _sow_answer(garden, noor, LIGHT, word("prompts.Answer.text"), "keep")
    _sow_answer(garden, noor, MINUTES, word("sealed prompts.Answer.text"), "both")
    _sow_answer(garden, noor, MUG, word("prompts.Answer.opened_text"), "both")
    _sow_answer(garden, sam, MUG, word("sam's prompts.Answer.opened_text"), "both")
    theirs = Answer.objects.get(exchange__slug=MUG, author__username="sam").pk
    for text in (word("prompts.Reply.text"), word("prompts.Reply.shared_text")):
        garden.send(noor, "prompts:reply", {"kind": "thank", "text": text}, answer=theirs)
    first = next(one for one in Reply.objects.all() if one.text == garden.words["prompts.Reply.text"])
    garden.send(noor, "prompts:reply_end", reply=first.pk)


def _sow_answer(garden: Garden, browser: Recorder, slug: str, text: str, rule: str) -> None:
    garden.send(browser, "prompts:answer", {"text": text, "rule": rule, "version": 0}, slug=slug)


def _answer(member: Member, slug: str, rule: Rule, now: datetime) -> Any:
    prompt = catalogue().by_slug[slug]
    return prompts.answer(member=member, prompt=prompt, text="Words", rule=rule, version=0, now=now).pk


def _reply(member: Member, answer: Any, now: datetime) -> Any:
    said = Answer.objects.get(pk=answer)
    return prompts.reply(
        member=member, answer=said, kind="thank", text="Thank you", is_meant=True, now=now
    ).pk


@quiet
def opens_every_page(sam: Player) -> None:
    for name in ("home:today", "prompts:decks", "prompts:shelf", "home:us", "pairs:boundaries"):
        assert sam.get(sam.at(name)).status_code == 200
    for slug in (MUG, LIGHT, LAW, MINUTES, NEW):
        assert sam.get(sam.at("prompts:prompt", slug=slug)).status_code == 200
        assert sam.get(sam.at("prompts:prompt", slug=slug), headers={"X-Live": "renew"}).status_code == 204


def write(sam: Player, slug: str, rule: str, *, version: int = 0, text: str = "Sam's words") -> None:
    send(sam, "prompts:answer", {"text": text, "rule": rule, "version": version}, slug=slug)


def mine(sam: Player, slug: str) -> Any:
    return Answer.objects.by(sam.person).get(exchange__slug=slug).pk


@quiet
def drafts(sam: Player) -> None:
    send(sam, "prompts:draft", {"text": "Half a thought"}, slug=NEW)
    send(sam, "prompts:draft", {"text": "Half a thought"}, slug=LIGHT)


@quiet
def passes(sam: Player) -> None:
    for prompt in list(catalogue())[:4]:
        send(sam, "prompts:pass", slug=prompt.slug)


@quiet
def says_not_today(sam: Player) -> None:
    send(sam, "prompts:rest")


@quiet
def says_not_today_and_thinks_again(sam: Player) -> None:
    send(sam, "prompts:rest")
    send(sam, "prompts:rest_end")


@quiet
def leaves_a_deck_out(sam: Player) -> None:
    for slug in (MUG, LIGHT):
        send(sam, "prompts:leaving_out", {"on": "1"}, deck=catalogue().by_slug[slug].deck)


@quiet
def leaves_a_deck_out_and_thinks_again(sam: Player) -> None:
    deck = catalogue().by_slug[MUG].deck
    send(sam, "prompts:leaving_out", {"on": "1"}, deck=deck)
    send(sam, "prompts:leaving_out", deck=deck)


@quiet
def marks_for_a_talk(sam: Player) -> None:
    send(sam, "prompts:mark", {"on": "1"}, slug=NEW)
    send(sam, "prompts:mark", {"on": "1"}, slug=MUG)


@quiet
def puts_answers_on_a_shelf(sam: Player) -> None:
    send(sam, "prompts:keeping", {"shelf": "joys"}, answer=mine(sam, MUG))
    theirs = Answer.objects.exclude(author=sam.person).get(exchange__slug=MUG)
    send(sam, "prompts:keeping", {"shelf": "fears"}, answer=theirs.pk)


@quiet
def looks_through_the_shelf(sam: Player) -> None:
    assert sam.post(sam.at("prompts:shelf"), {"words": "words", "shelf": "joys"}).status_code == 200


@quiet
def keeps_an_answer(sam: Player) -> None:
    write(sam, NEW, "keep")


@quiet
def keeps_an_answer_where_noor_waits(sam: Player) -> None:
    write(sam, LIGHT, "keep")


@quiet
def seals_an_answer(sam: Player) -> None:
    write(sam, NEW, "both")


@quiet
def seals_an_answer_for_a_day(sam: Player) -> None:
    write(sam, NEW, "after_a_day")


@quiet
def edits_a_sealed_answer(sam: Player) -> None:
    write(sam, NEW, "both")
    write(sam, NEW, "after_a_day", version=1, text="Other words")
    write(sam, LAW, "both", version=1, text="Other words")


@quiet
def takes_a_sealed_answer_back(sam: Player) -> None:
    write(sam, NEW, "both")
    send(sam, "prompts:taking_back", answer=mine(sam, NEW))


@quiet
def takes_back_what_was_offered_to_noor_today(sam: Player) -> None:
    send(sam, "prompts:taking_back", answer=mine(sam, LAW))


@quiet
def deletes_what_was_offered_to_noor_today(sam: Player) -> None:
    send(sam, "prompts:erasure", answer=mine(sam, LAW))


@quiet
def seals_what_was_kept_yesterday(sam: Player) -> None:
    send(sam, "prompts:sealing", {"rule": "both"}, answer=mine(sam, MINUTES))


@quiet
def wants_advice_on_what_is_sealed(sam: Player) -> None:
    send(sam, "prompts:advice", {"on": "1"}, answer=mine(sam, LAW))


@quiet
def is_refused(sam: Player) -> None:
    sealed = Answer.objects.exclude(author=sam.person).get(exchange__slug=LIGHT).pk
    for name in ("taking_back", "sealing", "erasure", "advice", "keeping", "reply"):
        assert sam.post(sam.at(f"prompts:{name}", answer=sealed)).status_code == 404
    assert sam.post(sam.at("prompts:answer", slug=NEW), {"text": ""}).status_code == 422


@quiet
def gets_a_hint_before_a_reply_is_sent(sam: Player) -> None:
    theirs = Answer.objects.exclude(author=sam.person).get(exchange__slug=MUG).pk
    form = {"kind": "thank", "text": "You should just tell him no."}
    assert sam.post(sam.at("prompts:reply", answer=theirs), form).status_code == 422


@shown
def goes_first(sam: Player) -> None:
    write(sam, NEW, "first")


@shown
def answers_where_noor_waits(sam: Player) -> None:
    write(sam, LIGHT, "both")


@shown
def replies(sam: Player) -> None:
    theirs = Answer.objects.exclude(author=sam.person).get(exchange__slug=MUG).pk
    send(sam, "prompts:reply", {"kind": "ask", "text": "Tell me more"}, answer=theirs)


@shown
def takes_a_reply_back(sam: Player) -> None:
    send(sam, "prompts:reply_end", reply=Reply.objects.by(sam.person).get().pk)


@shown
def takes_an_open_answer_back(sam: Player) -> None:
    send(sam, "prompts:taking_back", answer=mine(sam, MUG))


@shown
def deletes_an_open_answer(sam: Player) -> None:
    send(sam, "prompts:erasure", answer=mine(sam, MUG))


@shown
def wants_advice_on_what_is_open(sam: Player) -> None:
    send(sam, "prompts:advice", {"on": "1"}, answer=mine(sam, MUG))
