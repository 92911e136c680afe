"""What each room brings to the tests that go through all of them. A room is a module here; all it may have:

FORMS          by the name of an address: a form it takes
LIVE           names of pages whose part keeps itself fresh
LOOKED_AT      names of pages that its journey looks at with axe; WITHOUT_A_PAGE: of addresses that show none
things         rows that an address may name, by the names that `access/matrix/` uses
left_behind    such rows of Kit's, who then leaves
before         what lies behind Noor and Sam, a day ago, when he begins to do things
rows           pages of such rows that Noor looks at
deeds          what Sam can do, marked `@quiet` or `@shown` (access/deeds.py)
sow            writes a word of its own into every field, by the pages; sow_by_hand: into rows, where no page takes it
OPEN_TO_BOTH, FOUND_BY_NOOR, NEVER_SAMS    of these words: who finds them on their pages
OPAQUE         its tables whose numbers stand in the other's page, and must not tell when they were made
ENDS           by a line of data_policy.yaml, how long it is kept and of what table: the address that carries it out
WRITINGS       its forms for words, into which anything may be typed
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

ROOMS = [import_module(f"{__name__}.{found.name}") for found in sorted(iter_modules(__path__))]


def brought(name: str) -> list[Any]:
    """What the rooms have under one of these names."""
    return [getattr(room, name) for room in ROOMS if hasattr(room, name)]


def united(name: str) -> set[str]:
    """Sets of the rooms, as one."""
    return {one for found in brought(name) for one in found}


def named(name: str) -> set[str]:
    """Names that stand in texts of the rooms, as one set."""
    return set(" ".join(brought(name)).split())
