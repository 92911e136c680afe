import unicodedata

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from mandorla.shared.text import WritingField, clean, fold


def test_any_script_and_any_emoji_stays_as_it_was_written() -> None:
    for words in ("Ça va ?", "שלום, מה שלומך", "مرحبا", "愛しています", "👩‍❤️‍👩 and 🏳️‍🌈", "नमस्ते"):
        assert clean(words) == unicodedata.normalize("NFC", words)


def test_joiners_and_directions_stay_for_scripts_that_need_them() -> None:
    assert clean("می‌خواهم") == "می‌خواهم"
    assert clean("\u2067right to left\u2069") == "\u2067right to left\u2069"


def test_control_characters_go_and_line_ends_become_one_kind() -> None:
    assert clean("one\r\ntwo\rthree\n\tfour\x00\x07\x1b[31m\x7f") == "one\ntwo\nthree\n\tfour[31m"


def test_accents_in_two_parts_become_one_letter() -> None:
    assert clean("cafe\u0301") == "café"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(codec="utf-8")))
def test_what_is_cleaned_can_be_written_to_any_file(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.encode() is not None
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in cleaned if c not in "\n\t")


def test_blank_words_are_refused_as_none() -> None:
    for blank in ("", "  \n ", "\x00", "\u00a0"):
        with pytest.raises(forms.ValidationError, match="no words here yet"):
            WritingField().clean(blank)


def test_an_optional_field_takes_no_words() -> None:
    assert WritingField(required=False).clean("  ") == ""


def test_too_many_characters_are_counted_exactly() -> None:
    assert WritingField(most=5).clean("five!") == "five!"
    with pytest.raises(forms.ValidationError, match="1 character more"):
        WritingField(most=5).clean("sixes!")
    with pytest.raises(forms.ValidationError, match="7 characters more"):
        WritingField(most=5).clean("twelve chars")


def test_characters_are_counted_after_cleaning() -> None:
    assert WritingField(most=5).clean("  cafe\u0301 \r\n") == "café"


def test_folding_forgets_case_and_accents() -> None:
    alike = (
        ("CAFÉ", "cafe"),
        ("Straße", "STRASSE"),
        ("Ångström", "angstrom"),
        ("القَهوة", "القهوة"),
        ("ﬁn", "FIN"),
    )
    for one, other in alike:
        assert fold(one) == fold(other)
    assert fold("kettle") != fold("window")


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
