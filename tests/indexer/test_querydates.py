"""Dates as people type them, and what is no date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.querydates import bounded, period_at, read_period


@pytest.mark.parametrize(("value", "edtf"), [
    ("2009", "2009"), ("2009-03", "2009-03"), ("2009-03-12", "2009-03-12"), ("mars 2009", "2009-03"),
    ("Février 2009", "2009-02"), ("1er mai 2019", "2019-05-01"), ("21/06/2024", "2024-06-21"), ("03/2009", "2009-03"),
    ("été 2020", "2020-22"), ("1er trimestre 2020", "2020-33"), ("2e semestre 2020", "2020-41"),
    ("début 2024", "2024-01/2024-03"), ("fin 2008", "2008-10/2008-12"), ("hiver 2009-2010", "2009-24"),
    ("2020-03..2021", "2020-03/2021"), ("mars 2009..mai 2009", "2009-03/2009-05"), ("2020..", "2020/.."),
    ("..2020", "../2020"), ("2020/2021", "2020/2021"), ("2008 à 2010", "2008/2010"),
    ("depuis mars 2020", "2020-03/.."), ("avant 2021", "../2020-12-31"), ("de 2019 à 2021", "2019/2021"),
    ("entre mars 2008 et 2010", "2008-03/2010"), ("le 1er mai 2020", "2020-05-01"), ("en mars 2009", "2009-03"),
    (">2019", "2020-01-01/.."), (">=2019", "2019/.."), ("<2020", "../2019-12-31"), ("<=2020", "../2020"),
])
def test_a_value_is_read_as_a_period(value: str, edtf: str) -> None:
    period = read_period(value)
    assert period is not None
    assert period.edtf == edtf


@pytest.mark.parametrize("value", ["", "..", "inconnue", "2024-13", "31/02/2024", "2021..2020", "<0001", ">9999",
                                   "mars", "mai 68", "12", "date", "2009-03-12 et après"])
def test_what_is_no_date_is_not_read(value: str) -> None:
    assert read_period(value) is None


@pytest.mark.parametrize(("season", "first", "last"), [
    ("printemps 2020", date(2020, 3, 1), date(2020, 6, 20)), ("été 2020", date(2020, 6, 1), date(2020, 9, 22)),
    ("automne 2020", date(2020, 9, 1), date(2020, 12, 20)), ("hiver 2020", date(2020, 12, 1), date(2021, 3, 20)),
])
def test_a_season_is_that_of_the_calendar_and_that_of_the_sky(season: str, first: date, last: date) -> None:
    period = read_period(season)
    assert period is not None
    assert period.days == (first.toordinal(), last.toordinal())


def test_before_and_after_leave_the_date_itself_out() -> None:
    before, after = bounded("mars 2009", since=False), bounded("mars 2009", since=True)
    assert before is not None
    assert after is not None
    assert before.days == (None, date(2009, 2, 28).toordinal())
    assert after.days == (date(2009, 4, 1).toordinal(), None)


@pytest.mark.parametrize(("words", "index", "edtf", "count"), [
    ("communiques de fevrier 2009", 1, "2009-02", 3), ("cnll 2013", 1, "2013", 1),
    ("entre mars 2008 et 2010", 0, "2008-03/2010", 5), ("depuis 2020", 0, "2020/..", 2),
    ("janvier a mars 2009", 0, "2009-01/2009-03", 4), ("de janvier a mars 2009", 0, "2009-01/2009-03", 5),
    ("du 5 au 12 mars 2009", 0, "2009-03-05/2009-03-12", 6), ("5 au 12 mars 2009", 0, "2009-03-05/2009-03-12", 5),
    ("entre fevrier et avril 2009", 0, "2009-02/2009-04", 5),
    ("entre le 5 fevrier et le 12 mars 2009", 0, "2009-02-05/2009-03-12", 9),
    ("du 28 fevrier au 3 mars 2009", 0, "2009-02-28/2009-03-03", 7),
    ("depuis le 3 mai 2020", 0, "2020-05-03/..", 5), ("jusqu' a 2019", 0, "../2019", 3),
    ("greve de debut 2024", 2, "2024-01/2024-03", 2), ("mi-2024", 0, "2024-05/2024-08", 1),
    ("fin de l' annee 2008", 0, "2008-10/2008-12", 5), ("mi-mai 2020", 0, "2020-05-11/2020-05-20", 2),
    ("fin fevrier 2020", 0, "2020-02-21/2020-02-29", 3), ("debut du mois de mars 2009", 0, "2009-03-01/2009-03-10", 6),
    ("milieu 2020", 0, "2020-05/2020-08", 2), ("annees 2010", 0, "2010/2019", 2), ("annees 90", 0, "1990/1999", 2),
    ("hiver 2009-2010", 0, "2009-24", 2), ("early 2024", 0, "2024-01/2024-03", 2),
    ("since march 2020", 0, "2020-03/..", 3), ("between 2008 and 2010", 0, "2008/2010", 4),
    ("avant mars 2009", 0, "../2009-02-28", 3), ("le 21 juin 2024", 1, "2024-06-21", 3),
])
def test_a_period_is_read_inside_a_query(words: str, index: int, edtf: str, count: int) -> None:
    period = period_at(words.split(), index)
    assert period is not None
    assert (period.edtf, period.words) == (edtf, count)


@pytest.mark.parametrize("words", ["1er mai", "504 000", "le 21 juin", "mars", "loi 101",
                                   "du 5 au 12", "de mars a avril", "le 5 au matin", "du 12 au 5 mars"])
def test_words_without_a_year_are_no_period(words: str) -> None:
    split = words.split()
    assert all(period_at(split, index) is None for index in range(len(split)))


@given(st.text())
def test_no_value_raises_and_every_period_begins_before_it_ends(text: str) -> None:
    for period in (read_period(text), bounded(text, since=True), bounded(text, since=False)):
        if period is not None:
            first, last = period.days
            assert first is None or last is None or first <= last
