"""Why a backup can't be made or put back."""


class BackupTrouble(Exception):
    """It can't be done like this; the text is a sentence or two for the host that say what to do."""
