import ast
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.db.models import Field, Model

from mandorla.ownership.policy import data_policy
from mandorla.vault.fields import EncryptedField
from tests.architecture import tree

# The GNU AGPL, version 3, as gnu.org publishes it.
AGPL = "0d96a4ff68ad6d4b6f1f30f713b18d5184912ba8dd389f86aa7710db079abcb0"
RUN_IT = tree.ROOT / "docs" / "run-it.md"
SECURITY = tree.ROOT / "docs" / "security.md"
ARCHITECTURE = tree.ROOT / "ARCHITECTURE.md"


def settings_read(module: ast.Module) -> list[str]:
    """Names of environment variables that code reads."""
    texts = (node.args[:1] for node in ast.walk(module) if isinstance(node, ast.Call))
    first = (one.value for arguments in texts for one in arguments if isinstance(one, ast.Constant))
    return sorted({str(name) for name in first if re.fullmatch(r"MANDORLA_[A-Z_]+", str(name))})


def test_every_setting_is_documented() -> None:
    names = [name for found in tree.found_in(tree.ours(), settings_read).values() for name in found]
    text = RUN_IT.read_text(encoding="utf-8")
    assert "MANDORLA_DATA" in names
    assert [name for name in sorted(set(names)) if f"`{name}`" not in text] == []


def test_a_setting_that_code_reads_is_found() -> None:
    assert settings_read(ast.parse('x = env.bool("MANDORLA_NEW", False)')) == ["MANDORLA_NEW"]


def test_every_command_is_documented() -> None:
    commands = [path.stem.replace("_", "-") for path in tree.of_module("commands")]
    text = RUN_IT.read_text(encoding="utf-8")
    assert "serve" in commands
    assert [name for name in commands if f"mandorla {name}" not in text] == []


def kept_plain(model: type[Model]) -> set[str]:
    fields: list[Field[object, object]] = [*model._meta.concrete_fields]
    return {
        field.name
        for field in fields
        if not (field.primary_key or field.is_relation or isinstance(field, EncryptedField))
    }


def rows(text: str) -> Iterator[tuple[str, set[str]]]:
    """The tables of security.md that name columns: a model and its columns."""
    for label, columns in re.findall(r"^\| `(\w+\.\w+)` \| ((?:`\w+` ?)+)\|", text, re.MULTILINE):
        yield label, set(re.findall(r"`(\w+)`", columns))


def test_security_md_lists_every_plain_column_about_people_and_no_other() -> None:
    about_people = [policy.label for policy in data_policy() if policy.is_about_people]
    kept = {label: names for label in about_people if (names := kept_plain(apps.get_model(label)))}
    assert dict(rows(SECURITY.read_text(encoding="utf-8"))) == kept


def test_a_missing_column_would_be_noticed() -> None:
    assert dict(rows("| `prompts.Offer` | `day` `slug` | why |\n| no | `row` | |")) == {
        "prompts.Offer": {"day", "slug"}
    }
    assert kept_plain(apps.get_model("prompts.Offer")) == {"day", "slug"}
    assert "text" not in kept_plain(apps.get_model("prompts.Answer"))


def places_named(text: str) -> set[str]:
    """Files and folders that a document names in code type, apart from addresses of pages."""
    names = re.findall(r"`(\w[\w./-]+)`", text)
    return {name for name in names if "/" in name or name.endswith((".md", ".py", ".toml"))}


def test_what_architecture_md_names_is_there() -> None:
    names = places_named(ARCHITECTURE.read_text(encoding="utf-8"))
    starts = [tree.ROOT, tree.CODE, *(tree.CODE / room for room in ("prompts", "pairs", "drafts"))]
    assert len(names) > 20
    assert [name for name in sorted(names) if not any((start / name).exists() for start in starts)] == []


def layers_of(text: str) -> list[set[str]]:
    """Rooms by layer, the highest first, as ARCHITECTURE.md draws them."""
    (drawn,) = re.findall(r"^## Layers\n.*?^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [set(re.findall(r"\w+", line)) for line in drawn.splitlines()]


def test_architecture_md_draws_the_layers_that_imports_are_held_to() -> None:
    built = {path.stem for path in tree.CODE.iterdir()}
    held = [layer & built for layer in tree.layers()]
    assert layers_of(ARCHITECTURE.read_text(encoding="utf-8")) == [layer for layer in held if layer]


def rooms_drawn(text: str) -> dict[str, str]:
    """What the tree of ARCHITECTURE.md says of each room."""
    (drawn,) = re.findall(r"^## The tree\n```\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return dict(re.findall(r"^  (\w+)/ +(\S.*)$", drawn, re.MULTILINE))


def said_of_itself(room: Path) -> str:
    """The first line of a package, as a line of the tree has it."""
    line = (ast.get_docstring(tree.parse(room / "__init__.py")) or "").partition("\n")[0].removesuffix(".")
    return line[:1].lower() + line[1:]


def test_each_room_says_what_it_is_for_and_architecture_md_says_the_same() -> None:
    said = {path.parent.name: said_of_itself(path.parent) for path in tree.CODE.glob("*/__init__.py")}
    drawn = rooms_drawn(ARCHITECTURE.read_text(encoding="utf-8"))
    assert len(said) > 10
    assert {room: text for room, text in drawn.items() if room in said} == said


def test_architecture_md_has_every_folder_in_its_tree() -> None:
    text = ARCHITECTURE.read_text(encoding="utf-8")
    (drawn,) = re.findall(r"^## The tree\n```\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    rooms = [path.name for path in tree.CODE.iterdir() if path.is_dir() and not path.name.startswith("_")]
    assert len(rooms) > 10
    assert [room for room in rooms if not re.search(rf"\b{room}/", drawn)] == []


def test_a_place_that_is_not_there_would_be_noticed() -> None:
    text = "see `prompts/views.py` and `make test`, `STYLE.md`, `.../answer/`"
    assert places_named(text) == {"prompts/views.py", "STYLE.md"}


def test_the_license_is_the_agpl_word_for_word() -> None:
    assert hashlib.sha256((tree.ROOT / "LICENSE").read_bytes()).hexdigest() == AGPL
