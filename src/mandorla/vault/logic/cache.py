"""A bounded cache whose entries die young."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class ShortCache(Generic[K, V]):
    """Keeps the `limit` entries used last, each at most `seconds` long; safe between threads."""

    def __init__(self, *, limit: int, seconds: float) -> None:
        self._limit = limit
        self._seconds = seconds
        self._entries: OrderedDict[K, tuple[float, V]] = OrderedDict()
        self._lock = Lock()

    def get(self, name: K, *, now: float) -> V | None:
        """What was put under `name` less than `seconds` before `now` (seconds of a monotonic clock)."""
        with self._lock:
            put_at, value = self._entries.get(name, (None, None))
            if put_at is None:
                return None
            if now - put_at >= self._seconds:
                del self._entries[name]
                return None
            self._entries.move_to_end(name)
            return value

    def put(self, name: K, value: V, *, now: float) -> None:
        """Keeps `value`; the entry that was used longest ago makes room."""
        with self._lock:
            self._entries[name] = (now, value)
            self._entries.move_to_end(name)
            while len(self._entries) > self._limit:
                self._entries.popitem(last=False)

    def drop(self, name: K) -> None:
        """Forgets `name`, whether or not it was there."""
        with self._lock:
            self._entries.pop(name, None)

    def clear(self) -> None:
        """Forgets everything."""
        with self._lock:
            self._entries.clear()
