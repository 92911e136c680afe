"""Why a backup can't be made or put back."""


class BackupTrouble(Exception):
    """It can't be done this way; the text tells the host, in a sentence or two, what to do."""
