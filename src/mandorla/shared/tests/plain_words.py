"""How easily what a page says is read by somebody in the middle of a fight."""

import re
from pathlib import Path

MOST_WORDS, HARDEST = 25, 6.0
ENOUGH = 12  # fewer words have no grade
PLAIN = re.compile(r'{%\s*translate\s+"([^"]+)"')
BLOCK = re.compile(r"{%\s*blocktranslate[^%]*%}(.*?){%\s*endblocktranslate\s*%}", re.DOTALL)
CALL = re.compile(r'\b_\(\s*"([^"]+)"')
URGING = re.compile(r"\b(times in a row|streak|percent|score|overdue|always|never|failed|late again)\b", re.I)


def pages_of(slice_: Path) -> list[Path]:
    """The templates of a slice, and its modules that may put words on screen."""
    return sorted([*slice_.glob("templates/*/*.html"), *slice_.glob("*.py"), *slice_.glob("views/*.py")])


def words_of(page: Path) -> list[str]:
    """Every string of ours that a page or a module puts on screen, its names filled in."""
    text = page.read_text(encoding="utf-8")
    found = [*PLAIN.findall(text), *BLOCK.findall(text), *CALL.findall(text)]
    return [re.sub(r"{{\s*\w+\s*}}|%\(\w+\)s", "Sam", one).strip() for one in found]


def too_long(strings: list[str]) -> list[str]:
    """Those of more than twenty-five words."""
    return [one for one in strings if len(one.split()) > MOST_WORDS]


def too_hard(strings: list[str]) -> list[str]:
    """All of them, if a child of twelve could not read them; nothing, where they are too few for a grade."""
    is_hard = sum(len(one.split()) for one in strings) >= ENOUGH and grade(strings) > HARDEST
    return strings if is_hard else []


def counting(page: Path) -> list[str]:
    """What on a page counts, compares or urges."""
    signs = [sign for sign in ("|length", "forloop.counter") if sign in page.read_text(encoding="utf-8")]
    return [*signs, *(one for one in words_of(page) if URGING.search(one))]


def grade(strings: list[str]) -> float:
    """The reading grade (Flesch-Kincaid 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    sentences = [one for text in strings for one in re.split(r"[.?:;]\s*", text) if one.split()]
    words = [word for one in sentences for word in one.split()]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """How many syllables an English word has, near enough."""
    word = re.sub(r"[^a-z]", "", word.lower())
    groups = re.findall(r"[aeiouy]+", re.sub(r"(?<=[^aeiouyl])e$|(?<=[^aeiouydt])ed$", "", word))
    return max(1, len(groups))
