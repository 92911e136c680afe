"""Checks before anything is served. What is wrong is refused, with a sentence that says what to do."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, connections
from django.http.request import validate_host
from django.utils.translation import gettext as _

from mandorla.serving import schema, statics
from mandorla.serving.refusal import Refused
from mandorla.serving.schema import APPS, Schema
from mandorla.vault import hostkey
from mandorla.vault.router import CONTENT, KEYRING


def check() -> None:
    """Raises Refused or HostKeyProblem unless this server may start on its data."""
    check_settings()
    check_host_key()
    for alias in APPS:
        _refuse_schema(alias, schema_of(alias))
    check_secret()
    if not statics.are_gathered():
        raise Refused(_("This version of Mandorla is not set up yet. Run `mandorla init`, then start again."))


def check_settings() -> None:
    """Refuses settings that make no sense."""
    origin = urlsplit(settings.MANDORLA_ORIGIN)
    if origin.scheme not in ("http", "https") or not origin.hostname or origin.path:
        raise Refused(
            _("MANDORLA_ORIGIN must be an address like https://mandorla.example.org, without a path.")
        )
    if not validate_host(origin.hostname, settings.ALLOWED_HOSTS):
        raise Refused(
            _("MANDORLA_ORIGIN names %(host)s, which is not in MANDORLA_HOSTS. Add it there.")
            % {"host": origin.hostname}
        )
    if _place_of(CONTENT) == _place_of(KEYRING):
        raise Refused(
            _(
                "MANDORLA_DATABASE_URL and MANDORLA_KEYRING_URL name the same database. "
                "Give the keyring a database of its own, so that it can be backed up apart."
            )
        )


def check_secret() -> None:
    """Refuses to sign cookies with a secret that everybody knows."""
    if not settings.HAS_SECRET:
        raise Refused(
            _(
                "The secret %(path)s is missing. Put it back, or run `mandorla init`: then everybody signs in anew."
            )
            % {"path": settings.MANDORLA_SECRET_FILE}
        )


def check_host_key() -> None:
    """Refuses a host key that is missing beside data, open to others or inside the data folder."""
    has_data = any(schema_of(alias) is not Schema.ABSENT for alias in APPS)
    hostkey.check_host_key(settings.MANDORLA_HOST_KEY_FILE, settings.MANDORLA_DATA, has_data)


def schema_of(alias: str) -> Schema:
    """How a database stands to the code; one that does not answer is refused."""
    try:
        return schema.of(alias)
    except DatabaseError as error:
        raise Refused(
            _("The database %(name)s can't be read (%(reason)s). Start it, or correct %(variable)s.")
            % {
                "name": connections[alias].settings_dict["NAME"],
                "reason": str(error).strip().splitlines()[0],
                "variable": variable_of(alias),
            }
        ) from None


def variable_of(alias: str) -> str:
    """The environment variable that says where a database is."""
    return "MANDORLA_DATABASE_URL" if alias == CONTENT else "MANDORLA_KEYRING_URL"


def refuse_newer(alias: str, found: Schema) -> None:
    """Refuses a database that a later version of Mandorla has changed."""
    if found is Schema.NEWER:
        raise Refused(
            _(
                "The database %(name)s was written by a newer version of Mandorla. "
                "Start that version, or put back a backup from before."
            )
            % {"name": connections[alias].settings_dict["NAME"]}
        )


def _refuse_schema(alias: str, found: Schema) -> None:
    refuse_newer(alias, found)
    name = {"name": connections[alias].settings_dict["NAME"]}
    if found is Schema.ABSENT:
        raise Refused(_("There is nothing in %(name)s yet. Run `mandorla init`, then start again.") % name)
    if found is Schema.OLDER:
        raise Refused(
            _(
                "The database %(name)s is older than this version of Mandorla. "
                "Make a backup, run `mandorla init`, then start again."
            )
            % name
        )


def _place_of(alias: str) -> tuple[object, ...]:
    place = settings.DATABASES[alias]
    return tuple(place[part] for part in ("ENGINE", "NAME", "HOST", "PORT"))
