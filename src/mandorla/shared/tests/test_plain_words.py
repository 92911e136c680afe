from pathlib import Path

from mandorla.shared.tests.plain_words import counting, grade, too_hard, too_long, words_of

HARD = "Notwithstanding considerable disagreement, responsibility necessitates immediate reconciliation."


def test_a_hard_text_would_be_found() -> None:
    assert grade([HARD]) > 15
    assert grade(["You can take it back."]) < 3


def test_a_page_that_is_long_hard_and_urges_would_be_found(tmp_path: Path) -> None:
    page, long = tmp_path / "page.html", "and so on " * 9
    page.write_text(f'{{% translate "{HARD} You always {long}" %}}{{{{ rows|length }}}}')
    assert too_long(words_of(page))
    assert too_hard(words_of(page))
    assert len(counting(page)) == 2


def test_short_plain_words_are_let_be(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('{% translate "You can take it back. It is yours. Go on when you are calm, or not." %}')
    assert [*too_long(words_of(page)), *too_hard(words_of(page)), *counting(page)] == []
