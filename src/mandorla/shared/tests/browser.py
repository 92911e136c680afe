"""A browser without scripts: it opens pages, reads them and presses their buttons.

A form is sent as the page gave it, with its own CSRF token, changed only where somebody types something else.
"""

from copy import copy
from functools import cached_property
from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from django.test import Client

REDIRECTS = (302, 303)
Fields = dict[str, Any]


class Page:
    """What a person sees, and what they can press. `sent` is the bare answer to the form that led here."""

    def __init__(self, client: Client, response: Any, address: str, sent: Any = None) -> None:
        self.client, self.response, self.sent = client, response, sent
        self.address, self.query = urlsplit(address).path, urlsplit(address).query
        self.status: int = response.status_code
        self.size = len(response.content)
        self.html: str = response.content.decode()

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The page as a tree, for whoever looks into it."""
        return BeautifulSoup(self.html, "html.parser")

    @property
    def heading(self) -> str:
        return _words(self.soup.find("h1"))

    @property
    def title(self) -> str:
        return _words(self.soup.title)

    @property
    def text(self) -> str:
        """All words of the page, blanks made one."""
        return _words(self.soup.body)

    def all(self, selector: str) -> list[str]:
        return [_words(found) for found in self.soup.select(selector)]

    def has_button(self, words: str) -> bool:
        return any(_words(button) == words for button in self.soup.find_all("button"))

    def link(self, words: str) -> str:
        """The address behind the first link that begins with `words`."""
        found = [a for a in self.soup.find_all("a") if _words(a).startswith(words)]
        assert found, f"no link {words!r} on {self.address}"
        return str(found[0]["href"])

    def value(self, name: str) -> Any:
        """What stands in a field, as a form would send it now; None where nothing would be sent."""
        for form in self.soup.find_all("form"):
            fields = _fields_of(form)
            if name in fields:
                return fields[name]
        return None

    def choices(self, name: str) -> list[str]:
        """The values a field offers."""
        options = self.soup.select(f'select[name="{name}"] option, input[name="{name}"]')
        return [str(option.get("value", "")) for option in options]

    def form(self, button: str, *, nth: int = 0) -> tuple[str, Fields]:
        """Where the form of a button would be sent, and with what."""
        pressed = self._button(button, nth)
        form = self._form_of(pressed)
        fields = {**_fields_of(form), **self._fields_beside(form)}
        if pressed.get("name"):
            fields[str(pressed["name"])] = str(pressed.get("value", ""))
        address = pressed.get("formaction") or form.get("action") or self.address
        return urljoin(self.address, str(address)), fields

    def press(self, button: str, *, nth: int = 0, **changes: Any) -> "Page":
        """Fill in `changes`, press `button`, and see where it leads. None leaves a field out."""
        address, fields = self.form(button, nth=nth)
        form = self._form_of(self._button(button, nth))
        names = {str(tag.get("name")) for tag in [*form.select("[name]"), *self._beside(form)]}
        assert set(changes) <= names, f"the form has no {sorted(set(changes) - names)}"
        fields = {name: value for name, value in {**fields, **changes}.items() if value is not None}
        return send(self.client, address, fields)

    def _beside(self, form: Tag) -> list[Tag]:
        """The fields that belong to a form and stand elsewhere."""
        return self.soup.select(f'[form="{form["id"]}"][name]') if form.get("id") else []

    def _fields_beside(self, form: Tag) -> Fields:
        around = self.soup.new_tag("form")
        around.extend(copy(field) for field in self._beside(form) if field.name != "button")
        return _fields_of(around)

    def _button(self, words: str, nth: int) -> Tag:
        found = [button for button in self.soup.find_all("button") if _words(button) == words]
        assert len(found) > nth, (
            f"no button {words!r} on {self.address} ({self.status}): {self.all('button')}"
        )
        return found[nth]

    def _form_of(self, button: Tag) -> Tag:
        chosen = self.soup.find(id=str(button["form"])) if button.get("form") else button.find_parent("form")
        assert isinstance(chosen, Tag), "the button belongs to no form"
        return chosen


def visit(client: Client, address: str, **query: Any) -> Page:
    """The page at `address`, after whatever redirects lead to it."""
    return _arrive(client, client.get(address, query or None), address)


def send(client: Client, address: str, fields: Fields) -> Page:
    """Send a form, forged ones refused as in the wild, and see where it leads."""
    client.handler.enforce_csrf_checks = True
    try:
        sent = client.post(address, fields)
    finally:
        client.handler.enforce_csrf_checks = False
    return _arrive(client, sent, address, sent)


def _arrive(client: Client, response: Any, address: str, sent: Any = None) -> Page:
    for _hop in range(5):
        if response.status_code not in REDIRECTS:
            return Page(client, response, address, sent)
        address = urljoin(address, response.headers["Location"])
        response = client.get(address)
    raise AssertionError(f"{address} leads round in circles")


def _fields_of(form: Tag) -> Fields:
    fields: Fields = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        name = str(field["name"])
        if field.has_attr("disabled"):
            continue
        if field.name == "select":
            fields[name] = _selected(field)
        elif field.name == "textarea":
            fields[name] = field.get_text().removeprefix("\n")
        elif field.get("type") not in ("checkbox", "radio"):
            fields[name] = str(field.get("value", ""))
        elif field.has_attr("checked"):
            _tick(fields, name, str(field.get("value", "on")), is_many=field.get("type") == "checkbox")
    return fields


def _tick(fields: Fields, name: str, value: str, *, is_many: bool) -> None:
    fields[name] = [*fields.get(name, []), value] if is_many else value


def _selected(select: Tag) -> str:
    options = select.find_all("option")
    chosen = [option for option in options if option.has_attr("selected")] or options[:1]
    return str(chosen[0].get("value", "")) if chosen else ""


def _words(tag: Any) -> str:
    return " ".join(tag.get_text(" ").split()) if tag else ""
