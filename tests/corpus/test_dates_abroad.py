"""Dates in the other languages that statements are written in."""

import pytest

from corpus.dates_abroad import find_foreign_dates


@pytest.mark.parametrize(("text", "edtf"), [
    pytest.param("Brussels, 19 May 2022", "2022-05-19", id="English"),
    pytest.param("Thursday, March 3rd, 2016", "2016-03-03", id="English, month first"),
    pytest.param("Straßburg, den 3. März 2020", "2020-03-03", id="German"),
    pytest.param("Madrid, 4 de octubre de 2019", "2019-10-04", id="Spanish"),
    pytest.param("Perpinyà, 12 d'abril de 2021", "2021-04-12", id="Catalan"),
    pytest.param("Tolosa, lo 9 de julhet de 2018", "2018-07-09", id="Occitan"),
    pytest.param("u 30 di marzu di u 2022", "2022-03-30", id="Corsican"),
    pytest.param("17 a viz Gwengolo 2009", "2009-09-17", id="Breton"),
    pytest.param("2 a viz Du 2009", "2009-11-02", id="Breton, a French word"),
    pytest.param("London, December 2020", "2020-12", id="month and year"),
    pytest.param("Fri Mar 20 2020 04:32:22 GMT+0200", "2020-03-20", id="as a browser prints it"),
    pytest.param("Sun, 17 May 2020 09:31:22 GMT", "2020-05-17", id="as a mail or feed has it"),
])
def test_a_date_in_another_language_is_read(text: str, edtf: str) -> None:
    assert [one.edtf for one in find_foreign_dates(text)] == [edtf]


@pytest.mark.parametrize("text", ["31 February 2022", "le 3 du 2022", "May 68", "en mai 2020", "12 March", "Marc 2020"])
def test_what_is_no_date_or_a_french_one_is_left(text: str) -> None:
    assert list(find_foreign_dates(text)) == []
