"""Which migrations this code has, and which applied ones it does not know."""

from pathlib import Path

from django.apps import apps
from django.db.migrations.loader import MigrationLoader

Name = tuple[str, str]


def written() -> set[Name]:
    """The migration files of every installed app; much faster than loading them."""
    return {
        (app.label, file.stem)
        for app in apps.get_app_configs()
        for file in Path(app.path, "migrations").glob("[!_~]*.py")
    }


def unknown(applied: set[Name], loader: MigrationLoader) -> set[Name]:
    """Those of `applied` that this code does not know, because a later version applied them."""
    # Rows of an app that has been uninstalled are left over and mean nothing.
    known = loader.disk_migrations
    replaced = {name for migration in known.values() for name in migration.replaces}
    installed = {app.label for app in apps.get_app_configs()}
    return {name for name in applied - set(known) - replaced if name[0] in installed}
