"""Identifiers: UUIDv7, made in the application, so that a row's id is known before it is written."""

import uuid

from uuid_utils.compat import uuid7


def new_id() -> uuid.UUID:
    """A new time-ordered identifier (RFC 9562, version 7)."""
    return uuid7()


def new_opaque_id() -> uuid.UUID:
    """A new identifier that tells nothing (RFC 9562, version 4), for rows whose number another person gets to see."""
    return uuid.uuid4()


def new_form_id() -> uuid.UUID:
    """The identifier a form carries so that sending it twice counts once (RFC 9562, version 4)."""
    return uuid.uuid4()
