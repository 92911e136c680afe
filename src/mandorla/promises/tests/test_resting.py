from tests.cast import Player

from mandorla.promises.tests.doing import promises, today
from mandorla.shared.tests.calendar import Calendar


def test_who_rests_is_asked_how_it_went_when_they_are_back(ada: Player, calendar: Calendar) -> None:
    promises(ada, due_on="2027-02-02")
    ada.post(ada.at("pairs:resting"), {"weeks": "4"})
    calendar.later(days=2)
    assert today(ada) == ""
    calendar.later(days=26)
    assert "How did it go?" in today(ada.elsewhere())
