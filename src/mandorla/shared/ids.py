"""Identifiers are made in the application, so that a row's id is known before it is written."""

import uuid

from uuid_utils.compat import uuid7


def new_id() -> uuid.UUID:
    """A new time-ordered identifier (RFC 9562, version 7)."""
    return uuid7()


def new_opaque_id() -> uuid.UUID:
    """A new random identifier (RFC 9562, version 4), for rows whose id the other person gets to see."""
    return uuid.uuid4()


def new_form_id() -> uuid.UUID:
    """The identifier that makes a form count only once when it is sent twice (RFC 9562, version 4)."""
    return uuid.uuid4()
