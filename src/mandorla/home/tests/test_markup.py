"""What every page is made of, whoever sees it and in whatever state it is."""

from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse
from tests.cast import Player

from mandorla.home.tests.houses import OF_EVERYBODY, SLUG, addresses
from mandorla.pairs.models import Invitation
from mandorla.prompts.tests.doing import answer_of, both_answer, opens, sends
from mandorla.shared.tests.browser import Page, visit

FIELDS = "input:not([type=hidden]), textarea, select"


@pytest.fixture
def pages(noor: Player, sam: Player, ada: Player, val: Player, kit: Player) -> list[Page]:
    """Every page, and the states that look most different."""
    both_answer(noor, sam, SLUG)
    sends(noor, "Sealed", "everyday-chosen-mug")
    sends(ada, "For myself", rule="keep")
    found = [visit(player, address) for player in (noor, ada) for address in addresses(player)]
    found += [visit(Client(), reverse(name)) for name in OF_EVERYBODY]
    found += _refused(noor, sam)
    found += [_rested(sam), visit(kit, "/"), visit(kit, "/kept/"), visit(val, val.at("home:today"))]
    found += list(_invited(ada, noor))
    return [
        *found,
        opens(noor, "everyday-chosen-mug"),
        visit(ada, ada.at("prompts:shelf")).press("Look", words="nothing"),
    ]


def _refused(noor: Player, sam: Player) -> Iterator[Page]:
    yield opens(noor, "everyday-unwritten-law").press("Done", text="")
    yield visit(noor, noor.at("pairs:boundaries")).press("Keep this", paused_until="2020-01-01")
    yield visit(noor, "/me/").press("Save", display_name=" ")
    reply = sam.at("prompts:reply", answer=answer_of(noor, SLUG).pk)
    yield Page(sam, sam.post(reply, {"kind": "advice", "text": "Buy another"}), reply)
    yield visit(Client(), "/sign-in/").press("Sign in", login="noor", password="a guess")


def _rested(sam: Player) -> Page:
    sam.post(sam.at("prompts:rest"))
    return visit(sam, sam.at("home:today"))


def _invited(ada: Player, noor: Player) -> Iterator[Page]:
    visit(ada, ada.at("pairs:invitation")).press("Make an invitation")
    yield visit(ada, ada.at("pairs:invitation"))
    link = reverse("pairs:invited", args=[Invitation.objects.get(pair=ada.pair).word])
    for browser in (Client(), noor, ada):
        yield visit(browser, link)
    yield visit(Client(), link).press("No, thank you")
    yield visit(Client(), link).press("Join with a new account")
    yield visit(Client(), reverse("pairs:invited", args=["unknown"]))
    yield visit(Client(), "/no-such-page/")


def test_every_page_is_made_as_it_must_be(pages: list[Page]) -> None:
    problems = [f"{page.address} ({page.status}): {problem}" for page in pages for problem in _problems(page)]
    assert problems == []
    assert len(pages) > 50


def _problems(page: Page) -> Iterator[str]:
    soup = page.soup
    if [len(soup.find_all("h1")), bool(page.heading)] != [1, True]:
        yield f"{len(soup.find_all('h1'))} h1: {page.all('h1')}"
    if not page.title or page.title.startswith("·"):
        yield f"title: {page.title!r}"
    if not (soup.html and soup.html.get("lang")):
        yield "no lang"
    yield from (f"empty heading: {tag}" for tag in soup.select("h2, h3") if not tag.get_text(strip=True))
    yield from (f"no label: {field}" for field in soup.select(FIELDS) if not _is_named(soup, field))
    again = {str(part["hx-get"]) for part in soup.select("live-part")} | {
        str(link["href"]) for link in soup.select(".look-again a, [data-news] a")
    }
    yield from (f"cannot be looked at again: {one}" for one in again if Client().get(one).status_code == 405)
    yield from _inline(soup)
    yield from _identifiers(soup)
    yield from (f"no name: {tag}" for tag in soup.select("a, button, summary") if not _has_words(tag))
    yield from (f"left over: {mark}" for mark in ("{{", "{%", "{other}", "%(") if mark in page.text)


def _inline(soup: BeautifulSoup) -> Iterator[str]:
    for tag in soup.find_all(True):
        attributes = [name for name in tag.attrs if name == "style" or name.startswith("on")]
        yield from (f"inline {name} on {tag.name}" for name in attributes)
    yield from (f"inline style: {tag}" for tag in soup.find_all("style"))
    for script in soup.select("script:not([src])"):
        if script.get("type") != "application/json":
            yield f"inline script: {script}"
    for tag in soup.select("[src], link[href]"):
        address = str(tag.get("src") or tag.get("href"))
        if not address.startswith("/"):
            yield f"from elsewhere: {address}"


def _identifiers(soup: BeautifulSoup) -> Iterator[str]:
    known = [str(tag["id"]) for tag in soup.select("[id]")]
    yield from (f"id twice: {one}" for one in sorted(set(known)) if known.count(one) > 1)
    for name in ("aria-labelledby", "aria-describedby", "for", "form"):
        for tag in soup.select(f"[{name}]"):
            missing = set(str(tag[name]).split()) - set(known)
            yield from (f"{name} of {tag.name} names nothing: {one}" for one in sorted(missing))


def _is_named(soup: BeautifulSoup, field: Tag) -> bool:
    label = soup.find("label", attrs={"for": field.get("id") or "?"}) or field.find_parent("label")
    return bool(label and label.get_text(strip=True)) or field.has_attr("aria-label")


def _has_words(tag: Tag) -> bool:
    return bool(tag.get_text(strip=True) or tag.get("aria-label"))
