"""Settings and fixtures of every test: each process has a data folder of its own, far from any real one."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from hypothesis import HealthCheck
from hypothesis import settings as examples

from mandorla.shared import ids
from mandorla.shared.tests.chance import Ids
from mandorla.vault import hostkey, keys
from mandorla.vault.router import KEYRING

pytest_plugins = ["tests.cast"]

# For runs that have to end alike each time. Any other looks at examples that nobody has looked at before.
examples.register_profile(
    "steady",
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],  # a busy machine is no fault of the code
)

_FOLDER = Path(tempfile.mkdtemp(prefix="mandorla-test-"))


def pytest_configure() -> None:
    """pytest-django has read the settings before any conftest, so the folders are set here once more."""
    data, secrets = _FOLDER / "data", _FOLDER / "keys"
    os.environ |= {"MANDORLA_DATA": str(data), "MANDORLA_KEYS": str(secrets)}
    os.environ["MANDORLA_SECRET_KEY"] = settings.SECRET_KEY = "only-for-tests"
    settings.HAS_SECRET = True
    settings.MANDORLA_DATA, settings.MANDORLA_KEYS = data, secrets
    settings.MANDORLA_HOST_KEY_FILE = secrets / "host.key"
    settings.MANDORLA_SECRET_FILE = secrets / "secret.key"
    settings.MANDORLA_BACKUPS = None
    settings.MANDORLA_MOST_WRITES = 0  # time stands still in tests, so a minute never ends
    settings.STATIC_ROOT = data / "static"
    settings.WHITENOISE_AUTOREFRESH = True  # else each new client looks through all files of the house first
    if settings.MANDORLA_REDIS_URL:
        settings.CACHES["default"]["LOCATION"] = _own_redis(settings.MANDORLA_REDIS_URL)
    for alias, database in settings.DATABASES.items():
        if database["ENGINE"].endswith("sqlite3"):  # a real file: one in memory locks where a file would wait
            database["TEST"] = {**database.get("TEST", {}), "NAME": str(_FOLDER / f"{alias}.sqlite3")}
    settings.DATABASES[KEYRING]["TEST"]["MIGRATE"] = False  # one table, from its model


def _own_redis(url: str) -> str:
    """A numbered database of Redis for each process of the tests: what one forgets, another still counts."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    return urlsplit(url)._replace(path=f"/{1 + int(worker)}").geturl()


@pytest.fixture(scope="session", autouse=True)
def folders_of_the_house() -> None:
    """What `mandorla init` makes: the host's key, and the static files by their hashed names."""
    hostkey.create_host_key(settings.MANDORLA_HOST_KEY_FILE)
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    """No test opens anything with a key that another one left in memory, or meets a limit that it came near."""
    keys.forget()
    cache.clear()
    yield
    keys.forget()


@pytest.fixture(autouse=True)
def seeded_ids(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Identifiers follow from the test's name and the seed of the run, which pytest says as it begins."""
    made = Ids(f"{request.config.getoption('randomly_seed', 0)} {request.node.nodeid}")
    monkeypatch.setattr(ids, "uuid", made)
    monkeypatch.setattr(ids, "uuid7", made.uuid7)
