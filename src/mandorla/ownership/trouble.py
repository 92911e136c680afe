"""Why a file can't be taken in."""


class NotTakenIn(Exception):
    """It can't be taken in; the text is a sentence for whoever tries. Nothing was changed."""
