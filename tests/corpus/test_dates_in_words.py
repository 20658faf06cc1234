"""Dates spelled out, as minutes of meetings have them."""

import pytest

from corpus.dates_in_words import find_spelled_date, read_number


@pytest.mark.parametrize(("text", "edtf"), [
    pytest.param("L'an deux mille vingt-deux, le seize juin, à neuf heures", "2022-06-16", id="with a comma"),
    pytest.param("L’an deux mille dix-neuf et le lundi premier avril", "2019-04-01", id="with et, weekday and premier"),
    pytest.param("l'an deux mi1le vingt et un, le trente et un mars", "2021-03-31", id="noise, et un"),
])
def test_a_date_in_words_is_read(text: str, edtf: str) -> None:
    mention = find_spelled_date(text)
    assert mention is not None
    assert mention.edtf == edtf


@pytest.mark.parametrize("text", ["l'an deux mille, le trente février", "l'an dernier, le deux mai", "le deux mai",
                                  "l'an deux mille vingt, le trente et un février"])
def test_what_is_no_date_in_words_is_none(text: str) -> None:
    assert find_spelled_date(text) is None


@pytest.mark.parametrize(("words", "number"), [
    ("un", 1), ("dix-sept", 17), ("vingt et un", 21), ("soixante-douze", 72), ("quatre-vingts", 80),
    ("quatre-vingt-dix-neuf", 99), ("zero", None), ("mille", None)])
def test_french_numbers_are_read(words: str, number: int | None) -> None:
    assert read_number(words) == number
