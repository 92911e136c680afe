"""Why Mandorla does not start."""


class Refused(Exception):
    """Mandorla does not start like this; the text is a sentence or two for the host that say what to do."""
