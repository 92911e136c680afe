"""Words into the pieces that MiniLM knows (WordPiece, as in BERT uncased; Wu et al. 2016, Devlin et al. 2019)."""

import unicodedata
from collections.abc import Iterator, Mapping

START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_LONGEST = 100


def pieces(text: str, vocabulary: Mapping[str, int], most: int) -> list[int]:
    """The numbers of the first `most` pieces, with the marks of start and end around them."""
    found: list[int] = [vocabulary[START]]
    for word in _words(text):
        found += _split(word, vocabulary)
        if len(found) > most:
            break
    return [*found[: most + 1], vocabulary[END]]


def _words(text: str) -> Iterator[str]:
    word = ""
    for sign in unicodedata.normalize("NFD", text.lower()):
        kind = unicodedata.category(sign)
        if kind == "Mn" or (kind in {"Cc", "Cf"} and not sign.isspace()):
            continue
        if sign.isspace() or _stands_alone(sign, kind):
            if word:
                yield word
            word = ""
            if not sign.isspace():
                yield sign
        else:
            word += sign
    if word:
        yield word


def _stands_alone(sign: str, kind: str) -> bool:
    is_symbol = "!" <= sign <= "/" or ":" <= sign <= "@" or "[" <= sign <= "`" or "{" <= sign <= "~"
    return is_symbol or kind.startswith("P") or "\u4e00" <= sign <= "\u9fff"


def _split(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    if len(word) > _LONGEST:
        return [vocabulary[UNKNOWN]]
    found: list[int] = []
    start = 0
    while start < len(word):
        ends = range(len(word), start, -1)
        prefix = "##" if start else ""
        end = next((end for end in ends if prefix + word[start:end] in vocabulary), None)
        if end is None:
            return [vocabulary[UNKNOWN]]
        found.append(vocabulary[prefix + word[start:end]])
        start = end
    return found
