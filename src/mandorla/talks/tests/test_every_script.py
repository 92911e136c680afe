"""Every script from its first page to its last by real forms alone, as without JavaScript by "Look again"."""

import pytest
from tests.cast import Player

from mandorla.pairs.models import Kind as PairKind
from mandorla.shared.tests.calendar import Calendar
from mandorla.talks.models import Line, Talk
from mandorla.talks.scripts import scripts
from mandorla.talks.tests.doing import begin, opens
from mandorla.talks.tests.following import Follower, goes_to_its_end


def kind_for(slug: str) -> str:
    """A kind of pair that this script is for."""
    return next(kind for kind in PairKind.values if kind in scripts()[slug].kinds)


@pytest.mark.parametrize("slug", sorted(scripts()))
def test_every_script_can_be_gone_through_by_looking_again(
    slug: str, noor: Player, sam: Player, calendar: Calendar
) -> None:
    noor.pair.kind = kind_for(slug)
    noor.pair.save(update_fields=["kind"])
    talk, two = begin(noor, sam, slug), (Follower(noor, "Noor"), Follower(sam, "Sam"))
    sent = goes_to_its_end(talk, calendar, *two)
    talk.refresh_from_db()
    assert Line.objects.of(talk).count() == sent == talk.seq
    for one in two:
        page = opens(one.player, talk)
        assert "That was enough for today." in page.text
        assert [words for words in one.said if page.text.count(words) != 1] == []
        page.press("Save my choice", keeping="share")
    said = [words for one in two for words in one.said]
    for one in two:
        shown = opens(one.player, talk).text
        assert [words for words in said if shown.count(words) != 1] == []


@pytest.mark.parametrize("slug", ["listening", "weekly"])
def test_on_one_phone_as_well(slug: str, noor: Player, sam: Player, calendar: Calendar) -> None:
    begin(noor, sam, slug, mode="one")
    talk, holder = Talk.objects.begun().get(), Follower(noor, "Noor or Sam")
    assert goes_to_its_end(talk, calendar, holder) > Line.objects.of(talk).by(noor.person).count() > 0
    assert "You have gone through all of it." in opens(sam, talk).text
