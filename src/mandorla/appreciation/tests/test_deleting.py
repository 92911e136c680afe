from tests.cast import Player

from mandorla.appreciation.models import Appreciation, Landing
from mandorla.appreciation.tests.doing import one, pages_of, thanks
from mandorla.ownership.gathering import gather
from mandorla.pairs.parts import Taker
from mandorla.practices.models import Practice
from mandorla.shared import clock


def test_deleting_what_was_taken_back_changes_nothing_that_the_other_has(noor: Player, sam: Player) -> None:
    written = thanks(sam)
    one(noor, written).press("Tell Sam", text="Warm")
    one(sam, written).press("Take it back")
    before = _had_by(noor)
    assert "Warm" in str(before)
    one(sam, written).press("Delete for good")
    assert not Appreciation.objects.exists()
    assert _had_by(noor) == before
    one(noor, thanks(sam)).press("Tell Sam", text="Again")
    assert len(Landing.objects.visible_to(sam.member)) == 1


def _had_by(player: Player) -> object:
    """Their pages, their file, and what they did."""
    listed = gather(player.person, clock.now(), Taker.of(player.person))
    done = Practice.objects.of(player.pair).by(player.person).order_by("pk")
    return pages_of(player), [one.row for one in listed], list(done.values_list("pk", "kind"))
