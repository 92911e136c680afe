"""What Sam can do, as his pages send it: in private, or so that Noor sees it."""

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from mandorla.prompts.decks import catalogue
from mandorla.prompts.models import Answer, Reply
from mandorla.shared import clock
from tests.access.everybody import LAW, LIGHT, MINUTES, MUG
from tests.cast import PASSWORD, Player

Deed = Callable[[Player], object]
QUIET: list[Deed] = []
SHOWN: list[Deed] = []
NEW = "everyday-good-errand"  # nobody has answered it
DONE = (200, 204, 302, 303)


def quiet(deed: Deed) -> Deed:
    QUIET.append(deed)
    return deed


def shown(deed: Deed) -> Deed:
    SHOWN.append(deed)
    return deed


def send(sam: Player, name: str, form: dict[str, Any] | None = None, **parts: Any) -> None:
    response = sam.post(sam.at(name, **parts), form or {})
    assert response.status_code in DONE, (name, response.status_code)


def write(sam: Player, slug: str, rule: str, *, version: int = 0, text: str = "Sam's words") -> None:
    send(sam, "prompts:answer", {"text": text, "rule": rule, "version": version}, slug=slug)


def mine(sam: Player, slug: str) -> Any:
    return Answer.objects.by(sam.person).get(exchange__slug=slug).pk


def limits(sam: Player, **changes: Any) -> None:
    send(sam, "pairs:boundaries", {"ceiling": "3", "cadence": "daily", **changes})


def checks_in(sam: Player, **said: Any) -> None:
    day = clock.day_of(clock.now(), sam.person.zone).isoformat()
    send(sam, "checkins:checkin", {"day": day, "version": 0, "note": "For myself", **said})


@quiet
def nothing(sam: Player) -> None:
    """Noor's pages are compared with themselves: that they can be."""


@quiet
def opens_every_page(sam: Player) -> None:
    for name in ("home:today", "prompts:decks", "prompts:shelf", "pairs:us", "pairs:boundaries"):
        assert sam.get(sam.at(name)).status_code == 200
    for slug in (MUG, LIGHT, LAW, MINUTES, NEW):
        assert sam.get(sam.at("prompts:prompt", slug=slug)).status_code == 200
        assert sam.get(sam.at("prompts:prompt", slug=slug), headers={"X-Live": "renew"}).status_code == 204


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
def pauses(sam: Player) -> None:
    limits(sam, paused_until=clock.now().date().replace(day=28).isoformat())


@quiet
def lowers_the_ceiling(sam: Player) -> None:
    limits(sam, ceiling="1")


@quiet
def raises_the_ceiling(sam: Player) -> None:
    limits(sam, ceiling="5")


@quiet
def closes_every_topic(sam: Player) -> None:
    limits(sam, closed=sorted({topic for prompt in catalogue() for topic in prompt.topics}))


@quiet
def opens_a_deck_alone(sam: Player) -> None:
    limits(sam, opened=["body-and-touch"])


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
def signs_in_on_another_device(sam: Player) -> None:
    sam.elsewhere().get(sam.at("home:today"))
    browser = Client()
    browser.post(reverse("account_login"), {"login": "sam", "password": PASSWORD})
    assert browser.get(sam.at("home:today")).status_code == 200


@quiet
def ends_a_device(sam: Player) -> None:
    assert sam.post(reverse("people:device_end", args=[sam.elsewhere().device.pk])).status_code == 303


@quiet
def signs_out(sam: Player) -> None:
    assert sam.post(reverse("account_logout")).status_code == 302


@quiet
def leaves_in_a_hurry(sam: Player) -> None:
    assert sam.post(reverse("people:exit")).status_code == 303


@quiet
def writes_down_an_address(sam: Player) -> None:
    assert (
        sam.post(reverse("account_email"), {"email": "sam@example.org", "action_add": ""}).status_code == 302
    )


@quiet
def has_and_leaves_a_space_elsewhere(sam: Player) -> None:
    begun = sam.post(reverse("pairs:new"), {"kind": "friends", "place": "apart"})
    elsewhere = begun.headers["Location"].split("/")[2]
    sam.post(
        reverse("prompts:answer", args=[elsewhere, LIGHT]), {"text": "Alone", "rule": "keep", "version": 0}
    )
    assert sam.post(reverse("pairs:departure", args=[elsewhere])).status_code == 303


@quiet
def declines_an_invitation(sam: Player) -> None:
    assert sam.post(reverse("pairs:refusal", args=["whatever"])).status_code == 200


@quiet
def checks_in_for_himself_and_changes_it(sam: Player) -> None:
    for version, energy in enumerate(("1", "3")):
        checks_in(sam, version=version, energy=energy)
    send(sam, "checkins:draft", {"text": "Half a note"})


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


@shown
def says_what_kind_of_pair_they_are(sam: Player) -> None:
    send(sam, "pairs:us", {"kind": "friends", "place": "apart"})


@shown
def checks_in_for_both(sam: Player) -> None:
    checks_in(sam, energy="1", parts=["energy"])


@shown
def shares_a_line_from_his_day(sam: Player) -> None:
    send(sam, "checkins:shares", {"text": "The baker knew my name"})


@shown
def proposes_a_habit(sam: Player) -> None:
    send(sam, "checkins:habits", {"act": "Tea on the stairs", "hour": "evening"})
