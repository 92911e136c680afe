from typing import ClassVar

from django.contrib.auth.hashers import Argon2PasswordHasher


class LightArgon2(Argon2PasswordHasher):
    """Argon2 with the least work, for tests in which hashing is not the point; it counts how often it worked."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
    times: ClassVar[int] = 0

    def encode(self, password: str, salt: str) -> str:
        LightArgon2.times += 1
        return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        LightArgon2.times += 1
        return super().verify(password, encoded)


class DearerArgon2(LightArgon2):
    """The same with a little more work, as a later release would ask for: old hashes are made anew."""

    time_cost = 2


LIGHT, DEARER = ([f"{one.__module__}.{one.__qualname__}"] for one in (LightArgon2, DearerArgon2))
