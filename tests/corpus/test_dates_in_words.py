"""Dates spelled out, as minutes of meetings have them."""

import pytest

from corpus.dates_in_words import find_minuted_date, find_spelled_dates, read_number


@pytest.mark.parametrize(("text", "edtf"), [
    pytest.param("L'an deux mille vingt-deux, le seize juin, à neuf heures", "2022-06-16", id="with a comma"),
    pytest.param("L’an deux mille dix-neuf et le lundi premier avril", "2019-04-01", id="with et, weekday and premier"),
    pytest.param("l'an deux mi1le vingt et un, le trente et un mars", "2021-03-31", id="noise, et un"),
])
def test_a_date_in_words_is_read(text: str, edtf: str) -> None:
    mention = find_minuted_date(text)
    assert mention is not None
    assert mention.edtf == edtf


@pytest.mark.parametrize("text", ["l'an deux mille, le trente février", "l'an dernier, le deux mai", "le deux mai",
                                  "l'an deux mille vingt, le trente et un février"])
def test_what_is_no_date_in_words_is_none(text: str) -> None:
    assert find_minuted_date(text) is None


@pytest.mark.parametrize(("words", "number"), [
    ("un", 1), ("dix-sept", 17), ("vingt et un", 21), ("soixante-douze", 72), ("quatre-vingts", 80),
    ("quatre-vingt-dix-neuf", 99), ("zero", None), ("mille", None)])
def test_french_numbers_are_read(words: str, number: int | None) -> None:
    assert read_number(words) == number


@pytest.mark.parametrize(("text", "edtf"), [
    pytest.param("le premier mai deux mille", "2000-05-01", id="a year without more"),
    pytest.param("LUNDI VINGT-TROIS AOÛT DEUX MILLE DIX", "2010-08-23", id="capitals"),
    pytest.param("le dix-sept décembre mil neuf cent quatre-vingt-quinze", "1995-12-17", id="the century before"),
    pytest.param("Fait le trente et un mars deux mille vingt et un.", "2021-03-31", id="inside a sentence"),
])
def test_a_day_and_a_year_in_words_are_read(text: str, edtf: str) -> None:
    assert [one.edtf for one in find_spelled_dates(text)] == [edtf]


@pytest.mark.parametrize("text", ["trente février deux mille dix", "mai deux mille dix", "le mois de mai, deux mille",
                                  "dix-sept mai deux mille grévistes", "un mardi de mai deux mille personnes"])
def test_what_spells_no_day_and_year_is_none(text: str) -> None:
    assert list(find_spelled_dates(text)) == []


def test_a_megabyte_of_months_and_numbers_is_read_in_linear_time() -> None:
    assert list(find_spelled_dates("mai deux " * 110_000)) == []
