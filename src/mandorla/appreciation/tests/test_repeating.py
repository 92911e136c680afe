from typing import Any

from tests.cast import Player

from mandorla.appreciation.models import Appreciation
from mandorla.appreciation.tests.doing import TEA, TEA_SAID, opens, thanks
from mandorla.shared.tests.browser import Page
from mandorla.shared.tests.calendar import Calendar

REMARK = "You said something much like this on February 1, 2027."
AGAIN: dict[str, Any] = {"what": "brought tea again, without a word", "effect": "made my day lighter"}


def says_again(player: Player, button: str = "Send it to Noor") -> Page:
    return opens(player, "new").press(button, **AGAIN)


def test_the_same_praise_is_told_of_kindly_before_it_is_sent(noor: Player, sam: Player) -> None:
    thanks(sam)
    page = says_again(sam)
    assert page.status == 422
    assert REMARK in page.text
    assert TEA_SAID in page.text
    assert [page.value(part) for part in AGAIN] == list(AGAIN.values())
    assert Appreciation.objects.count() == 1


def test_it_can_be_sent_all_the_same_or_in_other_words(noor: Player, sam: Player) -> None:
    thanks(sam)
    assert says_again(sam).press("Send it all the same").heading == "What I wrote"
    assert Appreciation.objects.filter(opened_at__isnull=False).count() == 2
    page = says_again(sam).press(
        "Send it to Noor", what="let me sleep and took the dog out in the rain", effect=""
    )
    assert page.heading == "What I wrote"
    assert Appreciation.objects.count() == 3


def test_after_some_weeks_it_is_new_again(sam: Player, calendar: Calendar) -> None:
    thanks(sam)
    calendar.later(days=27)
    assert REMARK in says_again(sam).text
    calendar.later(days=2)
    assert REMARK not in says_again(sam).text


def test_what_is_kept_and_what_the_other_says_is_not_compared(noor: Player, sam: Player) -> None:
    thanks(sam, keep=True)
    thanks(noor)
    assert REMARK not in says_again(sam).text
    assert REMARK not in says_again(sam, "Keep it for myself").text


def test_alone_nothing_is_remarked(ada: Player) -> None:
    for _ in range(2):
        thanks(ada, **TEA)
    assert Appreciation.objects.count() == 2
