"""Why a file cannot be imported."""


class NotTakenIn(Exception):
    """The file cannot be imported; the message explains why. Nothing was changed."""
