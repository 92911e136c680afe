from pathlib import Path

import pytest

from mandorla.library import reading
from mandorla.library.reading import LINE, ContentProblem, Document, Problem, document, documents, parse

DECK = """\
slug: everyday
prompts:
  - id: one
    text: "What?"

  - id: two
    text: "How?"
"""


def test_every_mapping_knows_the_line_it_stands_on() -> None:
    found = parse("en/decks/everyday.yaml", DECK)
    assert found.body[LINE] == 1
    assert [row[LINE] for row in found.body["prompts"]] == [3, 6]


def test_a_problem_names_file_and_line() -> None:
    found = parse("en/decks/everyday.yaml", DECK)
    problem = found.problem(found.body["prompts"][1], "depth is missing")
    assert str(problem) == "en/decks/everyday.yaml:6: depth is missing"


def test_a_problem_without_a_place_stands_on_line_one() -> None:
    assert Document("en/x.yaml", None).problem(None, "empty") == Problem("en/x.yaml", 1, "empty")


def test_text_that_is_not_yaml_is_told_with_its_line() -> None:
    with pytest.raises(ContentProblem) as caught:
        parse("en/decks/broken.yaml", "slug: a\ntitle: [unclosed\nabout: b\n")
    assert [(problem.file, problem.line) for problem in caught.value.problems] == [
        ("en/decks/broken.yaml", 3)
    ]


def test_content_cannot_run_code() -> None:
    with pytest.raises(ContentProblem, match="constructor"):
        parse("en/x.yaml", "a: !!python/object/apply:os.getcwd []")


def test_problems_are_listed_by_file_and_line() -> None:
    problems = [Problem("b.yaml", 1, "x"), Problem("a.yaml", 9, "y"), Problem("a.yaml", 2, "z")]
    assert str(ContentProblem(problems)) == "a.yaml:2: z\na.yaml:9: y\nb.yaml:1: x"


def test_the_files_of_a_folder_come_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "en" / "decks"
    folder.mkdir(parents=True)
    for name in ("b", "a"):
        (folder / f"{name}.yaml").write_text(f"slug: {name}")
    (folder / "notes.txt").write_text("not content")
    monkeypatch.setattr(reading, "CONTENT", tmp_path)
    assert [(found.file, found.body["slug"]) for found in documents("decks")] == [
        ("en/decks/a.yaml", "a"),
        ("en/decks/b.yaml", "b"),
    ]


def test_one_file_is_read_once_a_process() -> None:
    assert document("topics.yaml") is document("topics.yaml")
