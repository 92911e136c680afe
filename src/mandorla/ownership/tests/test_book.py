from mandorla.ownership.book import said
from mandorla.ownership.gathering import Gathered

WHAT = {"said": "What you said", "asks_for_advice": "Whether you ask for advice", "shown": "What was shown"}


def lines_of(row: dict[str, object]) -> list[str]:
    return list(said(Gathered("slice.Row", True, "", row), WHAT))


def test_what_somebody_wrote_needs_no_name_before_it() -> None:
    found = lines_of({"said": {"kind": "thanks", "what": "For the soup.", "felt_like": ["calm", ""]}})
    assert found == ["What you said: kind: thanks; For the soup.; felt like: calm"]


def test_a_day_stands_in_words_and_what_is_not_so_stands_nowhere() -> None:
    found = lines_of(
        {"asks_for_advice": False, "said": {"due_on": "2099-01-02", "is_open": False, "may": True}}
    )
    assert found == ["What you said: due on: January 2, 2099; may: yes"]


def test_what_the_other_said_stands_in_their_words_alone() -> None:
    copy = {"effect": "felt expected", "kind": "thanks", "what": "left the lamp on", "when": "last night"}
    theirs = {"shared": copy, "opened_at": "2099-01-02"}
    found = list(said(Gathered("slice.Row", False, "", theirs), {"shared": "The copy that the other reads"}))
    assert found == ["left the lamp on", "felt expected", "last night"]
    assert list(said(Gathered("slice.Row", False, "", {"shared_mark": "kept"}), {})) == ["kept"]
