"""Icon names, to check content files that mention one."""

from functools import cache
from importlib.resources import files
from zipfile import ZipFile


@cache
def icons() -> frozenset[str]:
    """The names of all of Lucide's icons."""
    with (files("lucide") / "lucide.zip").open("rb") as opened, ZipFile(opened) as drawings:
        return frozenset(name.removesuffix(".svg") for name in drawings.namelist())
