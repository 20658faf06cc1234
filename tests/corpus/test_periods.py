"""What a person types for a time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.periods import parse_period

PERIODS = [
    ("2020", "2020-01-01", "2020-12-31"),
    ("2020-03", "2020-03-01", "2020-03-31"),
    ("mars 2009", "2009-03-01", "2009-03-31"),
    ("03/2009", "2009-03-01", "2009-03-31"),
    ("12/03/2020", "2020-03-12", "2020-03-12"),
    ("le 1er mai 2020", "2020-05-01", "2020-05-01"),
    ("1er trimestre 2020", "2020-01-01", "2020-03-31"),
    ("2e semestre 2020", "2020-07-01", "2020-12-31"),
    ("T2 2020", "2020-04-01", "2020-06-30"),
    ("printemps 2020", "2020-03-01", "2020-05-31"),
    ("été 2019", "2019-06-01", "2019-08-31"),
    ("2020-03..2021", "2020-03-01", "2021-12-31"),
    ("2020/2022", "2020-01-01", "2022-12-31"),
    ("de 2019 à 2021", "2019-01-01", "2021-12-31"),
    ("du 3 mars 2020 au 5 avril 2021", "2020-03-03", "2021-04-05"),
    ("2020..", "2020-01-01", "9999-12-31"),
    ("../2021", "0001-01-01", "2021-12-31"),
    ("depuis mars 2020", "2020-03-01", "9999-12-31"),
    ("avant 2021", "0001-01-01", "2020-12-31"),
    ("après 2020", "2021-01-01", "9999-12-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), PERIODS, ids=[row[0] for row in PERIODS])
def test_a_time_is_read_as_first_and_last_day(text: str, first: str, last: str) -> None:
    assert parse_period(text) == (date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())


@pytest.mark.parametrize("text", ["", "..", "/", "demain", "2020-13", "2021..2020", "logement 2020", "31 février 2020"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert parse_period(text) is None


@given(st.text(max_size=60))
def test_any_text_is_a_time_in_order_or_none(text: str) -> None:
    period = parse_period(text)
    assert period is None or period[0] <= period[1]
