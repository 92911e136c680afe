"""Where words are sown: two browsers that keep all they were answered, and the words by their places."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.access.deeds import DONE


class Recorder(Client):
    """A browser that keeps all it was answered."""

    def __init__(self, **options: Any) -> None:
        super().__init__(raise_request_exception=False, **options)
        self.answers: list[Any] = []

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        self.answers.append(response)
        return response


@dataclass
class Garden:
    """`words` by where they were sown: a field of a model, or what its name says."""

    words: dict[str, str] = field(default_factory=dict)
    noor: Recorder = field(default_factory=Recorder)
    sam: Recorder = field(default_factory=Recorder)
    pair: Any = None

    def word(self, *places: str) -> str:
        made = f"canary{secrets.token_hex(6)}"
        self.words |= dict.fromkeys(places, made)
        return made

    def at(self, name: str, **parts: Any) -> str:
        return reverse(name, kwargs={"pair": self.pair, **parts})

    def send(self, browser: Recorder, name: str, form: dict[str, Any] | None = None, **parts: Any) -> None:
        response = browser.post(self.at(name, **parts), form or {})
        assert response.status_code in DONE, (name, response.status_code)
