"""What can become of sending, whichever way it goes."""


class Unreached(Exception):
    """It did not get there this time; it is worth another try."""


class Refused(Exception):
    """It will never get there; nothing is gained by trying again."""


class Gone(Refused):
    """There is nobody at that end any more."""
