"""The watch that every journey is under would notice what it is there for."""

import pytest
from playwright.sync_api import Error

from tests.journeys.phone import Phone

pytestmark = pytest.mark.browser


def forget(phone: Phone) -> None:
    phone.asked_for.clear()
    phone.complaints.clear()


def test_a_request_to_anybody_else_is_noticed(noor: Phone) -> None:
    assert len(noor.asked_for) > 5
    assert noor.troubles == []
    with pytest.raises(Error):
        noor.page.goto("http://localhost:9/")
    assert "http://localhost:9/" in noor.troubles
    forget(noor)


def test_a_picture_from_elsewhere_is_stopped_by_the_policy_and_noticed(noor: Phone) -> None:
    with noor.context.expect_event("console"):
        noor.page.evaluate("document.body.append(Object.assign(new Image(), { src: 'http://localhost:9/' }))")
    assert any("Content Security Policy" in trouble for trouble in noor.troubles)
    forget(noor)


def test_an_error_of_a_script_is_noticed(noor: Phone) -> None:
    with noor.context.expect_event("weberror"):
        noor.page.evaluate("setTimeout(() => { throw new Error('a broken script') })")
    assert any("a broken script" in trouble for trouble in noor.troubles)
    forget(noor)
