from threading import Thread

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from mandorla.vault.logic.cache import ShortCache

LIMIT, SECONDS = 3, 30.0
names = st.sampled_from("abcd")


class CacheAgainstAList(RuleBasedStateMachine):
    """A list of (name, put at, value), the one used last at its end, says what the cache must hold."""

    def __init__(self) -> None:
        super().__init__()
        self.cache = ShortCache[str, int](limit=LIMIT, seconds=SECONDS)
        self.model: list[tuple[str, float, int]] = []
        self.now = 0.0

    @rule(seconds=st.sampled_from([1.0, 15.0, 31.0]))
    def time_passes(self, seconds: float) -> None:
        self.now += seconds

    @rule(name=names, value=st.integers())
    def put(self, name: str, value: int) -> None:
        self.cache.put(name, value, now=self.now)
        self.model = [entry for entry in self.model if entry[0] != name][-LIMIT + 1 :]
        if len(self.model) == LIMIT:
            self.model.pop(0)
        self.model.append((name, self.now, value))

    @rule(name=names)
    def get(self, name: str) -> None:
        found = next((entry for entry in self.model if entry[0] == name), None)
        if found:
            self.model.remove(found)
            if self.now - found[1] < SECONDS:
                self.model.append(found)
            else:
                found = None
        assert self.cache.get(name, now=self.now) == (found[2] if found else None)

    @rule(name=names)
    def drop(self, name: str) -> None:
        self.cache.drop(name)
        self.model = [entry for entry in self.model if entry[0] != name]

    @rule()
    def clear(self) -> None:
        self.cache.clear()
        self.model.clear()

    @invariant()
    def it_stays_small(self) -> None:
        assert len(self.model) <= LIMIT


TestTheCacheHoldsWhatAListHolds = CacheAgainstAList.TestCase


def test_an_entry_dies_after_its_seconds() -> None:
    cache = ShortCache[str, int](limit=LIMIT, seconds=SECONDS)
    cache.put("a", 1, now=100)

    assert cache.get("a", now=100 + SECONDS - 0.1) == 1
    assert cache.get("a", now=100 + SECONDS) is None
    assert cache.get("a", now=100) is None


def test_the_entry_used_longest_ago_makes_room() -> None:
    cache = ShortCache[str, int](limit=2, seconds=SECONDS)
    cache.put("a", 1, now=0)
    cache.put("b", 2, now=0)
    cache.get("a", now=0)
    cache.put("c", 3, now=0)

    assert [cache.get(name, now=0) for name in "abc"] == [1, None, 3]


def test_threads_do_not_disturb_one_another() -> None:
    cache = ShortCache[int, int](limit=8, seconds=SECONDS)
    wrong: list[int] = []

    def work(start: int) -> None:
        for step in range(3000):
            name = (start + step) % 16
            cache.put(name, name, now=0)
            if cache.get(name, now=0) not in (name, None):
                wrong.append(name)
            cache.drop((name * 7) % 16)

    threads = [Thread(target=work, args=(start,)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not wrong
