import re
from pathlib import Path

import pytest

from tests.architecture import tree

# Somebody's home, this very checkout, the hosts of package registries: none is any reader's affair.
HOME = re.compile(r"(?<![\w.<}/-])/(?:root|home/\w+|Users/\w+)(?:/[\w.-]+)+")
REGISTRY = re.compile(
    r"\b(?:[\w-]+\.)*(?:pypi|pythonhosted|npmjs|crates|rubygems|conda|anaconda)\.(?:org|com|io)\b"
)
INDEX = re.compile(
    r"(?m)^\s*(?:--(?:extra-)?index-url|--find-links|--trusted-host|index-url)\b|registry = \""
)
TEXT = {".py", ".md", ".txt", ".toml", ".lock", ".yaml", ".yml", ".html", ".js", ".css", ".json", ".sh", ""}


def traces(text: str, checkout: Path = tree.ROOT) -> list[str]:
    found = [match.group() for kind in (HOME, REGISTRY, INDEX) for match in kind.finditer(text)]
    is_telling = len(checkout.parts) > 2  # a folder right under the root has a name that may mean anything
    return [*found, *([str(checkout)] if is_telling and f"{checkout}/" in text else [])]


def test_no_file_names_a_place_of_one_machine_or_registry() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in tree.tracked() if path.suffix in TEXT}
    assert len(texts) > 100
    assert {tree.short(path): found for path, text in texts.items() if (found := traces(text))} == {}


@pytest.mark.parametrize(
    "parts", [("/", "home", "val", "mandorla"), ("files.", "python", "hosted.org"), ("--index", "-url there")]
)
def test_a_trace_is_found(parts: tuple[str, ...]) -> None:
    text = "/".join(parts).replace("//", "/") if parts[0] == "/" else "".join(parts)
    assert traces(text) != []


def test_the_name_of_this_checkout_is_found() -> None:
    checkout = Path("/") / "somewhere" / "mandorla"
    assert traces(f"see {checkout}/README.md", checkout) == [str(checkout)]
    assert traces("see src/mandorla/README.md", checkout) == []
