"""Why Mandorla does not start."""


class Refused(Exception):
    """Mandorla does not start this way; the text tells the host, in a sentence or two, what to do."""
