import pytest

from tests.journeys.conftest import NewPhone
from tests.journeys.inspection import DESK, Inspection

pytestmark = pytest.mark.browser

FAULTY = """<!doctype html><html lang="en"><title>Faulty</title><meta name="color-scheme" content="light dark">
<body style="background: light-dark(white, black); color: light-dark(black, white)">
<main><h1>Faulty</h1><p style="color: light-dark(black, #333)">Dark on dark</p><img src="/static/icons/mandorla.svg">
<button style="inline-size: 400px; block-size: 20px; margin: 0"></button></main>"""

FAULTS = {
    "320 light: image-alt",
    "1280 light: button-name",
    "320 dark: color-contrast",
    "320: 408 pixels wide",
    "320: smaller than a thumb",
}


def test_an_inspection_finds_what_is_wrong_and_in_which_theme(new_phone: NewPhone) -> None:
    phone, look = new_phone(**DESK), Inspection()
    phone.page.route("**/wrong/", lambda route: route.fulfill(body=FAULTY, content_type="text/html"))
    look.open(phone, "/wrong/")
    found = "\n".join(look.findings)
    assert [fault for fault in sorted(FAULTS) if fault not in found] == []
    assert "light: color-contrast" not in found
