"""Mutants: which lines no test holds. Prints the figures as JSON, and each mutant that lived.

    .venv/bin/uv pip install mutmut  # in a copy of the repository: it is no part of the environment
    PYTHONPATH=src:. .venv/bin/python bench/mutants.py [--one-in=N] [--again=LOG] FILE... -- TEST...

With `--again` only those are tried that lived in the run whose output is LOG. `mutants_same.txt` lists, with reasons,
changes that change nothing; they are neither tried nor counted.

The changes are those of mutmut (`mutmut.mutation.mutators`), in decorated functions too, which mutmut itself leaves
out: here most verbs are `@transaction.atomic`. The tests run once, to see which of them enters which function. Then
each mutant gets a process forked from this one, with everything loaded and the database made, in which the code of its
function is exchanged and those tests run until one fails.
"""

import functools
import gc
import json
import os
import re
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import libcst as cst
import pytest
from _pytest.runner import runtestprotocol
from django.db import connections
from django.urls import get_resolver
from hypothesis import HealthCheck, settings
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

from mandorla.shared.prepared import Prepared

# A test that is slow beside others says nothing of a mutant; and each meets the same chance.
settings.register_profile(
    "mutants", suppress_health_check=list(HealthCheck), deadline=None, derandomize=True, database=None
)
LEFT_ALONE = (cst.Annotation, cst.Decorator, cst.Param)  # they run when the module is loaded
MOST_S, MANY_TIMES = (
    20.0,
    5,
)  # so much beside what its tests took so often: who lives longer hangs, and is noticed
SAME = Path(__file__).with_name("mutants_same.txt")

QUIETLY = [
    *("-n", "0", "-q", "-x", "--tb=native"),  # what failed is not drawn at length
    *(f"-pno:{one}" for one in ("randomly", "timeout", "rerunfailures", "warnings")),
]

Codes = dict[str, CodeType]
Place = tuple[str, str]  # a file, and a qualified name in it


@dataclass(frozen=True)
class Mutant:
    file: str
    line: int
    before: str
    after: str
    codes: Codes  # what changed, by its qualified name


class Changes(cst.CSTVisitor):  # type: ignore[misc]
    """Every changed node within functions."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[cst.CSTNode, cst.CSTNode, int]] = []
        self._depth = 0

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, LEFT_ALONE) or _is_not_changed_by_mutmut(node):
            return False
        if self._depth:
            line = self.get_metadata(PositionProvider, node).start.line if _has_place(node) else 0
            for kind, operator in mutation_operators:
                if isinstance(node, kind):
                    self.found += [(node, changed, line) for changed in operator(node)]
        self._depth += isinstance(node, cst.FunctionDef)
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        self._depth -= isinstance(original_node, cst.FunctionDef)


def _has_place(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.BaseExpression | cst.BaseSmallStatement | cst.BaseCompoundStatement)


def _is_not_changed_by_mutmut(node: cst.CSTNode) -> bool:
    return (
        isinstance(node, cst.Call)
        and isinstance(node.func, cst.Name)
        and node.func.value in ("len", "isinstance")
    )


def codes_of(code: CodeType) -> Codes:
    """All functions of a module by their qualified names; a name that comes again is numbered."""
    found: Codes = {}

    def walk(within: CodeType) -> None:
        for one in within.co_consts:
            if isinstance(one, CodeType):
                name, number = one.co_qualname, 2
                while name in found:
                    name, number = f"{one.co_qualname}#{number}", number + 1
                found[name] = one
                walk(one)

    walk(code)
    return found


def mutants_of(file: Path) -> Iterator[Mutant]:
    wrapper = MetadataWrapper(cst.parse_module(file.read_text()))
    changes, before = Changes(), codes_of(compile(file.read_text(), str(file), "exec"))
    wrapper.visit(changes)
    for node, changed, line in changes.found:
        text = wrapper.module.deep_replace(node, changed).code
        try:
            after = codes_of(compile(text, str(file), "exec"))
        except SyntaxError:
            continue
        differ = {name: code for name, code in after.items() if name in before and code != before[name]}
        if differ:
            was, is_now = (wrapper.module.code_for_node(one).strip() for one in (node, changed))
            yield Mutant(str(file), line, was, is_now, differ)


class Trial:
    """Runs the tests once, and then those that enter a mutant's function, for each mutant."""

    def __init__(self, files: list[Path]) -> None:
        self.mutants = [one for file in files for one in mutants_of(file)]
        self.lived: list[Mutant] = []
        self._files = {str(file) for file in files}
        self._names = {
            _known_by(code): name
            for file in files
            for name, code in codes_of(compile(file.read_text(), str(file), "exec")).items()
        }
        self._entered: dict[Place, set[int]] = defaultdict(set)
        self._cost: dict[int, float] = {}
        self._seconds: dict[pytest.Item, float] = {}

    def pytest_sessionstart(self) -> None:
        settings.load_profile("mutants")  # before any test is read

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        assert get_resolver().url_patterns  # all views are read, and what they remember is known
        for number, item in enumerate(session.items):
            following = session.items[(number + 1) % len(session.items)]  # what the session has is kept
            self._watch(number, item, following)
            assert not session.testsfailed, "the tests are to be green first"
        functions = self._functions()
        gc.freeze()  # what is shared with every child is not counted through in it
        for mutant in self.mutants:
            tests = set[int]().union(*(self._entered[mutant.file, name] for name in mutant.codes))
            order = sorted(tests, key=lambda one: (self._cost[one], one))
            if not self._is_noticed(mutant, [session.items[one] for one in order], functions):
                self.lived.append(mutant)
                print("LIVED", said(mutant), flush=True)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            print(report.longreprtext, flush=True)

    def _watch(self, number: int, item: pytest.Item, following: pytest.Item) -> None:
        """Run a test, and note which functions it enters; whoever enters few and is quick comes first later."""
        seen: set[CodeType] = set()

        def note(frame: FrameType, event: str, _arg: object) -> None:
            if event == "call" and frame.f_code.co_filename in self._files:
                seen.add(frame.f_code)

        self._forget()
        began = time.monotonic()
        sys.setprofile(note)
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        sys.setprofile(None)
        self._seconds[item] = time.monotonic() - began
        self._cost[number] = len(seen) * self._seconds[item]
        for code in seen:
            if name := self._names.get(_known_by(code)):
                self._entered[code.co_filename, name].add(number)

    def _functions(self) -> dict[Place, list[FunctionType]]:
        found: dict[Place, list[FunctionType]] = defaultdict(list)
        for one in gc.get_objects():
            if type(one) is FunctionType and (name := self._names.get(_known_by(one.__code__))):
                found[one.__code__.co_filename, name].append(one)
        return found

    @functools.cached_property
    def _remembering(self) -> list[Any]:
        found: list[Any] = []
        for one in gc.get_objects():
            if type(one) is functools._lru_cache_wrapper:
                if getattr(getattr(one.__wrapped__, "__code__", None), "co_filename", "") in self._files:
                    found.append(one)
            elif type(one) is Prepared and one._compose.__code__.co_filename in self._files:
                found += [one._composed, one._deleting]
        return found

    def _forget(self) -> None:
        """What was worked out once is worked out anew."""
        for one in self._remembering:
            one.cache_clear()

    def _is_noticed(
        self, mutant: Mutant, tests: list[pytest.Item], functions: dict[Place, list[FunctionType]]
    ) -> bool:
        connections.close_all()
        child = os.fork()
        if child == 0:
            with suppress(BaseException):
                os._exit(self._fails(mutant, tests, functions))
            os._exit(1)
        until = time.monotonic() + MOST_S + MANY_TIMES * sum(self._seconds[one] for one in tests)
        while time.monotonic() < until:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                return status != 0
            time.sleep(0.002)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        print("HUNG", said(mutant), flush=True)
        return True

    def _fails(
        self, mutant: Mutant, tests: list[pytest.Item], functions: dict[Place, list[FunctionType]]
    ) -> bool:
        self._forget()
        for name, code in mutant.codes.items():
            for function in functions[mutant.file, name]:
                closed = function.__code__.co_freevars
                if code.co_freevars in (closed, ()):  # a change may drop what it needed from outside
                    function.__code__ = code.replace(co_freevars=closed)
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        for item, following in zip(tests, [*tests[1:], *tests[-1:]], strict=True):
            if any(report.failed for report in runtestprotocol(item, log=False, nextitem=following)):
                return True
        return False


def _known_by(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def said(mutant: Mutant) -> str:
    """A mutant in one line; without its number, so that it is known again when lines have moved."""
    before, after = (" ".join(words.split()) for words in (mutant.before, mutant.after))
    return f"{short(mutant.file)} {list(mutant.codes)[-1]}: {before} => {after}"


def short(file: str) -> str:
    return file.rpartition("src/mandorla/")[2]


def chosen(mutants: list[Mutant], options: dict[str, str]) -> list[Mutant]:
    same = set(SAME.read_text().splitlines())
    found = [one for one in mutants if said(one) not in same]
    print(len(mutants), "mutants, of which", len(mutants) - len(found), "change nothing", flush=True)
    if "--again" in options:
        lived = set(re.findall(r"LIVED (.+)$", Path(options["--again"]).read_text(), re.MULTILINE))
        found = [one for one in found if said(one) in lived]
    found = found[:: int(options.get("--one-in", 1))]
    print(len(found), "are tried", flush=True)
    return found


def main(args: list[str]) -> None:
    at = args.index("--")
    options = dict(one.split("=", 1) for one in args[:at] if one.startswith("--"))
    trial = Trial([Path(one).resolve() for one in args[:at] if not one.startswith("--")])
    trial.mutants = chosen(trial.mutants, options)
    pytest.main([*QUIETLY, *args[at + 1 :]], plugins=[trial])
    made, lived = (Counter(short(one.file) for one in all_of) for all_of in (trial.mutants, trial.lived))
    files = {file: {"mutants": made[file], "lived": lived[file]} for file in made}
    killed = 1 - lived.total() / made.total()
    print(json.dumps({"files": files, "mutants": made.total(), "killed": round(killed, 4)}))


if __name__ == "__main__":
    main(sys.argv[1:])
