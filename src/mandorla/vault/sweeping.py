"""Files whose row is gone: it was deleted with all of a pair's, or never came to be."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.apps import apps

from mandorla.vault import files

BATCH = 500


def sweep(*, now: datetime) -> int:
    """Delete the files that no row has any more, and say how many. Repeating it changes nothing."""
    old, swept = list(files.left_over(now)), 0
    for start in range(0, len(old), BATCH):
        swept += _sweep(old[start : start + BATCH])
    return swept


def _sweep(found: list[tuple[UUID, Path]]) -> int:
    # A model says by `has_file` that each of its rows has one.
    rows = {row for row, _path in found}
    known: set[UUID] = set()
    for model in apps.get_models():
        if getattr(model, "has_file", False):
            known |= set(model._base_manager.filter(pk__in=rows).values_list("pk", flat=True))
    gone = [path for row, path in found if row not in known or path.suffix]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)
