"""A household as it is lived in: `mandorla serve` on a database of its own, also where that is PostgreSQL."""

import os
import shutil
from contextlib import closing
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

from tests.running.conftest import House, are_gone, below, eventually

DATABASES = ("MANDORLA_DATABASE_URL", "MANDORLA_KEYRING_URL")
SCALE = {name: os.environ[name] for name in DATABASES if name in os.environ}


class Household(House):
    """A house whose databases are those of this run: SQLite in its folder, or new ones on PostgreSQL."""

    def __init__(self, folder: Path, model: Path) -> None:
        super().__init__(folder)
        self.origin = f"http://127.0.0.1:{self.port}"
        self.named_origin = f"http://localhost:{self.port}"  # passkeys ask for a name
        self._databases = {name: _beside(address) for name, address in SCALE.items()}
        if self._databases:
            for address in self._databases.values():
                _on_server(address, "CREATE DATABASE {name}")
            assert self.run("init").returncode == 0
        else:
            shutil.copytree(model, folder, dirs_exist_ok=True)

    def surroundings(self, **settings: str) -> dict[str, str]:
        return super().surroundings(**self._databases, **settings)

    def open(self, **settings: str) -> None:
        """Serve, and let anybody sign up who finds the page."""
        self.serve(MANDORLA_OPEN_SIGNUP="1", MANDORLA_HOST_NAME="Val", **settings)

    def kill(self) -> None:
        """End the server as a power cut would, and see that nothing of it is left."""
        served = self._running[-1]
        its_own = below(served)
        served.kill()
        served.wait()
        eventually(lambda: are_gone(its_own))

    def close(self) -> None:
        if self._running and self._running[-1].poll() is None:
            self.kill()  # nothing is kept of it, so nothing needs to be put in order
        super().close()
        for address in self._databases.values():
            _on_server(address, "DROP DATABASE {name} WITH (FORCE)")


def _beside(address: str) -> str:
    return urlunsplit(urlsplit(address)._replace(path=f"/journey_{uuid4().hex}"))


def _on_server(address: str, command: str) -> None:
    psycopg = import_module("psycopg")  # by name: a household does not have it
    name = urlsplit(address).path.strip("/")
    with closing(psycopg.connect(SCALE[DATABASES[0]], autocommit=True)) as server:
        server.execute(command.format(name=name))
