from datetime import UTC, date, datetime

from django.template import Context, Template

from mandorla.shared.dates import at_its_hour, in_words, with_weekday

EVENING = datetime(2026, 3, 4, 20, 30, tzinfo=UTC)


def test_a_day_reads_as_americans_write_it() -> None:
    assert in_words(date(2026, 3, 4)) == "March 4, 2026"
    assert with_weekday(date(2026, 3, 4)) == "Wednesday, March 4, 2026"
    assert at_its_hour(EVENING) == "Wednesday, March 4, 8:30 PM"


def test_templates_write_days_and_hours_the_same_way() -> None:
    page = Template("{{ then|date }}, {{ then|time }}").render(Context({"then": EVENING}))
    assert page == "March 4, 2026, 8:30 PM"
