import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import tree


def wrong_imports(module: ast.Module) -> list[str]:
    late = {
        inner
        for function in tree.functions(module)
        if function.name != "ready"
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    }
    relative = [node for node in ast.walk(module) if isinstance(node, ast.ImportFrom) and node.level]
    starred = [
        node for node in ast.walk(module) if isinstance(node, ast.ImportFrom) and node.names[0].name == "*"
    ]
    return sorted({ast.unparse(node) for node in [*late, *relative, *starred]})


def test_imports_are_absolute_and_at_the_top() -> None:
    assert tree.found_in(tree.written(), wrong_imports) == {}


@pytest.mark.parametrize(
    "bad", ["from . import x", "from os import *", "def f():\n    import os", "async def g():\n    import os"]
)
def test_another_kind_of_import_is_found(bad: str) -> None:
    assert len(wrong_imports(ast.parse(bad))) == 1


def test_an_app_may_import_when_it_is_ready() -> None:
    assert wrong_imports(ast.parse("class A:\n    def ready(self):\n        import os")) == []


def test_imports_keep_to_the_layers() -> None:
    answer = _lint(tree.ROOT / "pyproject.toml")
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_an_import_that_goes_up_is_found(tmp_path: Path) -> None:
    rooms = {"low/__init__.py": "import sample.high", "high/__init__.py": "", "__init__.py": ""}
    for name, text in rooms.items():
        path = tmp_path / "sample" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    layers = 'type = "layers"\ncontainers = ["sample"]\nlayers = ["high", "low"]\nname = "down"'
    config = tmp_path / "pyproject.toml"
    config.write_text(
        f'[tool.importlinter]\nroot_package = "sample"\n[[tool.importlinter.contracts]]\n{layers}'
    )
    answer = _lint(config)
    assert answer.returncode == 1
    assert "sample.low -> sample.high" in answer.stdout


def _lint(config: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    folders = [str(config.parent), str(tree.ROOT / "src")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(folders)}
    return subprocess.run(
        [program, "--config", config, "--no-cache"],
        cwd=config.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
