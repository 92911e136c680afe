"""Drives Firefox and WebKitGTK as WebDriver has it (W3C): Firefox by its own Marionette, WebKitGTK by its driver."""

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Protocol

from tests.running.conftest import eventually, free_port

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # what W3C calls the key of an element
MINI_BROWSERS = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
# What each command is called over HTTP, and by Marionette.
COMMANDS = {
    "navigate": ("POST", "/url", "WebDriver:Navigate"),
    "address": ("GET", "/url", "WebDriver:GetCurrentURL"),
    "find": ("POST", "/element", "WebDriver:FindElement"),
    "click": ("POST", "/element/{id}/click", "WebDriver:ElementClick"),
    "type": ("POST", "/element/{id}/value", "WebDriver:ElementSendKeys"),
    "run": ("POST", "/execute/sync", "WebDriver:ExecuteScript"),
    "back": ("POST", "/back", "WebDriver:Back"),
    "act": ("POST", "/actions", "WebDriver:PerformActions"),
}


class Trouble(Exception):
    """The engine says why it did not do as it was told."""


class Wire(Protocol):
    def send(self, command: str, said: dict[str, Any]) -> Any: ...


class Marionette:
    """Firefox's own wire: JSON with its length before it."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._number = 0
        self._read()
        self._ask("WebDriver:NewSession", {"acceptInsecureCerts": True})

    def send(self, command: str, said: dict[str, Any]) -> Any:
        found = self._ask(COMMANDS[command][2], said)
        return found.get("value", found) if isinstance(found, dict) else found

    def _ask(self, name: str, said: dict[str, Any]) -> Any:
        self._number += 1
        text = json.dumps([0, self._number, name, said]).encode()
        self._socket.sendall(f"{len(text)}:".encode() + text)
        _kind, _number, error, found = self._read()
        if error:
            raise Trouble(f"{name}: {error['message']}")
        return found

    def _read(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._socket.recv(1)
        text = b""
        while len(text) < int(length[:-1]):
            text += self._socket.recv(65536)
        return json.loads(text)


class Http:
    """The wire of every other driver."""

    def __init__(self, port: int, wishes: dict[str, Any]) -> None:
        self._port, self._session = port, ""
        self._session = self._ask("POST", "", {"capabilities": {"alwaysMatch": wishes}})["sessionId"]

    def send(self, command: str, said: dict[str, Any]) -> Any:
        method, path, _ = COMMANDS[command]
        return self._ask(method, f"/{self._session}{path.format(**said)}", said)

    def close(self) -> None:
        self._ask("DELETE", f"/{self._session}", {})

    def _ask(self, method: str, path: str, said: dict[str, Any]) -> Any:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=60)
        body = json.dumps(said) if method == "POST" else None
        connection.request(method, f"/session{path}", body, {"Content-Type": "application/json"})
        answer = json.loads(connection.getresponse().read())["value"]
        connection.close()
        if isinstance(answer, dict) and "error" in answer:
            raise Trouble(f"{path}: {answer['message'] or answer['error']}")
        return answer


class Engine:
    """What somebody does in such a browser, and what they see."""

    def __init__(self, wire: Wire, origin: str) -> None:
        self._wire, self._origin = wire, origin

    @property
    def path(self) -> str:
        return str(self._wire.send("address", {})).removeprefix(self._origin)

    def open(self, path: str) -> None:
        """Go to a page, and wait until another than this one is there as a whole."""
        self.run("window.isBefore = true")
        self._wire.send("navigate", {"url": path if "://" in path else f"{self._origin}{path}"})
        is_there = "return !window.isBefore && document.readyState === 'complete'"
        self.eventually(lambda: self.run(is_there), f"never came to {path}")

    def back(self) -> None:
        self._wire.send("back", {})

    def run(self, script: str, *given: Any) -> Any:
        return self._wire.send("run", {"script": script, "args": list(given)})

    def press(self, words: str) -> None:
        """Press the button or link that says just this."""
        says = f"[normalize-space()='{words}']"
        self._on(f"//button{says} | //a{says} | //summary{says}", "click", {})

    def choose(self, selector: str) -> None:
        self.run("document.querySelector(arguments[0]).click()", selector)

    def fill(self, selector: str, text: str) -> None:
        """Type a text in place of what stands in a field; again, where the page puts in a text of its own."""

        def is_filled() -> bool:
            self.run("document.querySelector(arguments[0]).value = ''", selector)
            self._on(selector, "type", {"text": text}, using="css selector")
            return bool(self.run("return document.querySelector(arguments[0]).value", selector) == text)

        self.eventually(is_filled, f"nothing can be typed into {selector}")

    def shift(self, times: int) -> None:
        key = {"value": "\ue008"}
        presses = [{"type": kind, **key} for _ in range(times) for kind in ("keyDown", "keyUp")]
        self._wire.send("act", {"actions": [{"type": "key", "id": "keys", "actions": presses}]})

    def sees(self, text: str) -> None:
        script = "return document.body.innerText.includes(arguments[0])"
        self.eventually(lambda: self.run(script, text), f"{text!r} is not to be seen")

    def is_at(self, path: str) -> None:
        self.eventually(lambda: self.path.split("?")[0] == path, f"never at {path}")

    def eventually(self, is_so: Callable[[], Any], otherwise: str = "") -> None:
        def tried() -> Any:
            with suppress(Trouble):  # the page is just being left
                return is_so()

        try:
            eventually(tried)
        except AssertionError:
            raise AssertionError(f"{otherwise}; at {self.path}") from None

    def _on(self, where: str, command: str, said: dict[str, Any], *, using: str = "xpath") -> None:
        found: list[dict[str, str]] = []

        def is_there() -> bool:
            found[:] = [self._wire.send("find", {"using": using, "value": where})]
            self._wire.send(command, {"id": found[0][ELEMENT], **said})
            return True

        self.eventually(is_there, f"no {where}")


def missing(engine: str) -> str:
    """Why an engine cannot be driven here; nothing if it can."""
    if engine == "firefox":
        return "" if shutil.which("firefox-esr") else "needs Debian's firefox-esr"
    if not (shutil.which("WebKitWebDriver") and MINI_BROWSERS):
        return "needs Debian's webkit2gtk-driver"
    return "" if shutil.which("Xvfb") else "needs Debian's xvfb, a screen for WebKitGTK"


@contextmanager
def driven(engine: str, origin: str) -> Iterator[Engine]:
    """A browser of its own, with nothing in it; it ends with the test."""
    begun = _firefox if engine == "firefox" else _webkit
    with tempfile.TemporaryDirectory(prefix="m") as folder, begun(folder) as wire:
        yield Engine(wire, origin)


@contextmanager
def _firefox(folder: str) -> Iterator[Wire]:
    port = free_port()
    Path(folder, "user.js").write_text(f'user_pref("marionette.port", {port});\n')
    with _running(
        "firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", folder, HOME=folder
    ):
        eventually(lambda: _is_open(port))
        yield Marionette(port)


@contextmanager
def _webkit(folder: str) -> Iterator[Wire]:
    port, screen = free_port(), f":{90 + os.getpid() % 900}"
    around = {"DISPLAY": screen, "HOME": folder, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    with (
        _running("Xvfb", screen, "-screen", "0", "800x1000x24"),
        _running("WebKitWebDriver", f"--port={port}", **around),
    ):
        eventually(lambda: _is_open(port))
        options = {"binary": str(MINI_BROWSERS[-1]), "args": ["--automation"]}
        # It waits for pages by itself, but for ever where one has replaced itself; `Engine` does that better.
        wire = Http(port, {"webkitgtk:browserOptions": options, "pageLoadStrategy": "none"})
        yield wire
        wire.close()


@contextmanager
def _running(*words: str, **around: str) -> Iterator[None]:
    began = subprocess.Popen(
        words,
        env={**os.environ, **around},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.killpg(began.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            began.wait(10)
        with suppress(ProcessLookupError):
            os.killpg(began.pid, signal.SIGKILL)
        began.wait()


def _is_open(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        time.sleep(0.1)
        return True
    return False
