"""The source tree, as the tests of this folder read it."""

import ast
import subprocess
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "src" / "mandorla"
FOLDERS = (CODE, ROOT / "tests", ROOT / "bench")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(pattern: str, *folders: Path) -> list[Path]:
    found = (path for folder in folders or FOLDERS for path in folder.rglob(pattern))
    return sorted(path for path in found if "__pycache__" not in path.parts)


def ours() -> list[Path]:
    """Python files of the product itself, without its tests."""
    return [path for path in files("*.py", CODE) if "tests" not in path.parts]


def written() -> list[Path]:
    """Python files that somebody wrote by hand."""
    return [path for path in files("*.py") if "migrations" not in path.parts]


def templates() -> list[Path]:
    return [path for path in files("*.html", CODE) if "templates" in path.parts]


def of_module(name: str, *, within: Path = CODE) -> list[Path]:
    """The files of one kind of module in every slice: `views.py`, or what a package `views/` holds."""
    found = files("*.py", within)
    chosen = [path for path in found if path.name == f"{name}.py" or path.parent.name == name]
    return [path for path in chosen if "tests" not in path.parts and path.name != "__init__.py"]


def tracked() -> list[Path]:
    """Every file of the repository; without git, every file that could be one."""
    try:
        listing = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return [path for path in files("*", *FOLDERS, ROOT / "docs", ROOT / "deploy") if path.is_file()]
    return [ROOT / name for name in listing.split("\0") if name and (ROOT / name).is_file()]


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def found_in(paths: Iterable[Path], check: Callable[[ast.Module], list[str]]) -> dict[str, list[str]]:
    """What `check` finds in Python files, by file; nothing, where all is well."""
    paths = list(paths)
    assert paths, "nothing was looked at"
    found = {short(path): check(parse(path)) for path in paths}
    return {name: problems for name, problems in found.items() if problems}


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def top_level(tree: ast.Module) -> list[Function]:
    return [node for node in tree.body if isinstance(node, Function)]


def called(tree: ast.AST) -> Iterator[str]:
    """What is called, as it is written: `clock.now`, `row.save`, `open`."""
    return (ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call))


@cache
def layers() -> tuple[frozenset[str], ...]:
    """The rooms of each layer, from the top, as pyproject.toml has them."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    lines: list[str] = next(row["layers"] for row in contracts if row["type"] == "layers")
    return tuple(frozenset(line.translate(str.maketrans("|:()", "    ")).split()) for line in lines)


def height(room: str) -> int:
    """How high a room stands; the lowest is 0."""
    return next(i for i, rooms in enumerate(reversed(layers())) if room in rooms)
