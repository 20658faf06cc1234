"""Folded letters are Latin, lower case and without accents, whatever the alphabet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold_letters

CASES = [
    ("Égalité", "egalite"), ("ŒUVRE", "oeuvre"), ("e\u0301te\u0301", "ete"), ("Łukasz Wałęsa", "lukasz walesa"),
    ("Straße", "strasse"), ("Γιώργος", "giorgos"), ("Мария", "mariia"), ("l’égalité", "l’egalite"),
    ("J.-M. FABRE", "j.-m. fabre"), ("№ 5", "no 5"), ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_letters_fold_to_plain_latin_and_marks_stay(text: str, expected: str) -> None:
    assert fold_letters(text) == expected


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    folded = fold_letters(text)
    assert fold_letters(folded) == folded
