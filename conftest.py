"""Settings and fixtures of every test."""

import os
import tempfile
from pathlib import Path

_FOLDER = Path(tempfile.mkdtemp(prefix="mandorla-test-"))
os.environ.setdefault("MANDORLA_DATA", str(_FOLDER / "data"))
os.environ.setdefault("MANDORLA_KEYS", str(_FOLDER / "keys"))
os.environ.setdefault("MANDORLA_SECRET_KEY", "only-for-tests")
