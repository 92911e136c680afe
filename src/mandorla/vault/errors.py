"""What the vault says when it refuses."""


class VaultError(Exception):
    """The vault refuses. The sentence carries names and ids, never a text or a key."""


class KeyMissing(VaultError):
    """The owner has no key: it was never created, or it was destroyed."""


class DoesNotOpen(VaultError):
    """A ciphertext was moved, swapped, cut or changed, or belongs to another key."""


class HostKeyProblem(VaultError):
    """The host key file is not as it must be; the sentence says what to do."""
